/** Names of the texts, each with the sentence of the language that it takes the place of. Apart from the schema, so that a running bot has it without zod. */
export const REMINDER_TEXTS = {
  deadline: 'remindDeadline',
  closed: 'remindClosed',
  opening: 'remindOpening',
  opened: 'remindOpened',
  event: 'remindEvent',
  happened: 'remindHappened',
  today: 'remindToday',
  month: 'remindMonth',
  late: 'remindLate',
  moved: 'dateMoved',
  added: 'dateAdded',
  removed: 'dateRemoved',
} as const;
