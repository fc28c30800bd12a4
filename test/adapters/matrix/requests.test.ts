import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { discoverHomeserver } from '../../../src/adapters/matrix/discovery.ts';
import { MatrixHttp } from '../../../src/adapters/matrix/http.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemTimers } from '../../../src/adapters/system/system-timers.ts';

/** Something that answers by HTTP. @returns its host and port. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // True: it listens on a port.
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const clientOf = (host: string, requestMs = 2_000) =>
  new MatrixHttp(`http://${host}`, requestMs, systemClock, systemTimers);

test.each([
  [
    200,
    '{"m.homeserver":{"base_url":"https://matrix.example.org/"}}',
    { kind: 'found', url: 'https://matrix.example.org' },
  ],
  [200, '{"m.homeserver":{"base_url":"file:///etc/passwd"}}', { kind: 'failed', isTransient: false }],
  [200, '<h1>Welcome</h1>', { kind: 'failed', isTransient: false }],
  [502, 'bad gateway', { kind: 'failed', isTransient: true }],
  [403, 'no', { kind: 'failed', isTransient: false }],
])('a .well-known that answers %i %s is taken for %j', async (status, text, found) => {
  const host = await serve((_request, response) => response.writeHead(status).end(text));

  expect(await discoverHomeserver(host, 'http')).toMatchObject(found);
});

test('a server without a .well-known is its own homeserver; an address is taken as it is', async () => {
  const host = await serve((_request, response) => response.writeHead(404).end());

  expect(await discoverHomeserver(host, 'http')).toEqual({ kind: 'found', url: `http://${host}` });
  expect(await discoverHomeserver('https://matrix.example.org/')).toEqual({
    kind: 'found',
    url: 'https://matrix.example.org',
  });
});

test('"too fast" is waited for as long as the server says: in its body, in its header, or a second', async () => {
  const refusals: [object, Record<string, string>][] = [
    [{ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 150 }, {}],
    [{}, { 'retry-after': '1' }],
  ];
  const times: number[] = [];
  const host = await serve((_request, response) => {
    times.push(Date.now());
    const refusal = refusals.shift();
    if (refusal === undefined) response.end('{"ok":true}');
    else response.writeHead(429, refusal[1]).end(JSON.stringify(refusal[0]));
  });

  const answer = await clientOf(host).request('GET', '/x');
  const [first = 0, second = 0, third = 0] = times;

  expect(answer).toEqual({ ok: true });
  expect(second - first).toBeGreaterThanOrEqual(145);
  expect(third - second).toBeGreaterThanOrEqual(990);
});

test('a server that wants too long a wait is told to the caller, with the wait', async () => {
  const host = await serve((_request, response) => response.writeHead(429).end('{"retry_after_ms":3600000}'));

  await expect(clientOf(host).request('GET', '/x')).rejects.toMatchObject({ status: 429, retryAfterMs: 3_600_000 });
});

test('a server that does not answer is given up, one that closes is named, and none of it holds the token', async () => {
  const silent = clientOf(await serve(() => {}), 100);
  const rude = clientOf(await serve((request) => request.socket.destroy()));
  silent.accessToken = 'syt_secret';

  await expect(silent.request('GET', '/x')).rejects.toMatchObject({
    status: null,
    isTransient: true,
    message: 'the homeserver did not answer in time',
  });
  await expect(rude.request('GET', '/x')).rejects.toMatchObject({ status: null, isTransient: true });
  const error: unknown = await silent.request('GET', '/x').catch((thrown: unknown) => thrown);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('syt_secret');
});

test('success without an answer of Matrix is the fault of somebody in between, and may pass', async () => {
  const host = await serve((_request, response) => response.end('<h1>Welcome</h1>'));

  await expect(clientOf(host).request('GET', '/x')).rejects.toMatchObject({ status: 502, errcode: null });
});
