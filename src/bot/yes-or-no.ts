/** What people say to something that was read back to them, with nothing else beside it. */
const YES =
  /^(?:yes|y|yep|yeah|yup|ok|okay|k|sure|right|correct|exactly|do it|go ahead|confirm(?:ed)?|\u{1f44d})(?: please| thanks)?$/iu;
const NO =
  /^(?:no|n|nope|nah|wrong|never ?mind|don['\u2019]?t|do not|forget (?:it|that)|\u{1f44e})(?: please| thanks)?$/iu;

/** Whether a line is a yes or a no and nothing more; null if it is neither. */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const plain = text.replace(/[\s.,!]+/g, ' ').trim();
  if (YES.test(plain)) return 'yes';
  return NO.test(plain) ? 'no' : null;
}
