import type { Instant } from '../domain/program/key-date.ts';
import type { PersonRecipient } from '../domain/reminders/recipient.ts';
import { recipientKey } from '../domain/reminders/recipient.ts';
import type { ClaimedMessage } from '../ports/outbox.ts';
import { deliver, nickHint } from './deliver.ts';
import { awayOutcome, outcomeOf } from './delivery-rules.ts';
import { judge, lookAtChannels } from './judge-due.ts';
import { createLanes } from './lanes.ts';
import { lostNotices } from './lost-notices.ts';
import { createOutcomes } from './outcomes.ts';
import type { PumpParts } from './pump-parts.ts';
import { createSeenNotes } from './seen-notes.ts';
import { type Utterance, utterancesOf } from './utterance.ts';
import { createWhereabouts } from './whereabouts.ts';

/** Says what the outbox holds when its time has come, and records what became of it. */
export interface OutboxPump {
  /** Sends what is due; resolves when it is handed to the networks. Never rejects. */
  tick(): Promise<void>;
  /** A person was seen: what waits for them is tried at once. */
  seen(network: string, nick: string, account: string | null): void;
  /** A network is up: what waits for it is tried at once. */
  connected(network: string): void;
  /** Resolves when everything handed to the networks has been answered and recorded. */
  settled(): Promise<void>;
}

const BATCH = 50;
/** At most so many messages wait for the networks' answers. */
const MAX_UNDER_WAY = 200;

/** Holds claims of at most `MAX_UNDER_WAY` messages at once; what it had claimed when it was killed is free again after the lease. */
export function createOutboxPump(parts: PumpParts): OutboxPump {
  const { outbox, log, clock } = parts;
  const whereabouts = createWhereabouts();
  const noteSeen = createSeenNotes(parts.people, clock, log);
  /** By id: claimed by this process and not yet recorded. */
  const underWay = new Map<number, ClaimedMessage>();
  const outcomes = createOutcomes(outbox, log, ({ id }) => underWay.delete(id));
  const lanes = createLanes();
  let isRunning = false;
  let isWanted = false;
  /** The look at the outbox that is under way, or the last one. */
  let looking = Promise.resolve();

  /** They may come back by any of their accounts. */
  const waitFor = async (recipient: PersonRecipient): Promise<void> => {
    const { accounts } = await parts.people.personOf(recipient);
    for (const account of accounts) whereabouts.waitFor(account, nickHint(account, recipient), recipient);
  };

  const speak = async (utterance: Utterance): Promise<void> => {
    if (outcomes.isBehind) {
      // What cannot be recorded would be said again after a crash: one message may be in doubt, not all that follow.
      for (const { id } of utterance.messages) underWay.delete(id);
      return;
    }
    const delivery = await deliver(utterance, parts, whereabouts);
    const now = clock.now();
    for (const message of utterance.messages) {
      const { recipient } = message;
      const isAway = delivery.kind === 'away';
      await outcomes.record(
        message,
        isAway ? awayOutcome(message, now) : outcomeOf(delivery, message, utterance.isLate, now),
      );
      // Only what is recorded as waiting can be woken.
      if (isAway && recipient.kind === 'person') await waitFor(recipient);
    }
  };

  /** One after the other for each recipient: in order, and a crash leaves one message in doubt, not all that were due. */
  const start = (utterance: Utterance): void =>
    lanes.run(laneOf(utterance), async () => {
      try {
        await speak(utterance);
      } catch (error) {
        for (const { id } of utterance.messages) underWay.delete(id);
        log.error({ err: error, key: utterance.messages[0]?.key }, 'a planned message failed');
      }
    });

  const pumpBatch = async (): Promise<number> => {
    const now = clock.now();
    const claimed = await outbox.claimDue(now, parts.leaseMs, BATCH);
    const fresh: ClaimedMessage[] = [];
    for (const message of claimed) {
      const said = outcomes.unrecorded(message.id);
      if (said) await outcomes.record({ ...message }, said);
      else fresh.push(message);
    }
    for (const message of fresh) underWay.set(message.id, message);
    try {
      for (const utterance of await judgeAll(fresh, now)) start(utterance);
    } catch (error) {
      // Nobody sends them now, so their leases must run out.
      for (const { id } of fresh) underWay.delete(id);
      throw error;
    }
    return claimed.length;
  };

  /** Settles what is not to be said. @returns what is. */
  const judgeAll = async (messages: readonly ClaimedMessage[], now: Instant): Promise<readonly Utterance[]> => {
    const channels = lookAtChannels(parts, now);
    const ready: { readonly message: ClaimedMessage; readonly isLate: boolean }[] = [];
    // Written together: after a long time away there may be thousands.
    const settled: Promise<void>[] = [];
    for (const message of messages) {
      const verdict = await judge(message, now, parts, channels);
      if (verdict.kind === 'say') ready.push({ message, isLate: verdict.isLate });
      else settled.push(outcomes.record(message, verdict.outcome));
    }
    await Promise.all(settled);
    return utterancesOf(ready);
  };

  /** Said with the next look at the outbox. */
  const tellLost = async (): Promise<void> => {
    const { lost } = outcomes;
    if (lost.length === 0) return;
    const now = clock.now();
    await outbox.add(lostNotices(lost, parts.admins, now, parts.say), now);
    outcomes.forgetLost();
  };

  const look = async (): Promise<void> => {
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await outcomes.recordAgain();
        await outbox.renew([...underWay.values()], clock.now() + parts.leaseMs);
        await tellLost();
        while (underWay.size < MAX_UNDER_WAY && (await pumpBatch()) === BATCH);
        await tellLost();
      }
    } catch (error) {
      log.error({ err: error }, 'the outbox does not work');
    } finally {
      isRunning = false;
    }
  };

  const tick = async (): Promise<void> => {
    isWanted = true;
    if (isRunning) return;
    looking = look();
    await looking;
  };

  const wake = (recipient: { network: string; account?: string }): void => {
    outbox
      .wake(recipient, clock.now())
      .then(tick)
      .catch((error: unknown) => log.error({ err: error }, 'waiting messages could not be woken'));
  };

  return {
    tick,
    connected: (network) => wake({ network }),
    seen: (network, nick, account) => {
      if (account !== null) void noteSeen(network, account);
      if (!whereabouts.seen(network, nick, account)) return;
      for (const addressed of whereabouts.take(network, nick, account)) {
        wake({ network: addressed.network, account: addressed.account });
      }
    },
    settled: async () => {
      while (isRunning || lanes.underWay.size > 0) await Promise.all([looking, ...lanes.underWay]);
    },
  };
}

function laneOf({ messages }: Utterance): string {
  const [first] = messages;
  return first ? recipientKey(first.recipient) : '';
}
