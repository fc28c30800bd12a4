import { join } from 'node:path';
import type { MatrixHttp } from './http.ts';
import { stringIn } from './json.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { isLoggedOut, MatrixRequestError } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';

/** Who the bot is on its homeserver. */
export interface Session {
  readonly userId: string;
  /** Null only for tokens that belong to no device, with which there is no encryption. */
  readonly deviceId: string | null;
  readonly accessToken: string;
}

/** Something that only an org admin can mend; the network stays down until the bot is started again. */
export class SessionProblem extends Error {
  override readonly name = 'SessionProblem';
}

const FILE = 'session.json';

/**
 * Signs in: with the session that is kept, with the given token, or with the password.
 *
 * @throws SessionProblem if signing in can't work
 * @throws MatrixRequestError if the homeserver is out of reach
 */
export async function openSession(settings: MatrixSettings, http: MatrixHttp): Promise<Session> {
  const session = settings.login.kind === 'token' ? null : readSession(settings.folder);
  if (settings.login.kind === 'password' && session === null) return logIn(settings, http, null);
  const token = settings.login.kind === 'token' ? settings.login.accessToken : session?.accessToken;
  http.accessToken = token ?? null;
  try {
    const own = await http.request('GET', '/_matrix/client/v3/account/whoami');
    return {
      userId: stringIn(own, 'user_id') ?? '',
      deviceId: stringIn(own, 'device_id') ?? null,
      accessToken: token ?? '',
    };
  } catch (error) {
    if (!isLoggedOut(error)) throw error;
    if (session !== null && error instanceof MatrixRequestError && error.isSoftLogout)
      return logIn(settings, http, session.deviceId);
    throw new SessionProblem(loggedOutText(settings));
  }
}

/** What an org admin is told when the session is over. */
export function loggedOutText({ login, folder }: MatrixSettings): string {
  return login.kind === 'token'
    ? 'the access token does not count any more; put a new one into the configuration, and with encryption empty its folder, then start the bot again'
    : `the homeserver ended the session; remove the folder ${folder} to sign in as a new device, then start the bot again`;
}

/** @param deviceId of a session that is renewed; null for a new device. */
async function logIn(settings: MatrixSettings, http: MatrixHttp, deviceId: string | null): Promise<Session> {
  const { login, deviceName, folder } = settings;
  if (login.kind !== 'password') throw new SessionProblem('there is no password to sign in with');
  http.accessToken = null;
  try {
    const answer = await http.request('POST', '/_matrix/client/v3/login', {
      body: {
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user: login.user },
        password: login.password,
        initial_device_display_name: deviceName,
        ...(deviceId === null ? {} : { device_id: deviceId }),
      },
    });
    const session = {
      userId: stringIn(answer, 'user_id') ?? '',
      deviceId: stringIn(answer, 'device_id'),
      accessToken: stringIn(answer, 'access_token') ?? '',
    };
    // On the disk before anything else: a device whose token is lost stays in people's lists for good.
    writeJsonFile(join(folder, FILE), session, true);
    http.accessToken = session.accessToken;
    return session;
  } catch (error) {
    if (error instanceof MatrixRequestError && !error.isTransient)
      throw new SessionProblem(`signing in was refused: ${error.message}`);
    throw error;
  }
}

function readSession(folder: string): Session | null {
  const kept = readJsonFile(join(folder, FILE));
  const [userId, accessToken] = [stringIn(kept ?? {}, 'userId'), stringIn(kept ?? {}, 'accessToken')];
  if (kept === null || userId === null || accessToken === null) return null;
  return { userId, accessToken, deviceId: stringIn(kept, 'deviceId') };
}
