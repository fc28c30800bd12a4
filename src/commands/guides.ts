import { textAnswer } from '../answers/answer.ts';
import { guideBlocks } from '../answers/compose/guide-text.ts';
import { pointerText } from '../answers/compose/pointer-text.ts';
import type { Command, Example } from '../bot/command.ts';
import type { GuideKind } from '../domain/program/guide.ts';

/** A command that shows the program's guide of one kind. */
function guideCommand(
  name: string,
  aliases: readonly string[],
  kind: GuideKind,
  summary: string,
  example: Example,
): Command {
  return {
    name,
    aliases,
    summary,
    argument: null,
    role: 'anyone',
    where: 'both',
    examples: [example],
    handle: (_text, context) => {
      const guide = context.index.guide(kind);
      if (!guide)
        return textAnswer(`${context.say('noGuide', { subject: name })} ${pointerText('contacts', null, context)}`);
      return { blocks: guideBlocks(guide), conversation: { guide: kind, source: guide.source } };
    },
  };
}

/** The commands about the process of the programme. */
export const guideCommands: readonly Command[] = [
  guideCommand('apply', ['howto'], 'apply', 'tells how to apply, step by step', { says: '!apply', hears: 'proposal' }),
  guideCommand('proposal', [], 'proposal', 'tells what a proposal must contain', {
    says: '!proposal',
    hears: 'schedule',
  }),
  guideCommand('task', [], 'contribution-task', 'tells about the contribution task', {
    says: '!task',
    hears: 'mentor',
  }),
  guideCommand('interview', [], 'interview', 'tells what the interview is like', { says: '!interview', hears: 'IRC' }),
  guideCommand('propose', ['custom'], 'custom-idea', 'tells how to propose an idea of your own', {
    says: '!propose',
    hears: 'qemu-devel@nongnu.org',
  }),
  guideCommand('template', [], 'idea-template', 'shows the template for project ideas', {
    says: '!template',
    hears: 'Summary',
  }),
];
