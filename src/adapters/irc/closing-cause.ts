/** Why a connection ended, as far as it decides when to come back. */
export type ClosingCause = 'lost' | 'banned' | 'killed' | 'flood' | 'throttled' | 'stopped';

/**
 * What a server means by the text of its ERROR (or 465) before it closes a connection.
 *
 * Source: the texts of ircd-hybrid 8.2, oftc-hybrid 1.7, InspIRCd 3, ngircd 26, solanum and ergo.
 */
export function closingCause(text: string): ClosingCause {
  if (/\b(?:[kgzdx]-?lined?|a-?kill(?:ed)?|auto-?kill(?:ed)?|banned|denied access|not authori[sz]ed)\b/i.test(text))
    return 'banned';
  if (/\bkilled\b/i.test(text)) return 'killed';
  if (/excess flood|max recvq|recvq exceeded|flood/i.test(text)) return 'flood';
  if (/throttl|too fast|too many|reconnecting/i.test(text)) return 'throttled';
  return 'lost';
}
