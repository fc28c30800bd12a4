import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makePerson, type Person, type PersonOptions } from '../../servers/irc/person.ts';
import { type Overrides, type Rig, settingsFor, startBot } from './rig.ts';

/** Bots and people of one test, who all leave at its end. */
export interface Stage {
  /** A bot that has connected and joined. */
  bot(overrides?: Overrides): Promise<Rig>;
  /** A bot that has only begun to connect. */
  begin(overrides?: Overrides): Rig;
  /** Somebody in #room. */
  person(nick: string, options?: Partial<PersonOptions> & { readonly room?: string | null }): Promise<Person>;
  clear(): Promise<void>;
}

export function createStage(server: () => IrcServer): Stage {
  let bots: Rig[] = [];
  let people: Person[] = [];
  const begin = (overrides: Overrides = {}) => {
    const rig = startBot(settingsFor(server(), overrides));
    bots.push(rig);
    return rig;
  };
  return {
    begin,
    bot: async (overrides) => {
      const rig = begin(overrides);
      await rig.until('connected', () => rig.connections > 0);
      await rig.joined();
      return rig;
    },
    person: async (nick, { room = '#room', ...options } = {}) => {
      const person = await makePerson(nick, { port: server().port, ...options });
      people.push(person);
      if (room === null) return person;
      person.type(`JOIN ${room}`);
      await person.sees(/ 366 /);
      return person;
    },
    clear: async () => {
      await Promise.all([...bots.map((rig) => rig.stop()), ...people.map((person) => person.leave())]);
      bots = [];
      people = [];
    },
  };
}
