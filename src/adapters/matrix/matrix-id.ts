/**
 * A Matrix id that may be compared with those of the configuration: of plain letters, none of them a capital.
 *
 * Homeservers make no other ids today; old ones may have capitals, which comparing without regard to case would confuse with
 * somebody else's. Source: Matrix specification appendices, "User identifiers" and "Historical user IDs".
 */
export function isPlainUserId(id: string): boolean {
  return id.length <= 255 && /^@[0-9a-z._=/+-]+:[0-9a-z.:[\]-]+$/.test(id);
}

export function localpartOf(userId: string): string {
  const colon = userId.indexOf(':');
  return userId.slice(1, colon === -1 ? undefined : colon);
}

export function serverOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/**
 * The nick of a person: the localpart on the bot's own homeserver, elsewhere the whole id.
 *
 * Never the display name: anybody can take any, and an answer in private must reach the one who asked.
 */
export function nickOf(userId: string, ownServer: string): string {
  return serverOf(userId) === ownServer && /^[0-9a-z._=/+-]+$/.test(localpartOf(userId)) ? localpartOf(userId) : userId;
}

/** Whose nick it is; null for what can't be one. */
export function userIdOf(nick: string, ownServer: string): string | null {
  const id = nick.startsWith('@') ? nick : `@${nick}:${ownServer}`;
  // Old ids may have capitals and other characters; none of them has blanks or control characters.
  return /^@[\x21-\x39\x3b-\x7e]+:[0-9A-Za-z.:[\]-]+$/.test(id) && id.length <= 255 ? id : null;
}

/** Where a homeserver has a room. */
export function roomPath(roomId: string): string {
  return `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}`;
}
