import type { MatrixHttp } from './http.ts';
import { objectIn, objectsIn, stringIn } from './json.ts';
import { roomPath } from './matrix-id.ts';
import type { RoomEvent } from './room-event.ts';

/** Who is in a room, by Matrix id. */
interface Membership {
  readonly people: Map<string, 'join' | 'invite'>;
}

/**
 * Knows who is in which room without asking before each encrypted message: asked once, then kept by what sync brings.
 *
 * Forgotten when the connection is lost, because a key must not go to somebody who left meanwhile.
 */
export class Members {
  readonly #http: MatrixHttp;
  readonly #rooms = new Map<string, Membership>();
  /** Counts member events, so that a list that was overtaken by one is asked for again. */
  #changes = 0;

  constructor(http: MatrixHttp) {
    this.#http = http;
  }

  /** @throws MatrixRequestError */
  async joined(roomId: string): Promise<readonly string[]> {
    const { people } = await this.#membership(roomId);
    return [...people].filter(([, membership]) => membership === 'join').map(([id]) => id);
  }

  /** @throws MatrixRequestError */
  async joinedAndInvited(roomId: string): Promise<readonly string[]> {
    return [...(await this.#membership(roomId)).people.keys()];
  }

  onEvent({ type, stateKey, roomId, content }: RoomEvent): void {
    if (type !== 'm.room.member' || stateKey === null) return;
    this.#changes += 1;
    const known = this.#rooms.get(roomId);
    if (known === undefined) return;
    const membership = stringIn(content, 'membership');
    if (membership === 'join' || membership === 'invite') known.people.set(stateKey, membership);
    else known.people.delete(stateKey);
  }

  /** @param roomId of the one room that is asked for again; all of them if left out. */
  forget(roomId?: string): void {
    this.#changes += 1;
    if (roomId === undefined) this.#rooms.clear();
    else this.#rooms.delete(roomId);
  }

  async #membership(roomId: string): Promise<Membership> {
    for (;;) {
      const known = this.#rooms.get(roomId);
      if (known !== undefined) return known;
      const changes = this.#changes;
      const people = await this.#ask(roomId);
      if (changes === this.#changes) this.#rooms.set(roomId, { people });
      if (changes === this.#changes || people.size > 1_000) return { people };
    }
  }

  async #ask(roomId: string): Promise<Map<string, 'join' | 'invite'>> {
    const path = `${roomPath(roomId)}/members`;
    const answer = await this.#http.request('GET', path, { query: { not_membership: 'leave' } });
    const people = new Map<string, 'join' | 'invite'>();
    for (const event of objectsIn(answer, 'chunk')) {
      const [id, membership] = [stringIn(event, 'state_key'), stringIn(objectIn(event, 'content'), 'membership')];
      if (id !== null && (membership === 'join' || membership === 'invite')) people.set(id, membership);
    }
    return people;
  }
}
