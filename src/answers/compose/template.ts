import { IntlMessageFormat } from 'intl-messageformat';

/** Values of a template by name. */
export type TemplateValues = Readonly<Record<string, string | number>>;

/**
 * Fills in a template in ICU message syntax that an org admin wrote.
 *
 * @throws Error if the template is not well formed or names a value that there is none of.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return String(new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true }).format(values));
}

/** What is wrong with a template, in words for who wrote it; null if it can be filled in. */
export function templateFault(template: string, values: TemplateValues): string | null {
  try {
    fillTemplate(template, values);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${reason.split('\n')[0]} (values are: ${Object.keys(values).join(', ')})`;
  }
}
