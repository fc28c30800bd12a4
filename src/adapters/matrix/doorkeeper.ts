import { createRateLimit, type RateLimit } from '../../domain/limits/rate-limit.ts';
import type { MatrixDeps } from './deps.ts';
import type { DirectRooms } from './direct-rooms.ts';
import type { MatrixHttp } from './http.ts';
import { type Invitation, judgeInvitation } from './invitation.ts';
import { stringIn } from './json.ts';
import { isTransient } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';
import type { RoomGestures } from './room-gestures.ts';
import type { RoomKeeper } from './room-keeper.ts';
import type { MatrixSettings } from './settings.ts';

export interface DoorkeeperContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly http: MatrixHttp;
  readonly ownId: string;
  readonly keeper: RoomKeeper;
  readonly direct: DirectRooms;
  readonly gestures: RoomGestures;
}

/** Decides which invitations are followed, and when a conversation is over. */
export class Doorkeeper {
  readonly #context: DoorkeeperContext;
  readonly #invitations: RateLimit;

  constructor(context: DoorkeeperContext) {
    this.#context = context;
    this.#invitations = createRateLimit(context.settings.limits.invitationsPerMinute, 60_000);
  }

  /** @throws MatrixRequestError */
  async onInvitation(invitation: Invitation): Promise<void> {
    const { keeper, settings, deps, direct, gestures } = this.#context;
    const { roomId, inviter, alias } = invitation;
    const judged = judgeInvitation(invitation, keeper.isConfigured(roomId, alias), settings.encryption);
    const isKnown = direct.partnerIn(roomId) === inviter;
    const isTooMuch = judged === 'direct' && !isKnown && !this.#invitations.allows(inviter, deps.clock.now());
    deps.log.info({ network: settings.name, room: roomId, judged, isTooMuch }, 'invited');
    if (judged === 'room') return keeper.invited(roomId, alias);
    if (judged === 'decline' || isTooMuch) return gestures.leave(roomId, '');
    await this.#begin(roomId, inviter);
  }

  /** A conversation ends when the other one leaves, and when a third comes. @throws MatrixRequestError */
  async onMember({ roomId, stateKey, content }: RoomEvent): Promise<void> {
    const { direct, gestures, ownId } = this.#context;
    const partner = direct.partnerIn(roomId);
    if (stateKey === null || stateKey === ownId || partner === null) return;
    const membership = stringIn(content, 'membership');
    const isGone = stateKey === partner && (membership === 'leave' || membership === 'ban');
    const isThird = stateKey !== partner && membership === 'join';
    if (!isGone && !isThird) return;
    await direct.remove(roomId);
    await gestures.leave(roomId, isThird ? 'a conversation with me has two sides' : '');
  }

  async #begin(roomId: string, inviter: string): Promise<void> {
    const { http, direct, gestures } = this.#context;
    // Known before it is joined: what is said there may be heard before the homeserver has answered.
    const noted = direct.add(inviter, roomId);
    try {
      await http.request('POST', `/_matrix/client/v3/join/${encodeURIComponent(roomId)}`, { body: {} });
    } catch (error) {
      if (!isTransient(error)) await direct.remove(roomId);
      throw error;
    } finally {
      await noted;
    }
    if (await direct.isPrivate(roomId, inviter)) return;
    await direct.remove(roomId);
    await gestures.leave(roomId, '');
  }
}
