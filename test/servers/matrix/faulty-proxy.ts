import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { freePort } from '../irc/daemon.ts';

/**
 * What goes wrong with a request.
 *
 * - `502`, `403`, `html`, `empty`: answered by the proxy itself; the last two with a status of success.
 * - `hang`: never answered.
 * - `lost`: carried out by the homeserver, but the answer does not come back.
 */
export type Fault = '502' | '403' | 'html' | 'empty' | 'hang' | 'lost';

/** A request: `kind` is its method and path without ids, e.g. "PUT rooms/send/m.room.message". */
export interface Asked {
  readonly url: string;
  readonly kind: string;
}

/** Something between bot and homeserver that fails as the test wants. */
export interface FaultyProxy {
  readonly url: string;
  /** What is to go wrong from now on; null for nothing. */
  fail(choose: (request: Asked) => Fault | null): void;
  /** Holds back what syncs bring to the device, keys above all, and hands it over with the first sync after the end. */
  holdKeys(isHeld: boolean): void;
  /** Messages to the device that are held back. */
  readonly heldKeys: number;
  /** How often something went wrong, by what was asked for. */
  readonly faults: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function makeFaultyProxy(target: number): Promise<FaultyProxy> {
  const port = await freePort();
  const faults = new Map<string, number>();
  let choose: (request: Asked) => Fault | null = () => null;
  let isHeld = false;
  let held: unknown[] = [];
  /** The sync with the messages to the device that are due. */
  const withKeys = (body: string): string => {
    if (!isHeld && held.length === 0) return body;
    const sync = JSON.parse(body);
    const events = [...held, ...(sync.to_device?.events ?? [])];
    held = isHeld ? events : [];
    return JSON.stringify({ ...sync, to_device: { events: isHeld ? [] : events } });
  };
  const server = createServer((incoming, response) => {
    const url = incoming.url ?? '/';
    const kind = `${incoming.method} ${kindOf(url)}`;
    const fault = choose({ url, kind });
    if (fault === null) return forward(incoming, response, target, true, kind === 'GET sync' ? withKeys : undefined);
    faults.set(kind, (faults.get(kind) ?? 0) + 1);
    if (fault === 'lost') forward(incoming, response, target, false);
    else answer(response, fault);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    fail: (chosen) => {
      choose = chosen;
    },
    holdKeys: (isNow) => {
      isHeld = isNow;
    },
    get heldKeys() {
      return held.length;
    },
    faults,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, fault: Exclude<Fault, 'lost'>): void {
  if (fault === '502') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  else if (fault === '403') response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
  else if (fault === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  else if (fault === 'empty') response.writeHead(200).end();
}

function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  target: number,
  isAnswered: boolean,
  change?: (body: string) => string,
): void {
  const { method, url } = incoming;
  // What is changed must come as text.
  const headers = change ? { ...incoming.headers, 'accept-encoding': 'identity' } : incoming.headers;
  const outgoing = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answered) => {
    if (isAnswered && change) {
      let body = '';
      answered.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answered.on('end', () => {
        response.writeHead(answered.statusCode ?? 502, { 'content-type': 'application/json' });
        response.end(answered.statusCode === 200 ? change(body) : body);
      });
    } else if (isAnswered) {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    } else {
      answered.resume();
      answered.on('end', () => response.destroy());
    }
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

/** The request without ids and parameters: "rooms/send/m.room.message". */
function kindOf(url: string): string {
  const path = url.replace(/\?.*/, '').replace('/_matrix/client/v3/', '');
  return path
    .split('/')
    .filter((part) => /^[a-z._]+$/i.test(part))
    .join('/');
}
