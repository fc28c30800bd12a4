const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The weekday that a word names or begins to name, 1 for Monday to 7: "tuesday", "tue", "Tues"; null for other words. */
export function weekdayNamed(word: string): number | null {
  const at = NAMES.findIndex((name) => word.length >= 3 && name.startsWith(word.toLowerCase()));
  return at < 0 ? null : at + 1;
}

/** Its whole name. @param weekday 1 for Monday to 7. */
export function weekdayName(weekday: number): string {
  return NAMES[weekday - 1] ?? '';
}

/** The weekday of a day ("2024-04-02"), 1 for Monday to 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}
