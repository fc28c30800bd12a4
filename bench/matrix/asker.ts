import { join } from 'node:path';
import {
  LogService,
  MatrixClient,
  MemoryStorageProvider,
  RustSdkCryptoStorageProvider,
  setRequestFn,
} from 'matrix-bot-sdk';
import { type Account, call, type Json } from '../../test/servers/matrix/api.ts';
import { fetchRequest } from './fetch-request.ts';

/** Somebody who asks a bot, and counts the time until its answer is there. */
export interface Asker {
  /** Milliseconds from the question to the answer in that room. */
  ask(room: string): Promise<number>;
  stop(): Promise<void>;
}

const GIVE_UP_MS = 60_000;

/** @param botId whose events count as answers; each question waits for the one after those that were asked before. */
export async function makeAsker(
  url: string,
  account: Account,
  folder: string,
  kind: 'open' | 'encrypted',
  botId: string,
): Promise<Asker> {
  const ignore = () => {};
  LogService.setLogger({ info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore });
  setRequestFn(fetchRequest);
  const keys = kind === 'encrypted' ? new RustSdkCryptoStorageProvider(join(folder, 'crypto'), 0) : undefined;
  const client = new MatrixClient(url, account.accessToken, new MemoryStorageProvider(), keys);
  await client.crypto?.prepare([]);
  const waiting = new Map<string, (() => void)[]>();
  const gone = new AbortController();
  // Its own way along the stream: the answers need not be read, and the client's sync would take part in what is measured.
  const follow = async () => {
    let since = (await call(url, account.accessToken, 'GET', '/sync')).next_batch;
    while (!gone.signal.aborted) {
      const path = `/sync?timeout=30000&since=${encodeURIComponent(since)}`;
      const sync: Json = await call(url, account.accessToken, 'GET', path, undefined, gone.signal);
      since = sync.next_batch;
      for (const [room, { timeline }] of Object.entries<Json>(sync.rooms?.join ?? {}))
        for (const event of timeline?.events ?? [])
          if (event.sender === botId && event.state_key === undefined) waiting.get(room)?.shift()?.();
    }
  };
  const following = follow().catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
  let asked = 0;
  return {
    ask: async (room) => {
      asked += 1;
      const startedAt = performance.now();
      const answered = new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no answer')), GIVE_UP_MS);
        const done = () => {
          clearTimeout(timer);
          resolve();
        };
        waiting.set(room, [...(waiting.get(room) ?? []), done]);
      });
      await client.sendMessage(room, { msgtype: 'm.text', body: `!question ${asked}` });
      await answered;
      return performance.now() - startedAt;
    },
    stop: async () => {
      gone.abort();
      await following;
    },
  };
}
