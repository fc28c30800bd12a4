/**
 * The part of irc-framework 4.14.0 that is used here; the package has no types of its own.
 * Source: its src/client.js, src/connection.js, src/ircmessage.js and docs/clientapi.md.
 */
declare module 'irc-framework' {
  import type { EventEmitter } from 'node:events';

  export interface IrcMessage {
    /** Keys in lower case, values unescaped; a tag without a value has the empty string. */
    readonly tags: Readonly<Record<string, string>>;
    readonly prefix: string;
    /** Empty if the prefix is a server's name with a dot in it. */
    readonly nick: string;
    readonly ident: string;
    readonly hostname: string;
    /** Upper case. */
    readonly command: string;
    readonly params: readonly string[];
  }

  /** What a class given as `transport` must be. It emits `open`, `line` (text) and `close` (Error or false). */
  export interface Transport extends EventEmitter {
    connect(): void;
    writeLine(line: string, written?: () => void): void;
    /** @param force without waiting for what is still to be written. */
    close(force: boolean): void;
    disposeSocket(): void;
    setEncoding(encoding: string): boolean;
  }

  export interface ClientOptions {
    readonly host?: string;
    readonly port?: number;
    readonly nick: string;
    readonly username: string;
    readonly gecos: string;
    readonly password?: string;
    readonly account?: { readonly account?: string; readonly password?: string };
    readonly sasl_mechanism?: 'PLAIN' | 'EXTERNAL';
    readonly sasl_disconnect_on_fail?: boolean;
    /** CTCP VERSION is answered with it, without a limit, unless it is empty. */
    readonly version: string;
    readonly enable_chghost?: boolean;
    readonly enable_setname?: boolean;
    readonly enable_echomessage?: boolean;
    readonly auto_reconnect: boolean;
    /** Seconds; 0 turns its pings off. */
    readonly ping_interval?: number;
    readonly ping_timeout?: number;
    readonly transport?: new () => Transport;
  }

  type Next = () => void;
  type RawMiddleware = (command: string, message: IrcMessage, line: string, client: Client, next: Next) => void;

  export class Client {
    readonly network: { readonly cap: { readonly enabled: readonly string[] } };
    readonly connection: { readonly transport?: Transport | null };
    use(install: (client: Client, raw: { use(middleware: RawMiddleware): void }) => void): this;
    requestCap(capability: string | readonly string[]): void;
    connect(options: ClientOptions): void;
    on(event: 'socket close', listener: (error: Error | false | undefined) => void): this;
    on(event: 'registered', listener: () => void): this;
    on(event: 'privmsg', listener: (event: { readonly target: string; readonly message: string }) => void): this;
    on(event: 'sasl failed', listener: (event: { readonly reason: string }) => void): this;
    removeAllListeners(): this;
    raw(line: string): void;
    say(target: string, text: string): void;
  }

  export function ircLineParser(line: string): IrcMessage;
}
