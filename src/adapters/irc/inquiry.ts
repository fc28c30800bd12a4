import type { IrcMessage } from 'irc-framework';
import type { Connection } from './connection.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { isFromServices, nickServFinding } from './nickserv-status.ts';
import type { IrcSettings } from './settings.ts';
import { emptyProfile, type Profile, plainAccount, profileStep, provedAccount } from './whois.ts';

/** Who a nick belongs to at the moment, proved. */
export interface Finding {
  readonly account: string;
  /** As the server shows them. */
  readonly user: string | null;
  readonly host: string | null;
}

/** One question to the network about one nick. */
export interface Inquiry {
  begin(): void;
  take(line: IrcMessage): void;
  /** No answer will be waited for any longer. */
  giveUp(): void;
  /** Null if nothing could be proved. Never rejects. */
  readonly finding: Promise<Finding | null>;
}

/** The means: WHOX where services tell of every change, too; else WHOIS, which every network has; NickServ if configured so. */
export function inquiryFor(nick: string, connection: Connection, settings: IrcSettings, command: Command): Inquiry {
  if (settings.identity === 'nickserv' && settings.nickserv !== null) {
    return nickServInquiry(nick, settings.nickserv.address, connection, command);
  }
  const hasWhox = connection.support.hasWhox && connection.hasCap('account-notify');
  return profileInquiry(nick, connection, hasWhox ? 'whox' : 'whois', provedAccount, command);
}

const WHOX_TOKEN = '731';

type Command = (line: OutboundLine | null) => void;

/** @param prove the account that a whole profile proves. */
function profileInquiry(
  nick: string,
  connection: Connection,
  means: 'whox' | 'whois',
  prove: (profile: Profile) => string | null,
  command: Command,
): Inquiry {
  const { promise, resolve } = Promise.withResolvers<Finding | null>();
  let profile: Profile = emptyProfile(nick);
  let asked = means;
  const isSame = sameness(connection);
  const ask = () => {
    profile = emptyProfile(nick);
    // Not "WHOIS nick nick": oftc-hybrid allows that form once a second for everybody together.
    command(asked === 'whox' ? formatLine('WHO', [nick, `%tuhna,${WHOX_TOKEN}`]) : formatLine('WHOIS', [nick]));
  };
  return {
    begin: ask,
    finding: promise,
    giveUp: () => resolve(null),
    take: (line) => {
      const step = profileStep(line, profile, WHOX_TOKEN, isSame);
      if (step?.kind === 'more') profile = step.profile;
      else if (step?.kind === 'busy') resolve(null);
      else if (step?.kind === 'end' && asked === 'whox' && (profile.user === null || profile.account === null)) {
        // People who hide from WHO are shown by WHOIS; and a nick that is identified without an account, too.
        asked = 'whois';
        ask();
      } else if (step?.kind === 'end') {
        const account = profile.user === null ? null : prove(profile);
        resolve(account === null ? null : { account, user: profile.user, host: profile.host });
      }
    },
  };
}

function sameness(connection: Connection): (one: string, other: string) => boolean {
  return (one, other) => connection.fold(one) === connection.fold(other);
}

/** NickServ says whether the nick is identified, WHOIS then whether it still belongs to whoever spoke. */
function nickServInquiry(nick: string, address: string, connection: Connection, command: Command): Inquiry {
  const person = profileInquiry(nick, connection, 'whois', (profile) => plainAccount(profile.nick), command);
  const isSame = sameness(connection);
  let isVouchedFor = false;
  return {
    begin: () => command(formatLine('PRIVMSG', [address], `STATUS ${nick}`)),
    finding: person.finding,
    giveUp: person.giveUp,
    take: (line) => {
      if (isVouchedFor) person.take(line);
      else if (line.command === 'NOTICE' && isFromServices(line, address, isSame)) {
        const isIdentified = nickServFinding(line.params[1] ?? '', nick, isSame);
        if (isIdentified === false) person.giveUp();
        if (isIdentified !== true) return;
        isVouchedFor = true;
        person.begin();
      }
    },
  };
}
