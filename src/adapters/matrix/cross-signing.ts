import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-nodejs';
import type { MatrixHttp } from './http.ts';
import { isObject, objectIn } from './json.ts';
import { MatrixRequestError } from './request-error.ts';

/**
 * Gives the bot an identity that signs its device: clients that leave out unsigned devices then share keys with it and show its
 * messages without a warning. Source: MSC4153.
 *
 * @param password for servers that ask for it; null if there is none.
 * @returns null if all is well, else why the device stays unsigned, for the log.
 * @throws MatrixRequestError
 */
export async function ensureCrossSigned(
  machine: OlmMachine,
  http: MatrixHttp,
  userId: string,
  password: string | null,
): Promise<string | null> {
  const { wasmMachine } = machine;
  const status = await wasmMachine.crossSigningStatus();
  if (status.hasMaster && status.hasSelfSigning && status.hasUserSigning) return null;
  const own = await http.request('POST', '/_matrix/client/v3/keys/query', { body: { device_keys: { [userId]: [] } } });
  if (isObject(objectIn(own, 'master_keys')[userId]))
    return 'the account has an identity that was made elsewhere; verify the device of the bot from there';
  const { uploadKeysRequest, uploadSigningKeysRequest, uploadSignaturesRequest } =
    await wasmMachine.bootstrapCrossSigning(true);
  if (uploadKeysRequest !== undefined) {
    const { id, type, body } = uploadKeysRequest;
    const answer = await http.request('POST', '/_matrix/client/v3/keys/upload', { body: JSON.parse(body) });
    await machine.markRequestAsSent(id, type, JSON.stringify(answer));
  }
  const refusal = await uploadIdentity(http, JSON.parse(uploadSigningKeysRequest.body), userId, password);
  if (refusal !== null) return refusal;
  const signatures = JSON.parse(uploadSignaturesRequest.body);
  await http.request('POST', '/_matrix/client/v3/keys/signatures/upload', { body: signatures });
  return null;
}

const UPLOAD = '/_matrix/client/v3/keys/device_signing/upload';

async function uploadIdentity(
  http: MatrixHttp,
  keys: object,
  userId: string,
  password: string | null,
): Promise<string | null> {
  try {
    await http.request('POST', UPLOAD, { body: keys });
    return null;
  } catch (error) {
    if (!(error instanceof MatrixRequestError) || error.status !== 401 || error.session === null) throw error;
    if (password === null) return 'the homeserver asks for the password before it takes an identity';
    const identifier = { type: 'm.id.user', user: userId };
    const auth = { type: 'm.login.password', identifier, password, session: error.session };
    await http.request('POST', UPLOAD, { body: { ...keys, auth } });
    return null;
  }
}
