import { rmSync } from 'node:fs';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import { type Account, register } from '../../servers/matrix/api.ts';
import { makePerson, type Person } from '../../servers/matrix/person.ts';
import { type Overrides, type Rig, settingsFor, startBot } from './rig.ts';

/** Bots and people of one test, who all leave at its end. */
export interface Stage {
  /** A new account for a bot. */
  account(): Promise<Account>;
  /** A bot that has connected and joined. */
  bot(overrides?: Overrides & StageOptions): Promise<Rig>;
  /** A bot that has only begun to connect. */
  begin(overrides?: Overrides & StageOptions): Promise<Rig>;
  /** Somebody new, whose name begins like this. */
  person(name: string): Promise<Person>;
  clear(): Promise<void>;
}

export interface StageOptions {
  /** The account to sign in with; a new one if left out. */
  readonly account?: Account;
  /** What the core does with a message. */
  readonly handler?: (message: IncomingMessage, rig: Rig) => unknown;
}

let people = 0;

/** @param url of the homeserver, asked for when it runs. */
export function createStage(url: () => string): Stage {
  let bots: Rig[] = [];
  let present: Person[] = [];
  const account = () => {
    people += 1;
    return register(url(), `gsocbot${people}`);
  };
  const begin: Stage['begin'] = async ({ account: given, handler, ...overrides } = {}) => {
    const rig = startBot(settingsFor(url(), given ?? (await account()), overrides), handler);
    bots.push(rig);
    return rig;
  };
  return {
    account,
    begin,
    bot: async (overrides) => {
      const rig = await begin(overrides);
      await rig.until('connected', () => rig.connections > 0);
      await rig.joined();
      return rig;
    },
    person: async (name) => {
      people += 1;
      const person = await makePerson(url(), `${name}${people}`);
      present.push(person);
      return person;
    },
    clear: async () => {
      await Promise.all([...bots.map((rig) => rig.stop()), ...present.map((person) => person.leave())]);
      for (const { settings } of bots) rmSync(settings.folder, { recursive: true, force: true });
      bots = [];
      present = [];
    },
  };
}
