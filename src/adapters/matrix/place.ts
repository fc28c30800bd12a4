import type { Reason } from '../../domain/language/reasons.ts';
/** Where a message goes, once it can. */
export type Place =
  | { readonly kind: 'room'; readonly roomId: string }
  /** Not now, but later. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'refused'; readonly reason: Reason };
