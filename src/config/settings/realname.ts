/** What OFTC, Libera and hybrid keep of a real name. Source: REALLEN in include/ircd_defs.h of ircd-hybrid. */
export const REALNAME_BYTES = 50;

/**
 * What WHOIS shows of the bot: that it is one, whose, and where to read about it.
 *
 * The address stands without "https://", which says nothing and takes a sixth of the room.
 */
export function realnameOf({ owner, source }: { readonly owner: string; readonly source: string }): string {
  return `bot of ${owner}; ${source.replace(/^https?:\/\//, '')}`;
}
