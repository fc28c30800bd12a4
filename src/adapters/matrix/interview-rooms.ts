import type { Guest, InterviewPlaces, PlaceOpening, PlaceWish } from '../../ports/interview-places.ts';
import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { InterviewMarks, interviewRoom } from './interview-mark.ts';
import { stringIn } from './json.ts';
import { isPlainUserId, roomPath } from './matrix-id.ts';
import type { Members } from './members.ts';
import { isTransient, MatrixRequestError, reasonOf } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';
import type { RoomGestures } from './room-gestures.ts';
import type { MatrixSettings } from './settings.ts';

export interface InterviewRoomsContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly http: MatrixHttp;
  readonly members: Members;
  readonly gestures: RoomGestures;
  readonly ownId: string;
}

/** The private rooms that the bot makes for interviews, one each, closed for good when they are over. */
export class InterviewRooms implements InterviewPlaces {
  readonly #context: InterviewRoomsContext;
  /** Who is in each room, by Matrix id. */
  readonly #open = new Map<string, Set<string>>();
  readonly #marks: InterviewMarks;

  constructor(context: InterviewRoomsContext) {
    this.#context = context;
    this.#marks = new InterviewMarks(context.http, context.ownId);
  }

  async open(wish: PlaceWish): Promise<PlaceOpening> {
    if (this.#context.settings.interviewRooms !== true) return refused('rooms for interviews are not wanted here');
    try {
      const roomId = wish.known ?? (await this.#make(wish.label));
      if (wish.known === null) await wish.remember(roomId);
      if (!(await this.#enter(roomId))) return refused('the bot is not in the room any more');
      for (const guest of wish.guests) await this.invite(roomId, guest);
      return { kind: 'open', name: roomId, title: this.#titleOf(wish.label), way: 'room' };
    } catch (error) {
      if (isTransient(error)) return { kind: 'later' };
      return refused(reasonOf(error));
    }
  }

  isOpen(name: string): boolean {
    return this.#open.has(name);
  }

  async invite(name: string, { account }: Guest): Promise<boolean> {
    if (!this.isOpen(name) || !isPlainUserId(account)) return false;
    if (this.isThere(name, account)) return true;
    try {
      await this.#context.http.request('POST', `${roomPath(name)}/invite`, { body: { user_id: account } });
      return true;
    } catch (error) {
      // Who has been invited already need not be again; some homeservers refuse it.
      const isInvited = (await this.#invited(name)).includes(account);
      if (!isInvited) this.#log('warn', error, 'not invited to an interview');
      return isInvited;
    }
  }

  isThere(name: string, account: string): boolean {
    return this.#open.get(name)?.has(account.toLowerCase()) ?? false;
  }

  /** Nobody can write there any more, and the bot leaves; what was said stays with those who were there. */
  async close(name: string): Promise<void> {
    const { http, gestures } = this.#context;
    this.#open.delete(name);
    this.#marks.forget(name);
    try {
      const path = `${roomPath(name)}/state/m.room.power_levels/`;
      await http.request('PUT', path, { body: { ...(await http.request('GET', path)), events_default: 100 } });
    } catch (error) {
      this.#log('warn', error, 'interview room not closed');
    }
    try {
      await gestures.leave(name, '');
      await http.request('POST', `${roomPath(name)}/forget`, { body: {} });
    } catch (error) {
      this.#log('warn', error, 'interview room not left');
    }
  }

  /** Whether a room is one that the bot made for an interview. @throws MatrixRequestError */
  isInterview(roomId: string): Promise<boolean> {
    return this.#marks.isInterview(roomId);
  }

  onEvent({ type, stateKey, roomId, content }: RoomEvent): void {
    const people = type === 'm.room.member' && stateKey !== null ? this.#open.get(roomId) : undefined;
    if (people === undefined || stateKey === null) return;
    if (stringIn(content, 'membership') === 'join') people.add(stateKey.toLowerCase());
    else people.delete(stateKey.toLowerCase());
  }

  /** The bot is not in a room any more. @returns whether it was an interview's that it did not close. */
  left(roomId: string): boolean {
    this.#marks.forget(roomId);
    return this.#open.delete(roomId);
  }

  /** @returns false if the bot is not there. @throws MatrixRequestError */
  async #enter(roomId: string): Promise<boolean> {
    const { members, ownId } = this.#context;
    try {
      const joined = await members.joined(roomId);
      if (!joined.includes(ownId)) return false;
      this.#open.set(roomId, new Set(joined.map((id) => id.toLowerCase())));
      return true;
    } catch (error) {
      if (error instanceof MatrixRequestError && !error.isTransient) return false;
      throw error;
    }
  }

  async #make(label: string): Promise<string> {
    const { http, settings } = this.#context;
    const answer = await http.request('POST', '/_matrix/client/v3/createRoom', {
      body: interviewRoom(this.#titleOf(label), label, settings.encryption !== 'off'),
    });
    return stringIn(answer, 'room_id') ?? '';
  }

  async #invited(roomId: string): Promise<readonly string[]> {
    try {
      return await this.#context.members.joinedAndInvited(roomId);
    } catch (error) {
      this.#log('warn', error, 'members of an interview room not known');
      return [];
    }
  }

  #titleOf(label: string): string {
    return this.#context.settings.texts.interviewRoom?.(label) ?? label;
  }

  #log(level: 'warn', error: unknown, message: string): void {
    const { deps, settings } = this.#context;
    deps.log[level]({ network: settings.name, reason: reasonOf(error) }, message);
  }
}

function refused(reason: string): PlaceOpening {
  return { kind: 'refused', reason };
}
