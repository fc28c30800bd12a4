import { type Answer, textAnswer } from '../answers/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import { type Command, type CommandContext, TOPICS, usageOf } from '../bot/command.ts';
import { findCommand } from '../bot/find-command.ts';
import { ROLES } from '../bot/role.ts';

export const help: Command = {
  name: 'help',
  aliases: ['commands', 'usage'],
  summary: 'tells what you can ask, lists the commands of a subject, or explains one',
  argument: {
    name: 'subject or command',
    summary: 'season, interviews, reminders, you or bot; or the name of a command',
    isRequired: false,
  },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!help', hears: 'ideas' },
    { says: '!help interviews', hears: 'For mentors: ' },
    { says: '!help tz', hears: 'Asia/Kolkata' },
  ],
  handle: (text, context) => {
    if (text === '') return overview(context);
    const [typed = ''] = text.split(' ');
    const word = typed.startsWith(context.prefix) ? typed.slice(context.prefix.length) : typed;
    const found = findCommand(word, context.commands);
    const topic = TOPICS.find((one) => one === text.toLowerCase());
    if (topic !== undefined)
      return { blocks: [...exactly(word, context), ...ofTopic(topic, context)], conversation: {} };
    if (found.kind !== 'none') return textAnswer(explain(found.command, context));
    if (/^(?:me|us|please|pls|\W)+$/i.test(text)) return overview(context);
    // "help me with my proposal" is a question, not a command that is missing.
    return isOneWord(text) ? aboutWord(word, context) : answerQuestion(text, context);
  },
};

function isOneWord(text: string): boolean {
  return !/\s/.test(text);
}

/** "help deadline" asks about the season; a word that means nothing there was meant for a command. */
function aboutWord(word: string, context: CommandContext): Answer {
  const answer = answerQuestion(word, context);
  const [first] = answer.blocks;
  const isUnknown = first?.kind === 'text' && first.text.startsWith(context.say('unknown'));
  return isUnknown ? textAnswer(context.say('noSuchCommand', { typed: word, prefix: context.prefix })) : answer;
}

/** What anybody may use of the season, and where the rest is: a newcomer's screen is not to be filled with names. */
function overview({ commands, say, prefix, index }: CommandContext): Answer {
  const { organisation, programme, year } = index.program;
  const ofSeason = commands.filter(({ topic, role }) => topic === 'season' && role === 'anyone');
  return textAnswer(
    say('help', {
      organisation: organisation.name,
      programme: programme.shortName,
      year,
      prefix,
      commands: ofSeason.map(({ name }) => name).join(', '),
      topics: TOPICS.filter((topic) => topic !== 'season')
        .map((topic) => `${prefix}help ${topic}`)
        .join(', '),
    }),
  );
}

/** The commands of a subject, by who may use them. */
function ofTopic(topic: (typeof TOPICS)[number], { commands, say, prefix }: CommandContext): Answer['blocks'] {
  const lines = ROLES.map((role) => {
    const names = commands.filter((one) => one.topic === topic && one.role === role).map(({ name }) => name);
    return names.length === 0 ? '' : say('helpTopic', { topic, role, commands: names.join(', ') });
  });
  const text = [...lines.filter((line) => line !== ''), say('helpMore', { prefix })].join(' ');
  return [{ kind: 'text', text }];
}

/** "reminders" is a subject and a command: who asks for the one hears of the other, too. */
function exactly(word: string, context: CommandContext): Answer['blocks'] {
  const command = context.commands.find(({ name }) => name === word.toLowerCase());
  return command === undefined ? [] : [{ kind: 'text', text: explain(command, context) }];
}

function explain(command: Command, { say, prefix }: CommandContext): string {
  return say('helpCommand', {
    usage: `${prefix}${usageOf(command)}`,
    summary: command.summary,
    argument: command.argument?.name ?? '',
    argumentSummary: command.argument?.summary ?? '',
    hasArgument: String(command.argument !== null),
    aliases: command.aliases.join(', '),
    hasAliases: String(command.aliases.length > 0),
    examples: command.examples.map((example) => example.says).join('; '),
  });
}
