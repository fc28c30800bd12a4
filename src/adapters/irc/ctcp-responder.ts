import type { IrcMessage } from 'irc-framework';
import { createRateLimit } from '../../domain/limits/rate-limit.ts';
import { type CtcpRequest, ctcpAnswer } from './ctcp.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import type { IrcSettings } from './settings.ts';

/** CTCP is answered so often: once in ten seconds for each person, six times a minute in all. */
const PER_PERSON = { max: 1, windowMs: 10_000 };
const IN_ALL = { max: 6, windowMs: 60_000 };

/** Answers what client programs ask each other, within limits: by nothing else could anybody make the bot talk so much. */
export class CtcpResponder {
  readonly #facts: Pick<IrcSettings, 'version' | 'source'>;
  readonly #perPerson = createRateLimit(PER_PERSON.max, PER_PERSON.windowMs);
  readonly #inAll = createRateLimit(IN_ALL.max, IN_ALL.windowMs);

  constructor(facts: Pick<IrcSettings, 'version' | 'source'>) {
    this.#facts = facts;
  }

  /** @returns null for what is not answered, or not again so soon. */
  answer({ nick, ident, hostname }: IrcMessage, request: CtcpRequest, now: number): OutboundLine | null {
    const { version, source } = this.#facts;
    const answer = ctcpAnswer(request, { version, source, now });
    if (answer === null || !this.#perPerson.allows(`${ident}@${hostname}`, now)) return null;
    return this.#inAll.allows('', now) ? formatLine('NOTICE', [nick], `\x01${answer}\x01`) : null;
  }
}
