import type { Certificate } from './certificates.ts';

/** A server for tests: a real one, or the one that speaks like OFTC. */
export interface IrcServer {
  readonly name: string;
  /** Listens here without encryption. */
  readonly port: number;
  /** Listens here with TLS; null if it has none. */
  readonly tlsPort: number | null;
  /** What it shows at the TLS port. */
  readonly certificate: Certificate | null;
  /** Nick, command and so on of its services. */
  readonly services: 'anope' | 'atheme' | 'oftc' | null;
  /** Up again on the same ports. @param withServices false leaves the services down. */
  start(withServices?: boolean): Promise<void>;
  /** Down, with its services; its folder stays. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  stopServices(): Promise<void>;
  startServices(): Promise<void>;
  /** Down for good. */
  remove(): Promise<void>;
}
