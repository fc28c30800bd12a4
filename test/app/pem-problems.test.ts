import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { certificateProblem, expiryOf, hasCertificate } from '../../src/app/pem-problems.ts';
import { makeCertificate } from '../servers/irc/certificates.ts';
import { privateFolder, removeFolder } from '../servers/irc/daemon.ts';

const folder = privateFolder('pem');
afterAll(() => removeFolder(folder));

const own = makeCertificate(folder, 'own');
const other = makeCertificate(folder, 'other');
const locked = execFileSync('openssl', ['rsa', '-aes256', '-passout', 'pass:x', '-in', join(folder, 'own.key')], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});

test.each([
  ['a certificate and its key', own.certificate, own.privateKey, null],
  ['both in one text', own.certificate + own.privateKey, own.certificate + own.privateKey, null],
  ['no certificate', 'x', own.privateKey, { file: 'certificate', message: 'holds no certificate in PEM form' }],
  ['no key', own.certificate, own.certificate, { file: 'key', message: 'holds no private key in PEM form' }],
  [
    'a locked key',
    own.certificate,
    locked,
    { file: 'key', message: 'holds a private key with a passphrase; write it without' },
  ],
  [
    'the key of another one',
    own.certificate,
    other.privateKey,
    { file: 'key', message: 'holds a private key that does not belong to the certificate' },
  ],
])('%s', (_what, certificate, key, problem) => {
  expect(certificateProblem(certificate, key)).toEqual(problem);
});

test('what is no certificate is known, and when one ends', () => {
  const inYears = (expiryOf(own.certificate) - Date.now()) / (365 * 24 * 3_600_000);

  expect([hasCertificate(own.certificate), hasCertificate('x')]).toEqual([true, false]);
  expect(inYears).toBeCloseTo(10, 1);
});
