import { formatDuration } from '../answers/compose/times.ts';
import type { Command, CommandContext } from '../bot/command.ts';
import type { NetworkStatus } from '../ports/chat-network.ts';

export const status: Command = {
  name: 'status',
  aliases: ['networks'],
  summary: 'tells how the bot is doing on each of its networks',
  argument: null,
  role: 'admin',
  where: 'direct',
  examples: [{ says: 'status', hears: 'connected for' }],
  handle: (_text, context) => {
    const { about, now, networks, say } = context;
    const intro = say('statusBot', {
      version: about.version,
      up: formatDuration(now - about.startedAt),
      zones: about.zoneTables,
    });
    // A line for each network; in one list their own commas and semicolons would run into each other.
    const lines = [intro, ...networks.map((network) => networkText(network.status(), context))];
    return { blocks: lines.map((text) => ({ kind: 'text', text })), conversation: {} };
  },
};

function networkText(status: NetworkStatus, { say, now }: CommandContext): string {
  const { name, state, since, nick, lagMs, queued, expired, problem, lastHeardAt, channels } = status;
  return say('statusNetwork', {
    name,
    state,
    since: formatDuration(now - since),
    nick,
    channels: channels.map(channelText).join(', '),
    lag: lagMs === null ? -1 : Math.round(lagMs),
    queued,
    expired,
    heard: lastHeardAt === null ? 'none' : formatDuration(now - lastHeardAt),
    problem: problem ?? 'none',
  });
}

function channelText({ name, isJoined, problem }: NetworkStatus['channels'][number]): string {
  if (isJoined && problem === null) return name;
  return `${name} (${problem ?? 'not joined yet'})`;
}
