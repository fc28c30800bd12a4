import type { Answer } from '../../answers/answer.ts';
import { type Argument, type Command, type CommandContext, type Example, UserError } from '../../bot/command.ts';
import type { ProgramPeople } from '../../bot/mentor-of.ts';
import type { Role } from '../../bot/role.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { programNamed } from '../../domain/program/find.ts';
import { actorOf } from './who.ts';
import { BOOKING_ID, SLOT_ID } from './words.ts';

/** A command about interviews. */
export interface InterviewCommand {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly argument?: Argument;
  readonly role?: Role;
  readonly where?: Command['where'];
  readonly examples: readonly Example[];
  /** @param actor who speaks, proved. */
  run(text: string, actor: Actor, context: CommandContext): Promise<Answer>;
}

/** Makes it a command that asks the network who speaks, and tells those it does not know how to become known. */
export function interviewCommand(definition: InterviewCommand): Command {
  const { run, aliases = [], argument = null, role = 'anyone', where = 'both', ...rest } = definition;
  return {
    ...rest,
    aliases,
    argument,
    role,
    where,
    handle: async (text, context) => {
      try {
        return await run(text, await actorOf(context, await peopleMeant(text, argument, context)), context);
      } catch (error) {
        // What somebody gets wrong about their interviews is nobody else's business.
        throw error instanceof UserError ? new UserError(error.message, { isPrivate: true }) : error;
      }
    },
  };
}

/** The people by whom it is judged who speaks: those of the booking or slot that is named first, else those of the place. */
async function peopleMeant(text: string, argument: Argument | null, context: CommandContext): Promise<ProgramPeople> {
  const { interviews, programs, index } = context;
  const slot = argument?.pattern === SLOT_ID ? SLOT_ID.exec(text)?.[1] : undefined;
  const booking = (argument?.pattern === BOOKING_ID ? BOOKING_ID : /^b(\d{1,9})\b/i).exec(text)?.[1];
  const { store } = interviews;
  const named =
    slot === undefined ? booking && (await store.booking(Number(booking))) : (await store.slot(Number(slot)))?.slot;
  if (!named) return index.program;
  return programNamed(named.program, programs) ?? NOBODY;
}

/** Of a program that is no longer there nobody is known as a mentor. */
const NOBODY: ProgramPeople = { people: [], ideas: [] };
