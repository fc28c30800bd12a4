import { type Command, TOPICS, usageOf } from '../../bot/command.ts';

/** docs/commands.md, made of the commands themselves. */
export function commandsPage(commands: readonly Command[], prefix: string): string {
  const sections = commands.map((command) => section(command, prefix));
  return `# Commands

This page is made from the commands themselves by \`npm run docs\`; do not edit it.

In a channel a command begins with \`${prefix}\`, or with the bot's name: \`gsocbot: next\`. In a private conversation neither is needed.
Names may be shortened as long as only one command fits, and a slip of the finger is answered with "did you mean".
Everything can be asked in plain words as well: \`gsocbot: which ideas are in Rust?\`

${TOPICS.map((topic) =>
  table(
    TITLES[topic],
    commands.filter((command) => command.topic === topic),
    prefix,
  ),
).join('\n\n')}

${sections.join('\n')}`;
}

const TITLES = {
  season: 'About the season',
  interviews: 'Interviews',
  reminders: 'Reminders and announcements',
  you: 'About you',
  bot: 'About the bot',
} as const;

function table(title: string, commands: readonly Command[], prefix: string): string {
  const rows = commands.map(
    (command) => `| [\`${prefix}${usageOf(command)}\`](#${command.name}) | ${command.summary} | ${WHO[command.role]} |`,
  );
  return `| ${title} | what it does | for |\n|---|---|---|\n${rows.join('\n')}`;
}

function section(command: Command, prefix: string): string {
  const { argument } = command;
  const facts = [
    ...(argument === null
      ? []
      : [`\`${argument.name}\`${argument.isRequired ? '' : ' (may be left out)'}: ${argument.summary}.`]),
    ...(command.aliases.length === 0
      ? []
      : [`Also: ${command.aliases.map((alias) => `\`${prefix}${alias}\``).join(', ')}.`]),
    `For ${WHO[command.role]}, ${WHERE[command.where]}.`,
  ];
  const examples = command.examples.map((example) => `- \`${example.says}\` → … ${example.hears} …`).join('\n');
  return `## ${command.name}

\`${prefix}${usageOf(command)}\` ${command.summary}.

${facts.join('\n')}

${examples}
`;
}

const WHO = { anyone: 'everybody', mentor: 'mentors', admin: 'org admins' } as const;
const WHERE = { both: 'in channels and privately', channel: 'in channels', direct: 'privately' } as const;
