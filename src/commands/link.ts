import { type Answer, textAnswer } from '../answers/answer.ts';
import { type Command, type CommandContext, UserError } from '../bot/command.ts';
import { provedAccount } from '../bot/proved-account.ts';
import { formatCode, type LinkCode, parseCode, SECRET_DIGITS } from '../domain/people/link-code.ts';
import type { Account } from '../domain/people/person-id.ts';

export const link: Command = {
  name: 'link',
  aliases: [],
  summary: 'makes your accounts on two networks one: type it on the first, and the code it gives on the second',
  argument: { name: 'code', summary: 'what the bot gave you on the other network', isRequired: false },
  role: 'anyone',
  where: 'direct',
  examples: [{ says: 'link', hears: 'link 1-' }],
  handle: async (text, context) => {
    const account = await provedAccount(context);
    return text === '' ? start(account, context) : finish(text, account, context);
  },
};

async function start(account: Account, { people, random, now, say }: CommandContext): Promise<Answer> {
  const code = await people.startLink(account, random.token(SECRET_DIGITS), now);
  return textAnswer(say('linkCode', { code: formatCode(code) }));
}

async function finish(text: string, account: Account, context: CommandContext): Promise<Answer> {
  const { people, now, say } = context;
  const [, typed = '', confirmed] = /^(\S+)(\s+confirm)?$/i.exec(text) ?? [];
  const code = parseCode(typed);
  if (code === null) throw new UserError(say('linkForm', { typed: text.slice(0, 40) }));
  if (confirmed === undefined) await warn(code, typed, context);
  const result = await people.finishLink(account, code, now);
  if (result.kind !== 'linked') throw new UserError(say('linkRefused', { reason: result.kind }));
  await shareZone(result.person.accounts, account, context);
  const accounts = result.person.accounts.map((one) => `${one.account} (${one.network})`).join(', ');
  return textAnswer(say('linked', { accounts }));
}

/**
 * Whoever has a role gives it away with the code: that it is their own account must be meant, not only typed because somebody asked
 * them to.
 *
 * @throws UserError that says whose code it is and how to go on
 */
async function warn(code: LinkCode, typed: string, { people, now, say, proveRole }: CommandContext): Promise<void> {
  const role = await proveRole();
  const starter = role === 'anyone' ? null : await people.starterOf(code, now);
  if (starter !== null) throw new UserError(say('linkWarning', { ...starter, role, code: typed }));
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
