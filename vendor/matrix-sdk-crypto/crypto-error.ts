import { DecryptionErrorCode } from '@matrix-org/matrix-sdk-crypto-wasm';

/** Why an event could not be decrypted; `code` is a name of DecryptionErrorCode, e.g. "MissingRoomKey". */
export class MegolmDecryptionError extends Error {
  override readonly name = 'MegolmDecryptionError';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** The wasm module rejects with objects that are no errors, whose details would be lost. */
export async function withRealErrors<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw realError(error);
  }
}

function realError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  if (!isDecryptionError(thrown)) return new Error(typeof thrown === 'string' ? thrown : JSON.stringify(thrown));
  const withheld = thrown.maybe_withheld === undefined ? '' : ` (${thrown.maybe_withheld})`;
  return new MegolmDecryptionError(
    thrown.description + withheld,
    DecryptionErrorCode[thrown.code] ?? String(thrown.code),
  );
}

interface WasmDecryptionError {
  readonly code: DecryptionErrorCode;
  readonly description: string;
  readonly maybe_withheld?: string;
}

function isDecryptionError(thrown: unknown): thrown is WasmDecryptionError {
  return typeof thrown === 'object' && thrown !== null && 'description' in thrown && 'code' in thrown;
}
