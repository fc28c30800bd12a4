import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './daemon.ts';

/** A way to a server that can go dead without a word, as a cable that is pulled. */
export interface SwallowingProxy {
  readonly port: number;
  /** Bytes of the present connections vanish from now on, in both directions; later connections work. */
  swallow(): void;
  close(): Promise<void>;
}

export async function makeSwallowingProxy(target: number): Promise<SwallowingProxy> {
  const port = await freePort();
  let pairs: (readonly [Socket, Socket])[] = [];
  const listener = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port: target });
    pairs.push([near, far]);
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port,
    swallow: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
    },
    close: async () => {
      for (const [near, far] of pairs) {
        near.destroy();
        far.destroy();
      }
      pairs = [];
      listener.close();
      await once(listener, 'close');
    },
  };
}
