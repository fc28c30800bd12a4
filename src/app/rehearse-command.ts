import { type Rehearsal, type RehearsedMessage, rehearse } from '../bot/rehearsal.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { latest } from '../domain/program/time-point.ts';
import { timelineEvents } from '../domain/program/timeline.ts';
import { DAY_MS } from '../domain/time/units.ts';
import { planPartsOf } from './assemble-reminders.ts';
import { configurationFaults } from './configuration-faults.ts';
import { EXIT } from './exit-codes.ts';
import { loadLanguage, loadPrograms, programFile, readPrograms } from './load-data.ts';
import { loadSettings } from './load-settings.ts';
import { complain } from './locate-faults.ts';
import { withMentorAccounts } from './mentor-accounts.ts';
import type { RehearseOptions } from './options.ts';
import { playSeason } from './play-season.ts';
import { placesOf } from './reminder-places.ts';

/** Prints what the bot would say unasked in a season. @returns the exit code. @throws DataError for faults in the files. */
export async function rehearseSeason(options: RehearseOptions): Promise<number> {
  const configuration = await loadSettings(options.config ?? null);
  const { settings: fromFile } = configuration;
  const settings = options.program ? { ...fromFile, programs: options.program } : fromFile;
  const language = await loadLanguage();
  // Without a configuration one season is rehearsed, not all that come with the bot.
  const wanted = options.config || options.program ? settings.programs : settings.programs.slice(0, 1);
  // What the configuration says of its own programs must be right whichever is rehearsed.
  const { programs: own, problems } = await readPrograms(fromFile.programs.map(programFile));
  await complain(configuration, problems, configurationFaults(fromFile, problems.length > 0 ? null : own));
  const programs = withMentorAccounts(await loadPrograms(wanted.map(programFile)), settings);
  const plan = planPartsOf({ settings, programs: () => programs, language });
  const span = spanOf(programs, options);
  const complaint = datelessComplaint(programs, options) ?? complaintAbout(options, span, settings);
  if (complaint !== null) {
    process.stderr.write(`${complaint}\n`);
    return EXIT.usage;
  }
  if (options.play !== undefined)
    return playSeason(
      { settings, programs: () => programs, language },
      { ...span, channel: options.channel ?? null },
      options.play,
      process.stdout,
    );
  const rehearsal = rehearse(plan, span.from, span.to);
  const isOneNetwork = settings.networks.length === 1;
  const said = rehearsal.messages.filter((message) => isIn(message, options.channel));
  if (options.json)
    process.stdout.write(
      `${JSON.stringify(
        said.map((one) => jsonOf(one, isOneNetwork)),
        null,
        2,
      )}\n`,
    );
  else process.stdout.write(tableOf({ ...rehearsal, messages: said }, isOneNetwork));
  return EXIT.ok;
}

/** From when to when is rehearsed. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The whole season, with a month before it, unless the options say otherwise. */
function spanOf(programs: readonly Program[], { from, to }: RehearseOptions): Span {
  const ends = programs.flatMap(timelineEvents).map(({ point }) => latest(point));
  const first = Math.min(...ends) - 31 * DAY_MS;
  return {
    from: from === undefined ? (Number.isFinite(first) ? first : 0) : Date.parse(from),
    to: to === undefined ? (ends.length > 0 ? Math.max(...ends) + DAY_MS : 0) : Date.parse(to),
  };
}

/** Without dates there is no span of its own to rehearse. */
function datelessComplaint(programs: readonly Program[], { from, to }: RehearseOptions): string | null {
  const hasDates = programs.some(({ keyDates }) => keyDates.length > 0);
  if (hasDates || (from !== undefined && to !== undefined)) return null;
  const names = programs.map(({ id }) => id).join(', ');
  return `${names} ${programs.length === 1 ? 'has' : 'have'} no key dates, so nothing would be said; for recurring posts give --from and --to`;
}

/** What is wrong with the options, beside the files that they name; null if nothing is. */
function complaintAbout({ channel }: RehearseOptions, { from, to }: Span, settings: Settings): string | null {
  if (to <= from) return `the rehearsal would end (${timeText(to)}) before it begins (${timeText(from)})`;
  if (channel === undefined) return null;
  const places = placesOf(settings, null).map((place) => `${place.network}/${place.channel}`);
  // People are told too: "@ann" is theirs to ask for.
  const isKnown = channel.includes('@') || places.some((place) => place === channel || place.endsWith(`/${channel}`));
  return isKnown ? null : `there is no channel "${channel}"; there are: ${places.join(', ')}`;
}

function isIn({ recipient }: RehearsedMessage, channel: string | undefined): boolean {
  if (channel === undefined) return true;
  return channel === placeText(recipient, true) || channel === placeText(recipient, false);
}

/** "#qemu-gsoc" or, where there are several networks, "oftc/#qemu-gsoc"; "@ann" for a person. */
function placeText(recipient: RehearsedMessage['recipient'], isOneNetwork: boolean): string {
  const name = recipient.kind === 'channel' ? recipient.channel : `@${recipient.account}`;
  return isOneNetwork ? name : `${recipient.network}/${name}`;
}

function jsonOf({ at, recipient, keyDates, leadTimeMs, text, bytes }: RehearsedMessage, isOneNetwork: boolean) {
  return {
    at: new Date(at).toISOString(),
    channel: placeText(recipient, isOneNetwork),
    keyDate: keyDates.length === 0 ? null : keyDates.join(', '),
    leadTimeMs,
    text,
    bytes,
  };
}

function tableOf({ messages, remarks }: Rehearsal, isOneNetwork: boolean): string {
  const lines = messages.map(
    ({ at, recipient, text }) => `${timeText(at)}  ${placeText(recipient, isOneNetwork)}  ${text}`,
  );
  const notes = remarks.map(({ kind, at, text }) => `${kind}: ${at === null ? '' : `${timeText(at)}, `}${text}`);
  const count = `${messages.length} message${messages.length === 1 ? '' : 's'}`;
  return `${[...lines, '', `${count}; ${notes.length === 0 ? 'nothing to remark' : 'remarks:'}`, ...notes].join('\n')}\n`;
}

/** "2024-03-26 18:00Z". */
function timeText(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
