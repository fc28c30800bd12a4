import { expect, test } from 'vitest';
import { listReply, ROOM } from './rig.ts';
import type { Stage } from './stage.ts';

/** On servers whose mode +c refuses formatting. */
export function testNoFormatting(stage: Stage): void {
  test('a channel that takes no formatting refuses one list and gets the next ones plain', async () => {
    const op = await stage.person('op');
    op.type('MODE #room +c');
    await op.sees(/MODE #room/);
    const rig = await stage.bot();

    const first = await rig.say(ROOM, listReply('Ideas', ['QEMU']));
    const second = await rig.say(ROOM, listReply('Ideas', ['QEMU']));

    expect([first.kind, second.kind]).toEqual(['refused', 'confirmed']);
    expect(await op.sees(/PRIVMSG #room/)).toMatch(/ :Ideas: 1\. QEMU$/);
  });
}
