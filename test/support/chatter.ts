/** Lines that people say in a channel about an open source project, none of them for the bot. */
const CHATTER = [
  'morning all',
  'anybody looked at the CI failure on s390x?',
  'if (ret != 0) goto out; that is the bug I think',
  '!= NULL check is missing in virtio_queue_notify()',
  '!ptr->next means we are at the tail',
  'gsocbot is down again? no, it answers me',
  'I asked gsocbot: it said 2 April',
  'see https://wiki.qemu.org/Internships?x=!dates#ideas',
  'which project should I pick?',
  'when is the deadline?',
  'who mentors the rust one',
  '¡hola! ¿alguien de aquí?',
  '你好，这个项目还有名额吗？',
  'np :)',
  'lgtm',
  '> gsocbot: next',
  '"!next" is the command you want',
  'thanks gsocbot',
  '!!! it works !!!',
  '!important css rules are evil',
  's/deadline/dates/',
  '\x02bold claim\x02: \x0304red\x03 is faster',
  'gsocbotty: hi',
  'foo: gsocbot: bar',
];

/** Questions for the bot that are answered in one line. */
const QUESTIONS = ['!next', '!version', 'gsocbot: date results', '!date orgs announced', 'gsocbot, version', '!season'];

/** What happens in one stretch of a busy day. */
export type Happening =
  | { readonly kind: 'say' | 'ask' | 'notice' | 'act'; readonly who: number; readonly text: string }
  | { readonly kind: 'nick'; readonly who: number };

/**
 * A stretch of a busy day: the same for the same number.
 *
 * @param people how many talk; `who` counts from 0.
 */
export function busyStretch(
  number: number,
  people: number,
  amount: { readonly lines: number; readonly questions: number; readonly nicks: number },
): readonly Happening[] {
  let state = number * 2_654_435_761 + 1;
  // Any mix will do, as long as it is the same each time: a linear congruential generator (Numerical Recipes, 32 bits).
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (texts: readonly string[]) => texts[next(texts.length)] ?? '';
  const happenings: Happening[] = Array.from({ length: amount.lines }, () => {
    const kind = (['say', 'say', 'say', 'say', 'say', 'say', 'notice', 'act'] as const)[next(8)] ?? 'say';
    // Not even a question is answered when it comes as a notice or an action.
    return { kind, who: next(people), text: kind === 'say' ? pick(CHATTER) : pick(QUESTIONS) };
  });
  const put = (happening: Happening) => happenings.splice(next(happenings.length), 0, happening);
  for (let at = 0; at < amount.questions; at += 1) put({ kind: 'ask', who: next(people), text: pick(QUESTIONS) });
  for (let at = 0; at < amount.nicks; at += 1) put({ kind: 'nick', who: next(people) });
  return happenings;
}
