import { onTestFinished } from 'vitest';
import { type DeskRig, type DeskSetup, openDesk } from './open-desk.ts';

/** A desk that is closed when the test is over. */
export async function deskForTest(setup: DeskSetup = {}): Promise<DeskRig> {
  const rig = await openDesk(setup);
  onTestFinished(() => rig.database.close());
  return rig;
}
