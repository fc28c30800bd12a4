import { connect as connectPlain, isIP, type OnReadOpts, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import type { IrcSettings } from './settings.ts';

/** What of the settings a connection is made with. */
export type Endpoint = Pick<IrcSettings, 'host' | 'port' | 'tls' | 'clientCertificate'>;

/** As much as Node reads at once by itself. */
const READ_BYTES = 65_536;

/**
 * Begins to connect to a server, as the settings trust it; whether a pinned certificate is the right one is seen when it is open.
 *
 * @param take is called with what has arrived; the bytes are the next packet's as soon as it returns. One buffer for all packets:
 *   Node would make one of 64 KiB for each, and the holes that they leave behind add up to 15 MiB under load.
 */
export function openSocket({ host, port, tls, clientCertificate }: Endpoint, take: (data: Buffer) => void): Socket {
  const onread: OnReadOpts = {
    buffer: Buffer.allocUnsafeSlow(READ_BYTES),
    callback: (bytes, buffer) => {
      // True: it is the buffer above.
      take((buffer as Buffer).subarray(0, bytes));
      return true;
    },
  };
  if (tls.kind === 'plain') return connectPlain({ host, port, onread });
  // Its types leave out `onread`, which it passes on to the socket that it makes.
  const options: ConnectionOptions & { readonly onread: OnReadOpts } = {
    host,
    port,
    onread,
    // SNI takes names only.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    minVersion: 'TLSv1.2',
    // A pinned certificate is compared by `isPinned`, whoever signed it.
    rejectUnauthorized: tls.kind === 'verified',
    ...(tls.kind === 'verified' && tls.ca !== null ? { ca: tls.ca } : {}),
    ...(clientCertificate ? { cert: clientCertificate.certificate, key: clientCertificate.privateKey } : {}),
  };
  return connectTls(options);
}

/** Whether the server showed just that certificate. */
export function isPinned(socket: TLSSocket, sha256: string): boolean {
  const plain = (fingerprint: string) => fingerprint.replaceAll(':', '').toLowerCase();
  return plain(socket.getPeerCertificate().fingerprint256 ?? '') === plain(sha256);
}
