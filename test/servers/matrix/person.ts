import { type Account, annotation, call, type Json, register } from './api.ts';

/** Somebody with a plain client: no encryption, no library, just the requests. */
export interface Person {
  readonly account: Account;
  readonly userId: string;
  /** All events that reached this person in rooms, in order. */
  readonly events: readonly Json[];
  /** Rooms that this person is invited to. */
  readonly invitations: readonly string[];
  /** Who is typing, by room. */
  readonly typing: ReadonlyMap<string, readonly string[]>;
  api(method: string, path: string, body?: object): Promise<Json>;
  /** Makes a public room with an alias of this name. */
  createRoom(name: string | null, more?: object): Promise<string>;
  /** Makes a direct room with somebody. */
  createDirect(userId: string, more?: object): Promise<string>;
  join(roomIdOrAlias: string): Promise<string>;
  /** @returns the id of the event. */
  send(roomId: string, content: object, type?: string): Promise<string>;
  say(roomId: string, text: string): Promise<string>;
  edit(roomId: string, eventId: string, text: string): Promise<string>;
  redact(roomId: string, eventId: string): Promise<void>;
  /** Puts a sign on a message. @returns the id of the sign. */
  react(roomId: string, eventId: string, sign: string): Promise<string>;
  state(roomId: string, type: string, content: object, stateKey?: string): Promise<string>;
  /** The next event that fits, not one that was seen before. Rejects with what came instead. */
  sees(what: string, fits: (event: Json) => boolean, withinMs?: number): Promise<Json>;
  /** Resolves when it holds, looked at after each sync. */
  until(what: string, holds: () => boolean, withinMs?: number): Promise<void>;
  leave(): Promise<void>;
}

let transaction = 0;

export async function makePerson(url: string, name: string): Promise<Person> {
  return signedIn(url, await register(url, name));
}

/** A client of an account that is there already. */
export async function signedIn(url: string, account: Account): Promise<Person> {
  const events: Json[] = [];
  const invitations: string[] = [];
  const typing = new Map<string, readonly string[]>();
  const gone = new AbortController();
  let looked = 0;
  let waiting: (() => void)[] = [];
  const api: Person['api'] = (method, path, body) => call(url, account.accessToken, method, path, body);

  const take = (sync: Json) => {
    for (const room of Object.keys(sync.rooms?.invite ?? {})) invitations.push(room);
    for (const [roomId, room] of Object.entries<Json>(sync.rooms?.join ?? {})) {
      for (const event of room.timeline?.events ?? []) events.push({ ...event, room_id: roomId });
      for (const event of room.ephemeral?.events ?? [])
        if (event.type === 'm.typing') typing.set(roomId, event.content.user_ids);
    }
    const all = waiting;
    waiting = [];
    for (const wake of all) wake();
  };
  const follow = async (): Promise<void> => {
    let since = (await api('GET', '/sync')).next_batch;
    follow.isReady();
    while (!gone.signal.aborted) {
      try {
        const path = `/sync?timeout=30000&since=${encodeURIComponent(since)}`;
        const sync = await call(url, account.accessToken, 'GET', path, undefined, gone.signal);
        since = sync.next_batch;
        take(sync);
      } catch {
        // The server is down for a while, or this person has left.
        if (!gone.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  follow.isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    follow.isReady = resolve;
  });
  const following = follow();
  await Promise.race([ready, following]);

  const until: Person['until'] = async (what, holds, withinMs = 30_000) => {
    const end = Date.now() + withinMs;
    while (!holds()) {
      const leftMs = end - Date.now();
      if (leftMs <= 0)
        throw new Error(
          `${what}: not within ${withinMs} ms; saw ${JSON.stringify(events.slice(-5).map(({ type, content }) => ({ type, content })))}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(leftMs, 200));
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  };
  const send: Person['send'] = async (roomId, content, type = 'm.room.message') => {
    transaction += 1;
    const path = `/rooms/${encodeURIComponent(roomId)}/send/${type}/test${process.pid}-${transaction}`;
    return (await api('PUT', path, content)).event_id;
  };
  return {
    account,
    userId: account.userId,
    events,
    invitations,
    typing,
    api,
    createRoom: async (name, more = {}) => {
      const alias = name === null ? {} : { room_alias_name: name };
      return (await api('POST', '/createRoom', { preset: 'public_chat', ...alias, ...more })).room_id;
    },
    createDirect: async (userId, more = {}) =>
      (
        await api('POST', '/createRoom', {
          preset: 'trusted_private_chat',
          is_direct: true,
          invite: [userId],
          ...more,
        })
      ).room_id,
    join: async (room) => (await api('POST', `/join/${encodeURIComponent(room)}`, {})).room_id,
    send,
    say: (roomId, text) => send(roomId, { msgtype: 'm.text', body: text }),
    edit: (roomId, eventId, text) =>
      send(roomId, {
        msgtype: 'm.text',
        body: `* ${text}`,
        'm.new_content': { msgtype: 'm.text', body: text },
        'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
      }),
    react: (roomId, eventId, sign) => send(roomId, annotation(eventId, sign), 'm.reaction'),
    redact: async (roomId, eventId) => {
      transaction += 1;
      const path = `/rooms/${encodeURIComponent(roomId)}/redact/${encodeURIComponent(eventId)}/r${process.pid}-${transaction}`;
      await api('PUT', path, {});
    },
    state: async (roomId, type, content, stateKey = '') =>
      (await api('PUT', `/rooms/${encodeURIComponent(roomId)}/state/${type}/${stateKey}`, content)).event_id,
    sees: async (what, fits, withinMs) => {
      const find = () => events.findIndex((event, at) => at >= looked && fits(event));
      await until(what, () => find() !== -1, withinMs);
      looked = find() + 1;
      return events[looked - 1];
    },
    until,
    leave: async () => {
      gone.abort();
      await following;
    },
  };
}
