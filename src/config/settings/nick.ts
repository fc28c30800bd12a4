/** What may be a nick on IRC. Source: RFC 2812, section 2.3.1, widened to what servers of today allow. */
export const NICK = /^[^\s\p{Cc}#&:,!@*?0-9-][^\s\p{Cc},!@*?]{0,29}$/u;
export const NICK_FORM = 'must be a nick of at most 30 characters';
