import { RecentMap } from '../../domain/limits/recent-map.ts';
import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { BreakLog } from './break-log.ts';
import { HeardMessage } from './heard-message.ts';

/** More proofs than this that nobody has used are an attack. */
const MAX_PROVED = 1_000;

/** Decides whether what is for one person alone may still be said to their nick. */
export class Addressees {
  readonly #breaks: BreakLog;
  /** By folded nick, the moment since which it is with whoever was proved to have it. */
  readonly #proved = new RecentMap<number>(MAX_PROVED);

  constructor(breaks: BreakLog) {
    this.#breaks = breaks;
  }

  /** It was proved who has a folded nick: what is announced to it next is for them. */
  proved(nick: string, since: number): void {
    this.#proved.set(nick, since);
  }

  /** Whether a folded nick is with the person that a direct message is for, as far as can be seen. */
  isStillFor(nick: string, message: OutgoingMessage): boolean {
    return this.#breaks.isUnbroken(nick, this.#since(nick, message));
  }

  /** An answer is for whoever asked, an announcement for whoever was proved last; anything else for whoever is there. */
  #since(nick: string, { inReplyTo, urgency }: OutgoingMessage): number {
    const origin = inReplyTo ? HeardMessage.originOf(inReplyTo) : null;
    if (origin !== null) return origin.heardAt;
    const proved = urgency === 'announcement' ? this.#proved.get(nick) : undefined;
    if (proved !== undefined) this.#proved.delete(nick);
    return proved ?? this.#breaks.tick();
  }
}
