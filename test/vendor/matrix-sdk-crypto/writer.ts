/**
 * Opens the key store in the folder given first; with `read` it prints what is in it, with a number it writes users from that
 * number on and prints each when the store has taken it, until it is killed.
 */
import { writeSync } from 'node:fs';
import { DeviceId, OlmMachine, UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';

const [folder = '', task = 'read'] = process.argv.slice(2);
// Each transaction rewrites the journal, so that kills hit that as well.
const machine = await OlmMachine.initialize(
  new UserId('@bot:example.org'),
  new DeviceId('BOTDEV'),
  folder,
  '',
  0,
  task === 'read' ? undefined : 1,
);
if (task === 'read') {
  const users = [...(await machine.wasmMachine.trackedUsers())].map((user) => user.toString());
  writeSync(1, JSON.stringify({ key: machine.identityKeys.ed25519.toBase64(), users }));
  machine.close();
  process.exit(0);
}
for (let at = Number(task); ; at += 1) {
  await machine.updateTrackedUsers([new UserId(`@user${at}:example.org`)]);
  writeSync(1, `${at}\n`);
}
