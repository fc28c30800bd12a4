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

/** What is wrong with a template, in words for who wrote it; null if it can be filled in, whichever of its branches is taken. */
export function templateFault(template: string, values: TemplateValues): string | null {
  const known = `there are ${Object.keys(values)
    .map((name) => `{${name}}`)
    .join(', ')}`;
  try {
    const parts = partsOf(new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true }).getAst());
    const unknown = parts.find(({ name }) => values[name] === undefined);
    if (unknown) return `there is no {${unknown.name}}; ${known}`;
    const misused = parts.find(({ name, isNumber }) => isNumber && typeof values[name] !== 'number');
    if (misused) return `{${misused.name}} is no number`;
    fillTemplate(template, values);
    return null;
  } catch (error) {
    // The parser's codes are words already: "EXPECT_ARGUMENT_CLOSING_BRACE".
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return `it is not well formed (${reason.replaceAll('_', ' ').toLowerCase()}); ${known}`;
  }
}

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** A value that a template names, and whether it must be a number there. */
interface Part {
  readonly name: string;
  readonly isNumber: boolean;
}

/** All values that are named, in all branches. Source: https://formatjs.github.io/docs/icu-messageformat-parser. */
function partsOf(elements: Elements): readonly Part[] {
  return elements.flatMap((element): readonly Part[] => {
    // Numbers as keys of the types: the package's `TYPE` is a const enum, which erasing types would leave undefined.
    if (element.type === LITERAL || element.type === POUND || element.type === TAG) return [];
    const own = { name: element.value, isNumber: element.type !== ARGUMENT && element.type !== SELECT };
    if (element.type !== SELECT && element.type !== PLURAL) return [own];
    return [own, ...Object.values(element.options).flatMap((option) => partsOf(option.value))];
  });
}

const [LITERAL, ARGUMENT, SELECT, PLURAL, POUND, TAG] = [0, 1, 5, 6, 7, 8] as const;
