import { isObject, objectIn, stringIn } from './json.ts';

/** An address that was found for a server, or why none was. */
export type Discovered =
  | { readonly kind: 'found'; readonly url: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly isTransient: boolean };

const WITHIN_MS = 10_000;
const MAX_REDIRECTED_TEXT = 100_000;

/**
 * The address of a homeserver: an address is taken as it is, the name of a server is looked up.
 *
 * Source: Matrix client-server specification, "Well-known URI".
 *
 * @param scheme of the look-up; plain HTTP is for tests.
 */
export async function discoverHomeserver(homeserver: string, scheme = 'https'): Promise<Discovered> {
  if (/^https?:\/\//.test(homeserver)) return { kind: 'found', url: homeserver.replace(/\/+$/, '') };
  const address = `${scheme}://${homeserver}/.well-known/matrix/client`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS) });
    text = (await response.text()).slice(0, MAX_REDIRECTED_TEXT);
  } catch {
    return { kind: 'failed', reason: `${address} does not answer`, isTransient: true };
  }
  // Without that file the homeserver is where its name says.
  if (response.status === 404) return { kind: 'found', url: `${scheme}://${homeserver}` };
  if (!response.ok)
    return {
      kind: 'failed',
      reason: `${address} answers with ${response.status}`,
      isTransient: response.status >= 500,
    };
  return (
    wellKnownUrl(text, scheme) ?? {
      kind: 'failed',
      reason: `${address} does not name a homeserver`,
      isTransient: false,
    }
  );
}

/** What was looked up in secret does not lead to an address in the open. */
function wellKnownUrl(text: string, scheme: string): Discovered | null {
  try {
    const value: unknown = JSON.parse(text);
    const url = isObject(value) ? stringIn(objectIn(value, 'm.homeserver'), 'base_url') : null;
    if (url === null || !['https:', `${scheme}:`].includes(new URL(url).protocol)) return null;
    return { kind: 'found', url: url.replace(/\/+$/, '') };
  } catch {
    return null;
  }
}
