/** A bot in #qemu-gsoc on an IRC server of a test's own, as an entry under `networks`. @param more lines of it, without their indentation. */
export function ircYaml({ name, port, more = [] }: { name: string; port: number; more?: readonly string[] }): string {
  return entry([
    'kind: irc',
    `name: ${name}`,
    'host: localhost',
    `port: ${port}`,
    'owner: anna',
    'source: https://example.org/gsocbot',
    'tls: { kind: plain }',
    'channels: [{ name: "#qemu-gsoc" }]',
    ...more,
  ]);
}

/** An account on a homeserver of a test's own, with its password in the file `password`. @param room alias or id. */
export function matrixYaml({
  url,
  userId,
  room,
  more = [],
}: {
  url: string;
  userId: string;
  room: string;
  more?: readonly string[];
}): string {
  return entry([
    'kind: matrix',
    'name: matrix',
    `homeserver: ${url}`,
    `login: { user: "${userId}", password: { file: password } }`,
    'folder: state',
    `channels: [{ name: "${room}" }]`,
    ...more,
  ]);
}

function entry(lines: readonly string[]): string {
  return lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}\n`).join('');
}
