import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Account, annotation, type Json, register } from './api.ts';
import { pythonCommand, pythonEnvironment } from './installed.ts';

/** Somebody with an encrypted client that is independent of ours. */
export interface NioPerson {
  readonly userId: string;
  /** Messages of others and of this person, as they are read, in order; `decrypted` tells whether they were encrypted. */
  readonly messages: readonly Json[];
  /** Messages that could not be read. */
  readonly undecryptable: readonly Json[];
  readonly invitations: readonly string[];
  /** Makes an encrypted direct room with somebody, and waits until they are in it. */
  direct(userId: string): Promise<string>;
  /** Makes an encrypted room with an alias of this name, and invites somebody. @param rotation messages for which a key is used. */
  createRoom(alias: string, invite: string, rotation?: number): Promise<string>;
  join(roomId: string): Promise<void>;
  /** Resolves when these people are in the room, as this person's client knows it. */
  together(roomId: string, userIds: readonly string[]): Promise<void>;
  /** @param type of the event; a message if left out. */
  send(roomId: string, content: object, type?: string): Promise<string>;
  /** Puts a sign on a message, which clients send in the clear. @returns the id of the sign. */
  react(roomId: string, eventId: string, sign: string): Promise<string>;
  say(roomId: string, text: string): Promise<string>;
  redact(roomId: string, eventId: string): Promise<void>;
  sees(what: string, fits: (message: Json) => boolean, withinMs?: number): Promise<Json>;
  until(what: string, holds: () => boolean, withinMs?: number): Promise<void>;
  leave(): Promise<void>;
}

const SCRIPT = join(import.meta.dirname, 'nio_person.py');

/** @param folder for its keys. */
export async function makeNioPerson(url: string, name: string, folder: string): Promise<NioPerson> {
  return startNio(url, await register(url, name), folder);
}

async function startNio(url: string, account: Account, folder: string): Promise<NioPerson> {
  mkdirSync(folder, { recursive: true });
  const [program = '', ...words] = pythonCommand([SCRIPT, url, account.userId, account.password, folder]);
  const child = spawn(program, words, { env: pythonEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
  const messages: Json[] = [];
  const undecryptable: Json[] = [];
  const invitations: string[] = [];
  const answers = new Map<number, Json>();
  let complaints = '';
  let isReady = false;
  let commands = 0;
  let looked = 0;
  let waiting: (() => void)[] = [];
  child.stderr.on('data', (data: Buffer) => {
    complaints = (complaints + data.toString()).slice(-2_000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const told: Json = JSON.parse(line);
    if (told.event === 'ready') isReady = true;
    else if (told.event === 'message') messages.push(told);
    else if (told.event === 'undecryptable') undecryptable.push(told);
    else if (told.event === 'invite') invitations.push(told.room);
    else answers.set(told.answer, told);
    const all = waiting;
    waiting = [];
    for (const wake of all) wake();
  });
  const until: NioPerson['until'] = async (what, holds, withinMs = 30_000) => {
    const end = Date.now() + withinMs;
    while (!holds()) {
      const leftMs = end - Date.now();
      if (leftMs <= 0)
        throw new Error(
          `nio: ${what}: not within ${withinMs} ms; ${JSON.stringify({ messages: messages.slice(-4), undecryptable })} ${complaints}`,
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
  const carryOut = async (command: object): Promise<Json> => {
    commands += 1;
    const id = commands;
    child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    await until(JSON.stringify(command), () => answers.has(id));
    const answer = answers.get(id);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  const together: NioPerson['together'] = async (room, userIds) => {
    const end = Date.now() + 30_000;
    for (;;) {
      const { encrypted, joined } = await carryOut({ do: 'members', room });
      if (encrypted && userIds.every((userId) => joined.includes(userId))) return;
      if (Date.now() > end) throw new Error(`nio: not together in ${room}: ${joined}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const send: NioPerson['send'] = async (room, content, type = 'm.room.message') =>
    (await carryOut({ do: 'send', room, content, type })).id;
  await until('ready', () => isReady, 30_000);
  return {
    userId: account.userId,
    messages,
    undecryptable,
    invitations,
    direct: async (userId) => {
      const { room } = await carryOut({ do: 'direct', user: userId });
      await together(room, [userId, account.userId]);
      return room;
    },
    createRoom: async (alias, invite, rotation = 100) =>
      (await carryOut({ do: 'room', alias, invite: [invite], rotation })).room,
    join: async (room) => {
      await carryOut({ do: 'join', room });
    },
    together,
    send,
    react: (room, eventId, sign) => send(room, annotation(eventId, sign), 'm.reaction'),
    say: (room, text) => send(room, { msgtype: 'm.text', body: text }),
    redact: async (room, eventId) => {
      await carryOut({ do: 'redact', room, event: eventId });
    },
    sees: async (what, fits, withinMs) => {
      const find = () => messages.findIndex((message, at) => at >= looked && fits(message));
      await until(what, () => find() !== -1, withinMs);
      looked = find() + 1;
      return messages[looked - 1];
    },
    until,
    leave: async () => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
