/**
 * The part of @matrix-org/matrix-sdk-crypto-nodejs 0.4 that matrix-bot-sdk 0.8 uses, over @matrix-org/matrix-sdk-crypto-wasm.
 *
 * docs/decisions says why. The differences between the two are bridged here and nowhere else.
 */

export * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
export {
  DeviceKeyAlgorithmName,
  EncryptionAlgorithm,
  HistoryVisibility,
  RequestType,
  SignatureState,
} from '@matrix-org/matrix-sdk-crypto-wasm';
export { Attachment, EncryptedAttachment } from './attachment.ts';
export { DeviceLists } from './device-lists.ts';
export { EncryptionSettings } from './encryption-settings.ts';
export { DeviceId, RoomId, UserId } from './ids.ts';
export { OlmMachine } from './olm-machine.ts';
export { Signatures } from './signatures.ts';

/** The kind of store: there is one. matrix-bot-sdk's own name for it (`RustSdkCryptoStoreType`) is undefined at run time; pass 0. */
export const StoreType = { Sqlite: 0 } as const;
export type StoreType = 0;
