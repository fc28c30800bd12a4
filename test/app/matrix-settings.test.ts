import { describe, expect, it } from 'vitest';
import { matrixSettings } from '../../src/app/matrix-settings.ts';
import { createOutside } from '../../src/app/outside.ts';
import { settingsFrom } from '../support/settings.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

describe('the settings of a Matrix account', () => {
  it('take the ghosts of a bridge that ends there for unproved, without their being listed twice', () => {
    const folder = tempFolder();
    writeIn(folder, 'password', 'secret');
    const settings = settingsFrom(`networks:
  - { kind: irc, name: oftc, host: irc.oftc.net, owner: anna, source: here, channels: [{ name: "#orchard" }] }
  - kind: matrix
    name: matrix
    homeserver: example.org
    login: { user: bot, password: { file: password } }
    folder: state
    channels: [{ name: "#orchard:example.org" }]
    ghosts: ["@xmpp_*:example.org"]
bridged:
  - { channels: [oftc/#orchard, "matrix/#orchard:example.org"], ghosts: ["*[m]", "@oftc_*:example.org"] }
`);
    const network = settings.networks.find(({ kind }) => kind === 'matrix');
    if (network?.kind !== 'matrix') throw new Error('the configuration has one');

    const made = matrixSettings(network, 1, { cannotRead: '' }, settings.bridged, createOutside(folder, {}));

    expect(made.ghosts).toEqual(['@xmpp_*:example.org', '@oftc_*:example.org']);
    expect(made.login).toEqual({ kind: 'password', user: 'bot', password: 'secret' });
  });
});
