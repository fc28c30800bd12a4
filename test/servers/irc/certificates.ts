import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate that signed itself, and its key: PEM files and their text. */
export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/** Makes a certificate for `localhost` and 127.0.0.1 (or, with another name, for a client). */
export function makeCertificate(folder: string, name: string): Certificate {
  const certificateFile = join(folder, `${name}.crt`);
  const keyFile = join(folder, `${name}.key`);
  const forServer = [
    '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  ];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', certificateFile, '-days', '3650']
      .concat(['-subj', `/CN=${name}`])
      .concat(name === 'localhost' ? forServer : []),
    { stdio: 'ignore' },
  );
  // The daemon runs as another user.
  chmodSync(keyFile, 0o644);
  return {
    certificateFile,
    keyFile,
    certificate: readFileSync(certificateFile, 'utf8'),
    privateKey: readFileSync(keyFile, 'utf8'),
  };
}
