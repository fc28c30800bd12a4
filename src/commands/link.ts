import { type Answer, textAnswer } from '../answers/answer.ts';
import { type Command, type CommandContext, UserError } from '../bot/command.ts';
import { provedAccount } from '../bot/proved-account.ts';
import { parseAccount } from '../domain/people/account.ts';
import { foldPersonName } from '../domain/people/fold-name.ts';
import { formatCode, type LinkCode, parseCode, SECRET_DIGITS } from '../domain/people/link-code.ts';
import type { Account } from '../domain/people/person-id.ts';

/**
 * Four lines, two on each side: a code is given here, sent from there, confirmed there by who sees whose it is, and agreed to here by
 * who names the other account. Somebody who was talked into sending a code is told whose it is before it counts.
 */
export const link: Command = {
  name: 'link',
  aliases: [],
  summary: 'makes your accounts on two networks one: type it on the first, and the code it gives on the second',
  argument: {
    name: 'code',
    summary:
      'what the bot gave you on the other network, or the account there that you agree to, e.g. matrix/@ann:example.org',
    isRequired: false,
    pattern: /^(?:\d+-[0-9a-f]+(?: confirm)?|[^\s/]+\/\S+)$/i,
  },
  role: 'anyone',
  where: 'direct',
  examples: [{ says: 'link', hears: 'Within ten minutes' }],
  handle: async (text, context) => {
    const own = await provedAccount(context);
    if (text === '') return start(own, context);
    const other = parseAccount(text);
    if (other !== null) return agree(own, other, context);
    const [, typed = '', confirmed] = /^(\S+)(\s+confirm)?$/i.exec(text) ?? [];
    const code = parseCode(typed);
    if (code === null) throw new UserError(context.say('linkForm', { typed: text.slice(0, 40) }));
    return confirmed === undefined ? ask(code, own, context) : claim(code, own, context);
  },
};

async function start(account: Account, { people, random, now, say }: CommandContext): Promise<Answer> {
  const code = await people.startLink(account, random.token(SECRET_DIGITS), now);
  return textAnswer(say('linkCode', { code: formatCode(code) }));
}

async function ask(code: LinkCode, own: Account, { people, now, say, proveRole }: CommandContext): Promise<Answer> {
  const starter = await people.starterOf(code, now);
  if (starter === null) throw new UserError(say('linkRefused', { reason: 'wrong' }));
  const role = await proveRole();
  return textAnswer(say('linkAsk', { starter: named(starter), own: named(own), role, code: formatCode(code) }));
}

async function claim(code: LinkCode, own: Account, { people, now, say }: CommandContext): Promise<Answer> {
  const result = await people.claimLink(own, code, now);
  if (result.kind !== 'claimed') throw new UserError(say('linkRefused', { reason: result.kind }));
  return textAnswer(say('linkClaimed', { starter: named(result.starter), own: named(own) }));
}

async function agree(own: Account, other: Account, context: CommandContext): Promise<Answer> {
  const { people, now, say } = context;
  const joining = { network: other.network, account: foldPersonName(other.account) };
  const result = await people.confirmLink(own, joining, now);
  if (result.kind === 'wrong') throw new UserError(say('linkNotClaimed', { other: named(other) }));
  if (result.kind !== 'linked') throw new UserError(say('linkRefused', { reason: result.kind }));
  await shareZone(result.person.accounts, own, context);
  return textAnswer(say('linked', { accounts: result.person.accounts.map(named).join(', ') }));
}

function named({ network, account }: Account): string {
  return `${network}/${account}`;
}

/** One person has one zone: the one set here, else one set elsewhere. */
async function shareZone(
  accounts: readonly Account[],
  { network, account }: Account,
  { preferences, zone }: CommandContext,
): Promise<void> {
  const zones = await Promise.all(
    accounts.map((one) => preferences.zoneOf(one.network, { nick: one.account, account: one.account })),
  );
  const shared = zone ?? zones.find((one) => one !== null) ?? null;
  if (shared !== null) await preferences.setZone(network, { nick: account, account }, shared);
}
