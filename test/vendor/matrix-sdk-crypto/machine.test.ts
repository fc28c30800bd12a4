import { Attachment, EncryptedAttachment, UserId, wasm } from '@matrix-org/matrix-sdk-crypto-nodejs';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { megolmIndex } from '../../../vendor/matrix-sdk-crypto/megolm-index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ALICE, BOB, decrypted, encrypted, introduce, openPair, type Pair, ROOM, shareWithBob } from './two-devices.ts';

describe('a device', () => {
  let folder: string;
  let pair: Pair;

  beforeEach(async () => {
    folder = tempFolder();
    pair = await openPair(folder);
    await introduce(pair);
  });
  afterEach(() => {
    pair.alice.close();
    pair.bob.close();
  });

  test('writes what another one can read', async () => {
    await shareWithBob(pair);

    const event = await encrypted(pair.alice, 'hello');

    expect(event).not.toContain('hello"}');
    expect(await decrypted(pair.bob, event)).toBe('hello');
  });

  test('is the same after a restart, reads old messages and goes on in its session', async () => {
    await shareWithBob(pair);
    const before = await encrypted(pair.alice, 'first life');
    const key = pair.alice.identityKeys.ed25519.toBase64();

    pair.alice.close();
    pair.bob.close();
    pair = await openPair(folder);
    await shareWithBob(pair);
    const after = await encrypted(pair.alice, 'second life');

    expect(pair.alice.identityKeys.ed25519.toBase64()).toBe(key);
    expect(await decrypted(pair.bob, before)).toBe('first life');
    expect(await decrypted(pair.bob, after)).toBe('second life');
  });

  test('refuses to encrypt before a key was shared, where the wasm module would end the process', async () => {
    const attempt = encrypted(pair.alice, 'too early');

    await expect(attempt).rejects.toThrow('no key was shared for !room:example.org');
  });

  test('replaces the key of a room after as many messages as the room says, and all of them can be read', async () => {
    const sessions = new Set<string>();

    for (let at = 0; at < 25; at += 1) {
      await shareWithBob(pair, 10n);
      const event = await encrypted(pair.alice, `message ${at}`);
      sessions.add(JSON.parse(event).content.session_id);
      expect(await decrypted(pair.bob, event)).toBe(`message ${at}`);
    }

    expect(sessions.size).toBe(3);
  });

  test('says by a code that the key of a message is missing', async () => {
    const event = await encrypted(await withoutBob(pair), 'not for you');

    await expect(decrypted(pair.bob, event)).rejects.toMatchObject({
      name: 'MegolmDecryptionError',
      code: 'MissingRoomKey',
    });
  });

  test('signs in a way that matrix-bot-sdk can read', async () => {
    const signatures = await pair.alice.sign('{"a":1}');

    const own = signatures.get(ALICE) ?? {};
    expect(Object.keys(own)).toEqual(['ed25519:ALICEDEV']);
    expect(own['ed25519:ALICEDEV']?.signature.toBase64()).toMatch(/^[A-Za-z0-9+/]{86}$/);
    expect(signatures.get(BOB)).toBeNull();
  });

  test('asks at once for users whose keys nobody has asked for yet, instead of waiting five seconds', async () => {
    const carol = new UserId('@carol:example.org');
    await pair.alice.updateTrackedUsers([carol]);
    // A wait would never end now.
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    onTestFinished(() => void vi.useRealTimers());

    const claim = await pair.alice.getMissingSessions([carol]);

    expect(claim).toBeNull();
  });

  test('writes many messages at once while their key is replaced again and again, without a panic, and all can be read', async () => {
    const texts = Array.from({ length: 60 }, (_, at) => `message ${at}`);

    const events = await Promise.all(
      texts.map(async (text) => {
        await shareWithBob(pair, 3n);
        return encrypted(pair.alice, text);
      }),
    );

    const read = [];
    for (const event of events) read.push(await decrypted(pair.bob, event));
    expect(read).toEqual(texts);
    const places = events.map((event) => {
      const { session_id, ciphertext } = JSON.parse(event).content;
      return `${session_id} ${megolmIndex(ciphertext)}`;
    });
    expect(new Set(places).size).toBe(60);
  });

  test('goes on for long: five hundred messages over restarts, none of which is lost to the other side', {
    timeout: 60_000,
  }, async () => {
    let read = 0;
    for (let at = 0; at < 500; at += 1) {
      await shareWithBob(pair, 50n);
      const event = await encrypted(pair.alice, `message ${at}`);
      if ((await decrypted(pair.bob, event)) === `message ${at}`) read += 1;
      if (at % 100 !== 99) continue;
      pair.alice.close();
      pair.bob.close();
      pair = await openPair(folder);
    }

    expect(read).toBe(500);
  });
});

/** Alice, who shared the room's key with nobody else. */
async function withoutBob({ alice }: Pair): Promise<Pair['alice']> {
  const { EncryptionSettings } = await import('@matrix-org/matrix-sdk-crypto-nodejs');
  await alice.shareRoomKey(ROOM, [ALICE], new EncryptionSettings());
  return alice;
}

describe('a file', () => {
  const data = Buffer.from('secret file '.repeat(1_000));

  test('that was encrypted here is read by the wasm module, and the other way round', () => {
    const ours = Attachment.encrypt(data);
    const theirs = wasm.Attachment.encrypt(data);

    const byThem = wasm.Attachment.decrypt(new wasm.EncryptedAttachment(ours.encryptedData, ours.mediaEncryptionInfo));
    const info = theirs.mediaEncryptionInfo ?? '';
    const byUs = Attachment.decrypt(new EncryptedAttachment(theirs.encryptedData, info));

    expect(Buffer.from(byThem).equals(data)).toBe(true);
    expect(byUs.equals(data)).toBe(true);
  });

  test('with one changed byte is refused', () => {
    const { encryptedData, mediaEncryptionInfo } = Attachment.encrypt(data);
    const changed = Buffer.from(encryptedData);
    changed[5] = (changed[5] ?? 0) ^ 1;

    expect(() => Attachment.decrypt(new EncryptedAttachment(changed, mediaEncryptionInfo))).toThrow('hash');
  });
});
