import type { Log } from '../ports/log.ts';
import type { ClaimedMessage, OutboxOutcome, OutboxStore } from '../ports/outbox.ts';
import type { LostMessage } from './lost-notices.ts';

/** Records what became of messages, and keeps in mind what could not be recorded. */
export interface Outcomes {
  /** Never rejects: what was said and could not be recorded is kept, and everything else comes again when its lease is over. */
  record(message: ClaimedMessage, outcome: OutboxOutcome): Promise<void>;
  /** Tries again what could not be recorded. */
  recordAgain(): Promise<void>;
  /** The outcome of a message that was said, but of which there is no record. */
  unrecorded(id: number): OutboxOutcome | undefined;
  /** Whether there is anything of the kind: more of it must not be said then. */
  readonly isBehind: boolean;
  /** What was given up since it was asked last. */
  readonly lost: readonly LostMessage[];
  /** The admins have been told of it. */
  forgetLost(): void;
}

/** @param onEnd called when a message is not this process's to send any more. */
export function createOutcomes(
  outbox: Pick<OutboxStore, 'settle'>,
  log: Log,
  onEnd: (message: ClaimedMessage) => void,
): Outcomes {
  /** By id: said, but the record could not be written. */
  const waiting = new Map<number, { readonly message: ClaimedMessage; readonly outcome: OutboxOutcome }>();
  let lost: readonly LostMessage[] = [];
  const record = async (message: ClaimedMessage, outcome: OutboxOutcome): Promise<void> => {
    try {
      await outbox.settle(message, outcome);
      waiting.delete(message.id);
      if (outcome.kind === 'missed' || outcome.kind === 'dropped')
        lost = [...lost, { message, reason: outcome.reason }];
      logOutcome(log, message, outcome);
    } catch (error) {
      // What was said must not be said again because the disk is full: it is recorded when that works again.
      if (outcome.kind === 'sent') waiting.set(message.id, { message, outcome });
      log.error({ err: error, key: message.key, outcome: outcome.kind }, 'an outcome could not be recorded');
    }
    onEnd(message);
  };
  return {
    record,
    recordAgain: async () => {
      for (const { message, outcome } of [...waiting.values()]) await record(message, outcome);
    },
    unrecorded: (id) => waiting.get(id)?.outcome,
    get isBehind() {
      return waiting.size > 0;
    },
    get lost() {
      return lost;
    },
    forgetLost: () => {
      lost = [];
    },
  };
}

function logOutcome(log: Log, { key, dueAt }: ClaimedMessage, outcome: OutboxOutcome): void {
  const fields = { key, outcome: outcome.kind, ...('reason' in outcome ? { reason: outcome.reason } : {}) };
  if (outcome.kind === 'sent') log.info({ ...fields, lateByMs: outcome.at - dueAt }, 'a planned message was said');
  else log.info(fields, 'a planned message was not said');
}
