/** Where a message goes, once it can. */
export type Place =
  | { readonly kind: 'room'; readonly roomId: string }
  /** Not now, but later. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'refused'; readonly reason: string };
