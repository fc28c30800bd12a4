import type {
  ChatNetwork,
  Delivery,
  NetworkListener,
  NetworkStatus,
  OutgoingMessage,
} from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { InterviewPlaces } from '../../ports/interview-places.ts';
import type { IrcDeps } from './deps.ts';
import { Presence } from './presence.ts';
import { Reconnector } from './reconnector.ts';
import type { IrcSettings } from './settings.ts';

/** One IRC network, which connects, stays, speaks, listens and knows who speaks. */
export function createIrcNetwork(settings: IrcSettings, deps: IrcDeps): ChatNetwork {
  return new IrcNetwork(settings, deps);
}

class IrcNetwork implements ChatNetwork {
  readonly name: string;
  readonly kind = 'irc';
  readonly #deps: IrcDeps;
  readonly #presence: Presence;
  readonly #reconnector: Reconnector;
  #listener: NetworkListener | null = null;

  constructor(settings: IrcSettings, deps: IrcDeps) {
    this.name = settings.name;
    this.#deps = deps;
    this.#presence = new Presence(settings, deps, {
      onMessage: (message) => this.#tell(message),
      onConnected: () => this.#listener?.onConnected(),
      onSeen: (nick, account) => this.#listener?.onSeen(nick, account),
      onPlaceLost: (name) => this.#listener?.onPlaceLost?.(name),
    });
    this.#reconnector = new Reconnector(settings, deps, this.#presence);
  }

  start(listener: NetworkListener): void {
    this.#listener = listener;
    this.#reconnector.start();
  }

  send(message: OutgoingMessage): Promise<Delivery> {
    return this.#presence.send(message);
  }

  get places(): InterviewPlaces {
    return this.#presence.interviews;
  }

  proveAccount(message: IncomingMessage): Promise<string | null> {
    return this.#presence.prover.prove(message);
  }

  accountOf(nick: string): Promise<string | null> {
    return this.#presence.prover.accountOf(nick);
  }

  sessionOf(nick: string): string | null {
    return this.#presence.prover.sessionOf(nick);
  }

  rejoin(channel: string): boolean {
    return this.#presence.keeper.rejoin(channel);
  }

  status(): NetworkStatus {
    return { name: this.name, ...this.#reconnector.status(), ...this.#presence.status() };
  }

  stop(limitMs: number): Promise<void> {
    return this.#reconnector.stop(limitMs);
  }

  /** The core promises not to throw; should it all the same, the next line must still be heard. */
  #tell(message: IncomingMessage): void {
    const failed = (error: unknown) =>
      this.#deps.log.error({ err: error, network: this.name }, 'message handler failed');
    try {
      const handling = this.#listener?.onMessage(message);
      if (handling instanceof Promise) handling.catch(failed);
    } catch (error) {
      failed(error);
    }
  }
}
