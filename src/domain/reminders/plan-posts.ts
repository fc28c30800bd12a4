import type { Instant } from '../program/key-date.ts';
import { type CronFields, cronTimes } from './cron-times.ts';
import { type Recipient, recipientKey } from './recipient.ts';
import type { ZoneRules } from './zone-rules.ts';

/** Something that is said again and again, e.g. each Monday what the week brings. */
export interface RecurringPost {
  readonly id: string;
  readonly fields: CronFields;
  /** IANA name. */
  readonly zone: string;
  /** Nothing is said before; null: from the beginning. */
  readonly startsAt: Instant | null;
  /** Nothing is said from then on; null: for good. */
  readonly endsAt: Instant | null;
  readonly recipients: readonly Recipient[];
  /** Later than that after its time it is not said any more. */
  readonly keepsMs: number;
  /** Id of the program that it speaks of; null for the first. */
  readonly program: string | null;
  /** The text, in ICU message syntax. */
  readonly template: string;
  /** How many days of key dates the text may name. */
  readonly days: number;
  /** Says nothing when there is no key date in these days. */
  readonly onlyWithDates: boolean;
}

/** One time that a post is said to one recipient. */
export interface PlannedPost {
  readonly key: string;
  readonly series: string;
  readonly post: RecurringPost;
  readonly recipient: Recipient;
  readonly dueAt: Instant;
  readonly staleAt: Instant;
}

/** All posts in a span, `from` included and `to` not. Quiet hours do not move them: their time is said by whoever wrote them. */
export function planPosts(
  posts: readonly RecurringPost[],
  from: Instant,
  to: Instant,
  zones: ZoneRules,
): readonly PlannedPost[] {
  return posts.flatMap((post) => {
    const first = Math.max(from, post.startsAt ?? from);
    const end = Math.min(to, post.endsAt ?? to);
    return cronTimes(post.fields, post.zone, first, end, zones).flatMap((dueAt) =>
      post.recipients.map((recipient) => {
        const series = `post/${post.id}/${recipientKey(recipient)}`;
        const key = `${series}/${new Date(dueAt).toISOString()}`;
        return { key, series, post, recipient, dueAt, staleAt: dueAt + post.keepsMs };
      }),
    );
  });
}
