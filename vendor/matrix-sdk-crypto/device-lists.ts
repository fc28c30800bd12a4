import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
import type { Consumable, UserId } from './ids.ts';

/** Whose devices changed since the last sync, and who shares no encrypted room with us any more. */
export class DeviceLists implements Consumable<wasm.DeviceLists> {
  readonly changed: readonly UserId[];
  readonly left: readonly UserId[];

  constructor(changed: readonly UserId[] = [], left: readonly UserId[] = []) {
    this.changed = changed;
    this.left = left;
  }

  toWasm(): wasm.DeviceLists {
    return new wasm.DeviceLists(
      this.changed.map((user) => user.toWasm()),
      this.left.map((user) => user.toWasm()),
    );
  }
}
