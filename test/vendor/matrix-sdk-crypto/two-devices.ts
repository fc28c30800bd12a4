import {
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  HistoryVisibility,
  OlmMachine,
  RequestType,
  RoomId,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-nodejs';

/** A server in a few lines: it keeps device keys and one-time keys, and hands the latter out once. */
class KeyServer {
  readonly #devices = new Map<string, object>();
  readonly #oneTimeKeys = new Map<string, [string, object][]>();

  async carryOut(machine: OlmMachine): Promise<void> {
    for (const { id, type, body } of await machine.outgoingRequests()) {
      const answer = this.#answer(machine, type, JSON.parse(body));
      await machine.markRequestAsSent(id, type, JSON.stringify(answer));
    }
  }

  /** Each key is given away once. */
  claim(wanted: Readonly<Record<string, Readonly<Record<string, string>>>>): object {
    const keys: Record<string, object> = {};
    for (const [user, devices] of Object.entries(wanted)) {
      const taken = this.#oneTimeKeys.get(user)?.shift();
      const [device] = Object.keys(devices);
      if (taken && device !== undefined) keys[user] = { [device]: Object.fromEntries([taken]) };
    }
    return { one_time_keys: keys, failures: {} };
  }

  // biome-ignore lint/suspicious/noExplicitAny: bodies of requests that the machine made.
  #answer(machine: OlmMachine, type: RequestType, body: any): object {
    const user = machine.userId.toString();
    if (type === RequestType.KeysUpload) {
      if (body.device_keys) this.#devices.set(user, { [machine.deviceId.toString()]: body.device_keys });
      this.#oneTimeKeys.set(user, [
        ...(this.#oneTimeKeys.get(user) ?? []),
        ...Object.entries<object>(body.one_time_keys ?? {}),
      ]);
      return { one_time_key_counts: { signed_curve25519: 50 } };
    }
    if (type !== RequestType.KeysQuery) return {};
    const users = Object.keys(body.device_keys);
    return { device_keys: Object.fromEntries(users.map((one) => [one, this.#devices.get(one) ?? {}])), failures: {} };
  }
}

export const ALICE = new UserId('@alice:example.org');
export const BOB = new UserId('@bob:example.org');
export const ROOM = new RoomId('!room:example.org');

/** Alice and Bob, who know each other's devices and have a session. */
export interface Pair {
  readonly alice: OlmMachine;
  readonly bob: OlmMachine;
}

export async function openPair(folder: string): Promise<Pair> {
  const alice = await OlmMachine.initialize(ALICE, new DeviceId('ALICEDEV'), `${folder}/alice`);
  const bob = await OlmMachine.initialize(BOB, new DeviceId('BOBDEV'), `${folder}/bob`);
  return { alice, bob };
}

export async function introduce({ alice, bob }: Pair): Promise<void> {
  const server = new KeyServer();
  await server.carryOut(alice);
  await server.carryOut(bob);
  const users = [ALICE, BOB];
  for (const machine of [alice, bob]) {
    await machine.updateTrackedUsers(users);
    await server.carryOut(machine);
    const claim = await machine.getMissingSessions(users);
    if (claim === null) continue;
    const keys = server.claim(JSON.parse(claim.body).one_time_keys);
    await machine.markRequestAsSent(claim.id, claim.type, JSON.stringify(keys));
  }
}

/** Shares the room's key with Bob, as far as he does not have it. @param everyMessages when it is to be replaced. */
export async function shareWithBob({ alice, bob }: Pair, everyMessages = 100n): Promise<void> {
  const settings = new EncryptionSettings();
  settings.historyVisibility = HistoryVisibility.Shared;
  settings.rotationPeriodMessages = everyMessages;
  for (const { id, type, eventType, body } of await alice.shareRoomKey(ROOM, [ALICE, BOB], settings)) {
    const forBob = JSON.parse(body).messages[BOB.toString()] ?? {};
    const events = Object.values(forBob).map((content) => ({ type: eventType, sender: ALICE.toString(), content }));
    await bob.receiveSyncChanges(JSON.stringify(events), new DeviceLists(), { signed_curve25519: 50 }, []);
    await alice.markRequestAsSent(id, type, '{}');
  }
}

/** What Alice says, as the server would hold it. */
export async function encrypted(alice: OlmMachine, text: string): Promise<string> {
  const content = await alice.encryptRoomEvent(
    ROOM,
    'm.room.message',
    JSON.stringify({ msgtype: 'm.text', body: text }),
  );
  return JSON.stringify({
    type: 'm.room.encrypted',
    event_id: `$${text}`,
    sender: ALICE.toString(),
    origin_server_ts: 1,
    room_id: ROOM.toString(),
    content: JSON.parse(content),
  });
}

export async function decrypted(machine: OlmMachine, event: string): Promise<string> {
  return JSON.parse((await machine.decryptRoomEvent(event, ROOM)).event).content.body;
}
