import { join } from 'node:path';
import type { MatrixClient } from 'matrix-bot-sdk';
import { Cipher } from './cipher.ts';
import { ensureCrossSigned } from './cross-signing.ts';
import type { MatrixDeps } from './deps.ts';
import { discoverHomeserver } from './discovery.ts';
import { MatrixHttp } from './http.ts';
import { type JsonObject, stringIn, stringsIn } from './json.ts';
import { loadSdkClient } from './load-sdk.ts';
import { Members } from './members.ts';
import { isNotFound, MatrixRequestError, reasonOf } from './request-error.ts';
import { RoomEncryption } from './room-encryption.ts';
import { openSession, type Session, SessionProblem } from './session.ts';
import type { MatrixSettings } from './settings.ts';

/** A session at a homeserver with all that it takes to read and write; lost connections do not end it. */
export interface Connection {
  readonly http: MatrixHttp;
  readonly session: Session;
  readonly members: Members;
  readonly rooms: RoomEncryption;
  /** Null without encryption. */
  readonly client: MatrixClient | null;
  readonly cipher: Cipher | null;
  readonly displayName: string | null;
  /** Rooms that the bot is in, by id. */
  readonly joinedRooms: readonly string[];
}

/** @throws SessionProblem if only an org admin can help, MatrixRequestError or another error if it may work later. */
export async function openConnection(
  settings: MatrixSettings,
  deps: MatrixDeps,
  onHttp: (http: MatrixHttp) => void,
): Promise<Connection> {
  const found = await discoverHomeserver(settings.homeserver);
  if (found.kind === 'failed') {
    if (!found.isTransient) throw new SessionProblem(found.reason);
    throw new MatrixRequestError(found.reason, { status: null });
  }
  const http = new MatrixHttp(found.url, settings.patience.requestMs, deps.clock, deps.timers);
  onHttp(http);
  const session = await openSession(settings, http);
  const members = new Members(http);
  const rooms = new RoomEncryption(http);
  const isEncrypting = settings.encryption !== 'off';
  const client = isEncrypting ? await openClient(settings, http, session, members) : null;
  const cipher = client === null ? null : await openCipher(client, session, settings, deps);
  try {
    if (cipher !== null) await signDevice(cipher, http, session, settings, deps);
    const joined = await http.request('GET', '/_matrix/client/v3/joined_rooms');
    const displayName = await ownDisplayName(http, session.userId);
    return {
      http,
      session,
      members,
      rooms,
      client,
      cipher,
      displayName,
      joinedRooms: stringsIn(joined, 'joined_rooms'),
    };
  } catch (error) {
    // Another try opens the keys anew.
    cipher?.close();
    throw error;
  }
}

async function openClient(
  { folder }: MatrixSettings,
  http: MatrixHttp,
  session: Session,
  members: Members,
): Promise<MatrixClient> {
  const client: MatrixClient = await loadSdkClient({
    http,
    session,
    cryptoFolder: join(folder, 'crypto'),
    recipients: async (roomId) => {
      const room = await client.cryptoStore.getRoom(roomId);
      // Who is only invited gets the key as well, or could not read what was said until they came; unless the room hides that.
      return room?.historyVisibility === 'joined' ? members.joined(roomId) : members.joinedAndInvited(roomId);
    },
  });
  return client;
}

async function openCipher(
  client: MatrixClient,
  session: Session,
  settings: MatrixSettings,
  { log }: MatrixDeps,
): Promise<Cipher> {
  try {
    return await Cipher.open(client, session, log, settings.name);
  } catch (error) {
    if (error instanceof MatrixRequestError || error instanceof SessionProblem) throw error;
    // Keys that are damaged, lost, in use or another device's do not mend by themselves.
    throw new SessionProblem(reasonOf(error));
  }
}

/** Without it some people's clients don't trust the bot; that is no reason not to start. */
async function signDevice(
  { machine }: Cipher,
  http: MatrixHttp,
  { userId }: Session,
  { login, name }: MatrixSettings,
  { log }: MatrixDeps,
): Promise<void> {
  try {
    const password = login.kind === 'password' ? login.password : null;
    const problem = await ensureCrossSigned(machine, http, userId, password);
    if (problem !== null) log.warn({ network: name, problem }, 'device not signed');
  } catch (error) {
    log.warn({ network: name, problem: reasonOf(error) }, 'device not signed');
  }
}

async function ownDisplayName(http: MatrixHttp, userId: string): Promise<string | null> {
  try {
    const path = `/_matrix/client/v3/profile/${encodeURIComponent(userId)}/displayname`;
    const answer: JsonObject = await http.request('GET', path);
    return stringIn(answer, 'displayname');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
