import { expect, test } from 'vitest';
import { realnameOf } from '../../src/config/settings/realname.ts';
import { settingsSchema } from '../../src/config/settings/schema.ts';
import { settingsWarnings } from '../../src/config/settings/warn-settings.ts';

function warnings(owner: string, more: object = {}) {
  const network = { kind: 'irc', name: 'oftc', host: 'irc.example', owner, source: 'https://orchard.example/bot' };
  return settingsWarnings(
    settingsSchema.parse({
      admins: ['oftc/anna'],
      networks: [{ ...network, ...more, channels: [{ name: '#orchard' }] }],
    }),
  );
}

test('WHOIS names the bot, its owner and its source', () => {
  const shown = realnameOf({ owner: 'QEMU org admins', source: 'https://wiki.qemu.org/Internships' });

  expect(shown).toBe('bot of QEMU org admins; wiki.qemu.org/Internships');
});

test('what OFTC and Libera would cut is warned about, and what just fits is not', () => {
  expect(warnings('x'.repeat(22))).toEqual([]);
  expect(warnings('x'.repeat(23))).toEqual([
    {
      path: ['networks', 0, 'owner'],
      message: `WHOIS shows "bot of ${'x'.repeat(23)}; orchard.example/bot", and OFTC and Libera cut it after 50 bytes; shorten owner or source by 1`,
    },
  ]);
});

test('a password that would go to whoever is called NickServ is warned about', () => {
  const password = { env: 'PASSWORD' };

  expect(warnings('anna', { nickserv: { password, address: 'NickServ@services.example' } })).toEqual([]);
  expect(warnings('anna', { nickserv: { regain: 'REGAIN' } })).toEqual([]);
  expect(warnings('anna', { nickserv: { password } })).toEqual([
    {
      path: ['networks', 0, 'nickserv'],
      message:
        'whoever is called NickServ while services are down is sent the password; name their server: address: NickServ@services.oftc.net (on OFTC)',
    },
  ]);
});

test('a bot on a network that nobody may direct is warned about, a terminal is not', () => {
  const network = { kind: 'irc', name: 'oftc', host: 'irc.example', owner: 'anna', source: 'x' };

  expect(
    settingsWarnings(settingsSchema.parse({ networks: [{ ...network, channels: [{ name: '#orchard' }] }] })),
  ).toEqual([
    {
      path: ['admins'],
      message: 'nobody can ask for status, announce or reload; name yourself: [oftc/ACCOUNT]',
    },
  ]);
  expect(settingsWarnings(settingsSchema.parse({}))).toEqual([]);
});
