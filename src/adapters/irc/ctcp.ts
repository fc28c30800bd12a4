/** A question from one client program to another. Source: draft-oakley-irc-ctcp-02. */
export interface CtcpRequest {
  /** Upper case. */
  readonly kind: string;
  readonly argument: string;
}

/** The CTCP request in the text of a PRIVMSG; null if it is ordinary text. The closing \x01 may be missing. */
export function ctcpOf(text: string): CtcpRequest | null {
  if (!text.startsWith('\x01')) return null;
  const body = text.slice(1, text.endsWith('\x01') && text.length > 1 ? -1 : undefined);
  const space = body.indexOf(' ');
  return space === -1
    ? { kind: body.toUpperCase(), argument: '' }
    : { kind: body.slice(0, space).toUpperCase(), argument: body.slice(space + 1) };
}

/**
 * The name of a file that is offered; null for another question.
 *
 * Source: "A description of the DCC protocol": `DCC SEND <name> <address> <port> [size]`, the name in quotes if there are spaces in it.
 */
export function fileOffered({ kind, argument }: CtcpRequest): string | null {
  if (kind !== 'DCC') return null;
  const [, quoted, plain] = /^SEND\s+(?:"([^"]+)"|(\S+))/i.exec(argument) ?? [];
  return quoted ?? plain ?? null;
}

/** What the bot tells of itself. */
export interface CtcpFacts {
  readonly version: string;
  readonly source: string;
  /** The present. */
  readonly now: number;
}

const KINDS = 'CLIENTINFO PING SOURCE TIME VERSION';
/** A ping's argument is a time stamp; who sends more wants it sent back to somebody. */
const MAX_PING_LENGTH = 32;

/** What is answered, without the \x01 around it; null for what is not. OFTC's CTCPServ asks everybody for VERSION. */
export function ctcpAnswer({ kind, argument }: CtcpRequest, { version, source, now }: CtcpFacts): string | null {
  switch (kind) {
    case 'VERSION':
      return `VERSION ${version}`;
    case 'SOURCE':
      return `SOURCE ${source}`;
    case 'CLIENTINFO':
      return `CLIENTINFO ${KINDS}`;
    case 'TIME':
      return `TIME ${new Date(now).toISOString()}`;
    case 'PING':
      return /^[\x20-\x7e]*$/.test(argument) && argument.length <= MAX_PING_LENGTH ? `PING ${argument}` : null;
    default:
      return null;
  }
}
