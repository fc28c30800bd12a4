import { IntlMessageFormat } from 'intl-messageformat';
import type { ReplyName } from '../../domain/language/replies.ts';

/** The text of a reply with its values filled in. */
export type Phrasebook = (name: ReplyName, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The bot's own sentences, kept with the language data as ICU messages.
 *
 * Source of the syntax: https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function createPhrasebook(replies: Readonly<Record<ReplyName, string>>): Phrasebook {
  const formats = new Map<ReplyName, IntlMessageFormat>();
  return (name, values) => {
    let format = formats.get(name);
    if (!format) {
      // Angle brackets belong to mail addresses here, not to markup.
      format = new IntlMessageFormat(replies[name], 'en', undefined, { ignoreTag: true });
      formats.set(name, format);
    }
    return String(format.format(values));
  };
}
