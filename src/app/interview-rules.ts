import type { InterviewSettings } from '../config/settings/interviews-schema.ts';
import { DEFAULT_PHASES } from '../domain/interviews/phases.ts';
import { DEFAULT_RULES, type InterviewRules } from '../domain/interviews/rules.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time/units.ts';

/** The times by which interviews go, as they are configured. */
export function rulesOf(settings: InterviewSettings): InterviewRules {
  return {
    ...DEFAULT_RULES,
    bookNoticeMs: settings.bookNoticeHours * HOUR_MS,
    cancelNoticeMs: settings.cancelNoticeHours * HOUR_MS,
    confirmMs: settings.confirmHours * HOUR_MS,
    queueHoldMs: settings.queueHoldMinutes * MINUTE_MS,
    retentionMs: settings.retentionDays * 24 * HOUR_MS,
    phases: DEFAULT_PHASES.map(({ name }) => ({ name, minutes: settings.phaseMinutes[name] })),
  };
}
