import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { formatDuration } from '../answers/compose/times.ts';
import type { Command, CommandContext } from '../bot/command.ts';
import { reasonText } from '../bot/reason-text.ts';
import { DAY_MS } from '../domain/time/units.ts';
import { BY_COPY } from '../ports/channel-pauses.ts';
import type { NetworkStatus } from '../ports/chat-network.ts';
import { StoreError } from '../ports/store-error.ts';

export const status: Command = {
  name: 'status',
  aliases: ['networks'],
  summary: 'tells how the bot is doing on each of its networks',
  argument: null,
  role: 'admin',
  where: 'direct',
  examples: [{ says: 'status', hears: 'connected for' }],
  handle: async (_text, context) => {
    const { about, now, networks, say } = context;
    const intro = say('statusBot', {
      version: about.version,
      up: formatDuration(now - about.startedAt),
      zones: about.zoneTables,
    });
    // A line for each; in one list their own commas and semicolons would run into each other.
    const lines = [
      intro,
      ...networks.map((network) => networkText(network.status(), context)),
      await outboxText(context),
    ];
    return { blocks: lines.map((text) => ({ kind: 'text', text })), conversation: {} };
  },
};

const MONTH_MS = 30 * DAY_MS;

/** How the outbox stands; a database that is out of order is a part of how the bot is doing, no reason to tell nothing. */
async function outboxText({ reminders, say, now }: CommandContext): Promise<string> {
  try {
    const { outbox, pauses } = await reminders.stores();
    const paused = (await pauses.list()).map(({ network, channel, by }) =>
      say('statusPause', { place: `${network}/${channel}`, by, isCopy: String(by === BY_COPY) }),
    );
    const tally = await outbox.tally(now - MONTH_MS, now);
    return say('statusOutbox', { ...tally, paused: paused.length === 0 ? 'none' : paused.join(', ') });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return say('statusOutboxFailed');
  }
}

function networkText(status: NetworkStatus, { say, now }: CommandContext): string {
  const { name, state, since, nick, lagMs, queued, expired, problem, warnings, lastHeardAt, channels } = status;
  return say('statusNetwork', {
    name,
    state,
    since: formatDuration(now - since),
    nick,
    channels: channels.map((channel) => channelText(channel, say)).join(', '),
    lag: lagMs === null ? -1 : Math.round(lagMs),
    queued,
    expired,
    heard: lastHeardAt === null ? 'none' : formatDuration(now - lastHeardAt),
    problem: problem === null ? 'none' : reasonText(problem, say),
    warnings: warnings.length === 0 ? 'none' : warnings.map((warning) => reasonText(warning, say)).join('; '),
  });
}

function channelText({ name, isJoined, problem }: NetworkStatus['channels'][number], say: Phrasebook): string {
  const reason = problem ?? (isJoined ? null : 'not-joined-yet');
  return say('statusChannel', {
    name,
    hasProblem: String(reason !== null),
    problem: reason === null ? '' : reasonText(reason, say),
  });
}
