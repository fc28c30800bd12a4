import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
import type { Consumable } from './ids.ts';

/** No room may ask for a rotation within the hour; what is less is not microseconds. */
const HOUR_US = 3_600_000_000n;

/** How a room encrypts. matrix-bot-sdk sets the fields one by one. */
export class EncryptionSettings implements Consumable<wasm.EncryptionSettings> {
  algorithm: wasm.EncryptionAlgorithm | undefined = wasm.EncryptionAlgorithm.MegolmV1AesSha2;
  /** Microseconds; matrix-bot-sdk gives milliseconds, by which a week would be ten minutes. */
  rotationPeriod = 604_800_000_000n;
  rotationPeriodMessages = 100n;
  historyVisibility: wasm.HistoryVisibility = wasm.HistoryVisibility.Shared;

  /** @throws Error for an algorithm that is not Megolm: a room that demands something else must not be answered in the clear. */
  toWasm(): wasm.EncryptionSettings {
    if (this.algorithm !== wasm.EncryptionAlgorithm.MegolmV1AesSha2)
      throw new Error("the room's encryption algorithm is not supported");
    const settings = new wasm.EncryptionSettings();
    settings.algorithm = this.algorithm;
    settings.rotationPeriod = this.rotationPeriod < HOUR_US ? this.rotationPeriod * 1_000n : this.rotationPeriod;
    settings.rotationPeriodMessages = this.rotationPeriodMessages;
    settings.historyVisibility = this.historyVisibility;
    settings.sharingStrategy = wasm.CollectStrategy.allDevices();
    return settings;
  }
}
