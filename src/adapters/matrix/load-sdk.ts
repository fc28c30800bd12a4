import type { MatrixClient, RustSdkCryptoStorageProvider } from 'matrix-bot-sdk';
import { MatrixCryptoStorage } from './crypto-storage.ts';
import type { MatrixHttp } from './http.ts';
import type { JsonObject } from './json.ts';
import type { Session } from './session.ts';

export interface SdkContext {
  readonly http: MatrixHttp;
  readonly session: Session;
  /** Where the keys are; null for none. */
  readonly cryptoFolder: string | null;
  /** Who gets the key of a room. */
  recipients(roomId: string): Promise<readonly string[]>;
}

/**
 * A client of matrix-bot-sdk whose requests are made here, with our timeouts and limits.
 *
 * Loaded when it is first needed: it costs a fifth of a second and 60 MB, which a bot without Matrix should not pay.
 */
export async function loadSdkClient(context: SdkContext): Promise<MatrixClient> {
  const sdk = await importSdk();
  const { http, session, cryptoFolder } = context;
  // It would write to the console, message texts among it.
  sdk.LogService.setLogger({ info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore });

  class Client extends sdk.MatrixClient {
    override async doRequest(
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      endpoint: string,
      query: Record<string, string | number> | null = null,
      body: object | null = null,
    ): Promise<JsonObject> {
      const path = endpoint.startsWith('/') ? endpoint : `/${endpoint}`;
      return http.request(method, path, {
        ...(query === null ? {} : { query }),
        ...(body === null ? {} : { body }),
      });
    }

    /** Called before each encrypted message, for who gets its key. */
    override async getJoinedRoomMembers(roomId: string): Promise<string[]> {
      return [...(await context.recipients(roomId))];
    }
  }

  const storage: RustSdkCryptoStorageProvider | null =
    cryptoFolder === null ? null : new (MatrixCryptoStorage(sdk.RustSdkCryptoStorageProvider))(cryptoFolder);
  const client = new Client('', session.accessToken, new sdk.MemoryStorageProvider(), storage ?? undefined);
  // It asks the homeserver otherwise.
  Object.assign(client, { userId: session.userId });
  return client;
}

/** A package that it brings along uses something of Node's that is out of date, which would be told to whoever reads the log. */
async function importSdk(): Promise<typeof import('matrix-bot-sdk')> {
  // Where Node was told so from the start (--no-deprecation), it can't be set, nor need it be.
  if (process.noDeprecation) return import('matrix-bot-sdk');
  process.noDeprecation = true;
  try {
    return await import('matrix-bot-sdk');
  } finally {
    process.noDeprecation = false;
  }
}

function ignore(): void {}
