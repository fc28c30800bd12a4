import { createPrivateKey, X509Certificate } from 'node:crypto';

/** What is wrong with a certificate and its key, in words for who wrote the configuration. */
export interface PemProblem {
  /** Which of the two files it is about. */
  readonly file: 'certificate' | 'key';
  readonly message: string;
}

/**
 * Whether a certificate can identify the bot; null if it can.
 *
 * @param certificate PEM text. @param key PEM text of the private key; may be the same.
 */
export function certificateProblem(certificate: string, key: string): PemProblem | null {
  const read = readCertificate(certificate);
  if (read === null) return { file: 'certificate', message: 'holds no certificate in PEM form' };
  if (key.includes('ENCRYPTED'))
    return { file: 'key', message: 'holds a private key with a passphrase; write it without' };
  const privateKey = readKey(key);
  if (privateKey === null) return { file: 'key', message: 'holds no private key in PEM form' };
  return read.checkPrivateKey(privateKey)
    ? null
    : { file: 'key', message: 'holds a private key that does not belong to the certificate' };
}

/** Whether there is a certificate of an authority in a PEM text. */
export function hasCertificate(pem: string): boolean {
  return readCertificate(pem) !== null;
}

/** The end of a certificate's time, UTC milliseconds. @param certificate PEM text that holds one. */
export function expiryOf(certificate: string): number {
  return Date.parse(readCertificate(certificate)?.validTo ?? '');
}

/** @returns null where OpenSSL cannot read it; what it says of that helps nobody. */
function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

function readKey(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
