import type { Program } from '../domain/program/program.ts';
import type { Block } from '../ports/reply.ts';

/** How much is said where everybody can read it. */
export interface Privacy {
  /** `channel`: a mail address is said where somebody asks for that very address. `direct`: it goes to the person alone. */
  readonly mails: 'channel' | 'direct';
}

/** Whether a reply holds a person's mail address; that of a mailing list is no secret of anybody's. */
export function namesMail(blocks: readonly Block[], { people, contacts }: Program): boolean {
  const mails = [...people.flatMap((person) => person.mails), ...contacts.flatMap(({ mail }) => mail ?? [])];
  const text = blocks.map(textOf).join(' ').toLowerCase();
  return mails.some((mail) => text.includes(mail.toLowerCase()));
}

function textOf(block: Block): string {
  if (block.kind === 'verbatim') return block.lines.join(' ');
  return block.kind === 'list' ? [block.intro, ...block.items].join(' ') : block.text;
}
