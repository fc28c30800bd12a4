import { textAnswer } from '../answers/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import { type Command, type CommandContext, TOPICS, usageOf } from '../bot/command.ts';
import { findCommand } from '../bot/find-command.ts';
import { mayUse } from '../bot/permit.ts';

export const help: Command = {
  name: 'help',
  aliases: ['commands', 'usage'],
  summary: 'lists the commands, or explains one',
  argument: { name: 'command', summary: 'name of a command', isRequired: false },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!help', hears: 'ideas' },
    { says: '!help tz', hears: 'Asia/Kolkata' },
  ],
  handle: (text, context) => {
    if (text === '') return overview(context);
    const [word = ''] = text.split(' ');
    const found = findCommand(
      word.startsWith(context.prefix) ? word.slice(context.prefix.length) : word,
      context.commands,
    );
    // "help me with my proposal" is a question, not a command that is missing.
    return found.kind === 'none' ? answerQuestion(text, context) : textAnswer(explain(found.command, context));
  },
};

function overview({ commands, say, prefix, index }: CommandContext) {
  const forAll = commands.filter((command) => mayUse('anyone', command.role));
  const byTopic = TOPICS.map((topic) => forAll.filter((command) => command.topic === topic)).filter(
    (listed) => listed.length > 0,
  );
  const lists = byTopic.map((listed) =>
    say('helpTopic', { topic: listed[0]?.topic ?? '', commands: listed.map(({ name }) => name).join(', ') }),
  );
  const { organisation, programme, year } = index.program;
  return textAnswer(
    say('help', {
      organisation: organisation.name,
      programme: programme.shortName,
      year,
      prefix,
      commands: lists.join('; '),
    }),
  );
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
