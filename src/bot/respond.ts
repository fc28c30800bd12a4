import { type Answer, type AnswerContext, textAnswer } from '../answers/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import { isSameName } from '../domain/people/fold-name.ts';
import { isForeign } from '../domain/text/is-foreign.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { type Block, errorReply, type Response } from '../ports/reply.ts';
import { type Awaitable, andThen, orElse } from './awaitable.ts';
import type { BotParts } from './bot-parts.ts';
import { argumentOf, placeRefusal, roleRefusal } from './check-command.ts';
import type { CommandContext } from './command.ts';
import type { Intent } from './interpret.ts';
import { answerPlainly } from './interviews/plain-words.ts';
import type { Memory, Remembered } from './memory.ts';
import { roleOf } from './permit.ts';
import { provedRole } from './proved-role.ts';
import { here, sayPage } from './say-page.ts';
import { type Turn, type WitnessedTurn, witnessed } from './turn.ts';
import { yesOrNo } from './yes-or-no.ts';

/** Answers a message that is for the bot and within its limits. @throws UserError if the person can mend it. */
export function respond(intent: Intent, asked: Turn, parts: BotParts, memory: Memory): Awaitable<Response> {
  const turn = witnessed(asked);
  const remembered = memory.recall(turn.message, turn.now);
  return andThen(zoneOf(turn.message, parts), (zone) => {
    const context = contextFor(turn, remembered, zone, parts);
    const go = () => perform(intent, context, turn, { ...parts, memory });
    if (intent.kind !== 'command') return go();
    const refusal = placeRefusal(intent.command, context);
    if (refusal !== null) return here(errorReply(refusal));
    // The network is asked who it is only where it matters: a question for everybody waits for nobody.
    if (intent.command.role === 'anyone') return go();
    return andThen(roleRefusal(intent.command, context), (denial) =>
      denial === null ? go() : here(errorReply(denial)),
    );
  });
}

/** Does what is asked by somebody who may. */
function perform(
  intent: Intent,
  context: CommandContext,
  turn: WitnessedTurn,
  parts: BotParts & { readonly memory: Memory },
): Awaitable<Response> {
  if (intent.kind === 'suggestion') {
    const { typed, command } = intent;
    return here(errorReply(parts.say('didYouMean', { typed, command: command.name, prefix: parts.prefix })));
  }
  const answer =
    intent.kind === 'command'
      ? intent.command.handle(argumentOf(intent, context), context)
      : (settle(intent.text, context) ?? answerPlainly(intent.text, context, answerText));
  return andThen(answer, (made) => sayPage(made, { ...context.conversation, ...made.conversation }, turn, parts));
}

/** A question of another language is not read as if it were English: the answer would be about something else. */
function answerText(text: string, context: CommandContext): Answer {
  return isForeign(text) ? textAnswer(context.say('onlyEnglish')) : answerQuestion(text, context);
}

/** A yes or no to what was read back to somebody; null where nothing waits for one. */
function settle(text: string, context: CommandContext): Awaitable<Answer> | null {
  const { reminders, message, commands, say } = context;
  const verdict = yesOrNo(text);
  if (verdict === null || !reminders.pending.mayWait(message)) return null;
  if (verdict === 'yes') return commands.find(({ name }) => name === 'confirm')?.handle('', context) ?? null;
  reminders.pending.drop(message);
  return textAnswer(say('notConfirmed'));
}

function contextFor(turn: WitnessedTurn, remembered: Remembered, zone: string | null, parts: BotParts): CommandContext {
  const { message, now, prove } = turn;
  const { say, prefix, commands, preferences, people, random, about, programs, networks } = parts;
  const { reminders, interviews, runningInterviews } = parts;
  const answering: AnswerContext = {
    index: parts.indexFor(message),
    say,
    conversation: remembered.conversation,
    now,
    isPublic: message.channel !== null,
    zone,
  };
  const { program } = answering.index;
  const proveSender = async () => ({ nick: message.sender.nick, account: await prove() });
  return {
    ...answering,
    message,
    prefix,
    proveSender,
    proveRole: async () => provedRole(message.network, await proveSender(), program, parts),
    roleOf: (sender) => roleOf(message.network, sender, program, parts.admins),
    takeRest: () => restFor(remembered, turn),
    commands,
    programs,
    networks,
    about,
    preferences,
    people,
    random,
    interviews,
    runningInterviews,
    reminders,
  };
}

/** Times are told in UTC where the person's zone cannot be read: an answer is worth more than its local time. */
function zoneOf(message: IncomingMessage, { preferences, log }: BotParts): Awaitable<string | null> {
  return orElse<string | null>(
    () => preferences.zoneOf(message.network, message.sender),
    (error) => {
      log.error({ err: error, network: message.network }, 'zone could not be read');
      return null;
    },
  );
}

/** What is left of a long answer, for whom it is; for who has taken their nick since there is nothing. */
function restFor({ rest, owner }: Remembered, { prove }: WitnessedTurn): Awaitable<readonly Block[]> {
  if (rest.length === 0 || owner === null) return rest;
  return andThen(prove(), (account) => (account !== null && isSameName(account, owner) ? rest : []));
}
