/** What people put before a question to somebody. */
const OPENING = /^(?:(?:hi|hey|hello|ok|okay|so|and|but|please|pls|well)[ ,!]+)+/i;
/** "is", "has" and the like are left out: after a name they go on about whom it names ("gsocbot is down"). */
const ASKED =
  /^(?:(?:what|when|where|why|how)(?:['\u2019]?s| is| are| was| were| do| does| did| can| could| will| would| should| must| many| much| long| far| big| late| hard| about)|(?:which|whose) (?!is|was|has|will)\w+|who (?:is|are|was|mentors?|do|does|can|will)|is there|are there|(?:can|could|may|should|must|do|did|am|are|will|would|have) (?:i|we|you|there|they|students?|applicants?|contributors?)|(?:tell|show|give|remind|help) (?:me|us))\b/i;

/** Whether words that follow a name ask something of whom it names; "gsocbot is down?" is asked about it. */
export function asksSomething(text: string): boolean {
  return ASKED.test(text.replace(OPENING, ''));
}
