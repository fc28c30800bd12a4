import { ChannelKeeper } from './channel-keeper.ts';
import { ChannelList } from './channel-list.ts';
import type { IrcDeps } from './deps.ts';
import { Ear } from './ear.ts';
import type { OutboundLine } from './format-line.ts';
import { InterviewChannels } from './interview-channels.ts';
import { Liveness } from './liveness.ts';
import { NameRules } from './name-rules.ts';
import { NickKeeper } from './nick-keeper.ts';
import { Playback } from './playback.ts';
import { Prover } from './prover.ts';
import { SelfIdentifier } from './self-identifier.ts';
import type { IrcSettings } from './settings.ts';
import { Speaker } from './speaker.ts';

/** What the bot on one network is made of; each does one thing, and outlives the connections. */
export interface Parts {
  readonly names: NameRules;
  readonly channels: ChannelList;
  readonly keeper: ChannelKeeper;
  readonly speaker: Speaker;
  readonly prover: Prover;
  readonly ear: Ear;
  readonly playback: Playback;
  readonly nick: NickKeeper;
  readonly self: SelfIdentifier;
  readonly liveness: Liveness;
  readonly interviews: InterviewChannels;
}

/** @param onPlaceLost told when the bot is out of the channel of an interview, unasked. */
export function makeParts(settings: IrcSettings, deps: IrcDeps, onPlaceLost: (name: string) => void): Parts {
  const names = new NameRules();
  const channels = new ChannelList(settings.channels, names.fold);
  const liveness = new Liveness(deps.clock, deps.timers, settings.patience);
  const playback = new Playback();
  const shared = { settings, ...deps, names, channels };
  const speaker = new Speaker({ ...shared, ping: (connection) => liveness.ping(connection) });
  const command = (line: OutboundLine | null) => speaker.command(line);
  const keeper = new ChannelKeeper({
    ...shared,
    command,
    onJoined: () => speaker.joined(),
    onLeft: (place, reason) => speaker.left(place, reason),
  });
  const nick = new NickKeeper({ ...shared, command });
  const onIdentified = () => {
    keeper.identified();
    nick.identified();
  };
  const prover = new Prover({
    ...shared,
    command,
    watchedAccount: (channel, nick) => interviews.accountIn(channel, nick),
  });
  const interviews: InterviewChannels = new InterviewChannels({
    ...shared,
    command,
    accountOf: (nick) => prover.accountOf(nick),
    onLost: onPlaceLost,
  });
  return {
    names,
    channels,
    keeper,
    speaker,
    prover,
    ear: new Ear({ ...shared, playback, courtesy: (line) => speaker.courtesy(line) }),
    playback,
    nick,
    self: new SelfIdentifier({ ...shared, command, onIdentified }),
    liveness,
    interviews,
  };
}
