/** An account of the homeserver, signed in. */
export interface Account {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  readonly password: string;
}

/** A refusal of the homeserver. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly errcode: string;

  constructor(status: number, errcode: string, message: string) {
    super(`${status} ${errcode}: ${message}`);
    this.status = status;
    this.errcode = errcode;
  }
}

/** What the homeserver says is its own; the tests look into it as far as they expect. */
// biome-ignore lint/suspicious/noExplicitAny: answers of a real server, of which each test knows the shape it asks for.
export type Json = any;

/** @throws ApiError if the server refuses. */
export async function call(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<Json> {
  const response = await fetch(`${url}/_matrix/client/v3${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answer: Json = await response.json();
  if (!response.ok) throw new ApiError(response.status, answer.errcode, answer.error);
  return answer;
}

/** Makes an account and signs it in. */
export async function register(url: string, name: string): Promise<Account> {
  const password = `password of ${name}`;
  const answer = await call(url, null, 'POST', '/register', {
    auth: { type: 'm.login.dummy' },
    username: name,
    password,
  });
  return {
    userId: answer.user_id,
    deviceId: answer.device_id,
    accessToken: answer.access_token,
    password,
  };
}

/** The content of a reaction. */
export function annotation(eventId: string, sign: string): object {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key: sign } };
}
