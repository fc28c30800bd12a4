import { type CommandContext, UserError } from '../../bot/command.ts';
import type { Actor, Party } from '../../domain/interviews/party.ts';
import { foldPersonName, isSameName } from '../../domain/people/fold-name.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { answerOf, bookingText, bookingWords, SLOT_ID, slotIdIn } from './words.ts';

/** Whom a mentor means: "for alice", or to be sure "for nick alice", "for account alice". */
const FOR = /^\S+\s+for\s+(?:(nick|account)\s+)?(\S+)$/i;

export const book = interviewCommand({
  name: 'book',
  summary: 'books an interview slot for you; mentors book for somebody, who then accepts',
  argument: {
    name: 'slot',
    summary: 'such as s12; for mentors also "s12 for NICK", or "s12 for account NAME"',
    isRequired: true,
    pattern: SLOT_ID,
  },
  examples: [{ says: '!book s12', hears: 'no slot s12' }],
  run: async (text, actor, context) => {
    const slotId = slotIdIn(text, context);
    const [, kind, name] = FOR.exec(text) ?? [];
    if (name !== undefined) return bookForSomebody(slotId, await findApplicant(name, kind, context), actor, context);
    return answerOf(await context.interviews.book(actor, slotId), context, ({ booking }) =>
      alone(bookingText('booked', booking, context)),
    );
  },
});

async function bookForSomebody(slotId: number, applicant: Party, actor: Actor, context: CommandContext) {
  return answerOf(
    await context.interviews.bookFor(actor, slotId, applicant),
    context,
    ({ booking }) => {
      const { nick, account } = booking.applicant;
      // The mentor sees for whom it really is.
      const shown = isSameName(nick, account) ? nick : `${nick} (account ${account})`;
      return alone(context.say('bookedFor', { ...bookingWords(booking, context), applicant: shown }));
    },
    false,
  );
}

/**
 * Somebody by the nick that they are using now, or by the account under which they have waited or booked before.
 *
 * @throws UserError if there is nobody, or if the nick is one person's and the account another's.
 */
async function findApplicant(name: string, kind: string | undefined, context: CommandContext): Promise<Party> {
  const { network } = context.message;
  const byNick = kind?.toLowerCase() === 'account' ? null : await ownerOf(name, context);
  const byAccount = kind?.toLowerCase() === 'nick' ? null : await knownAs(name, context);
  if (byNick !== null && byAccount !== null && byNick.id !== byAccount.id)
    throw new UserError(context.say('applicantAmbiguous', { name, account: byNick.account }));
  const found = byNick ?? byAccount;
  if (found === null) throw new UserError(context.say('applicantUnknown', { name, network }));
  return found;
}

/** Who has a nick at the moment, as the network proves it. */
async function ownerOf(nick: string, context: CommandContext): Promise<Party | null> {
  const { network } = context.message;
  const account = await context.networks.find((one) => one.name === network)?.accountOf(nick);
  return account ? { id: await idOf(account, context), network, account, nick } : null;
}

/** Who has waited or booked under an account before. */
async function knownAs(account: string, context: CommandContext): Promise<Party | null> {
  return context.interviews.store.findApplicant(await idOf(account, context));
}

async function idOf(account: string, { message, people }: CommandContext): Promise<string> {
  return (await people.personOf({ network: message.network, account: foldPersonName(account) })).id;
}
