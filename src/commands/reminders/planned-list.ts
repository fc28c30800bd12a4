import { type Answer, textAnswer } from '../../answers/answer.ts';
import type { CommandContext } from '../../bot/command.ts';
import { layoutLines } from '../../domain/text/layout-lines.ts';
import type { OutboxMessage } from '../../ports/outbox.ts';

/** The network is named where there are several: each may have a channel of that name. */
export function textsOf({ recipient, reply }: OutboxMessage, { networks }: CommandContext) {
  const name = recipient.kind === 'channel' ? recipient.channel : recipient.nick;
  return {
    place: networks.length > 1 ? `${recipient.network}/${name}` : name,
    text: layoutLines(reply.blocks, 10_000).join(' '),
  };
}

/** To the admin alone: what is planned is not for the channel to read yet. */
export function listAnswer(intro: string, items: readonly string[]): Answer {
  if (items.length === 0) return textAnswer(intro);
  return { blocks: [], privately: [{ kind: 'list', intro, items, isNumbered: false }], conversation: {} };
}
