import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Where `test/servers/install.sh` unpacks what can't be installed side by side. */
export const UNPACKED = process.env['GSOCBOT_TEST_SERVERS'] ?? join(checkout, 'var', 'test-servers');

const FILES = {
  'ircd-hybrid': [join(UNPACKED, 'hybrid/usr/sbin/ircd-hybrid'), '/usr/sbin/anope'],
  inspircd: ['/usr/sbin/inspircd', '/usr/bin/atheme-services'],
  ngircd: [join(UNPACKED, 'ngircd/usr/sbin/ngircd')],
} as const;

export type ServerName = keyof typeof FILES;

/** Why a server cannot be run here; null if it can. */
export function whyUnavailable(name: ServerName): string | null {
  const missing = FILES[name].filter((file) => !existsSync(file));
  if (missing.length > 0) return `${missing.join(', ')} missing; run test/servers/install.sh`;
  // Its modules are found by a mount, which only root may make.
  if (name === 'ircd-hybrid' && process.getuid?.() !== 0) return 'ircd-hybrid is run by root only';
  return null;
}
