import { describe, expect, it } from 'vitest';
import { takeOver } from '../../src/app/live-settings.ts';
import { settingsFrom } from '../support/settings.ts';

/** A configuration with one network. @param channels as YAML. */
function configuration(channels: string, more = 'programs: [orchard-2030]') {
  return settingsFrom(
    `${more}\nnetworks: [{ kind: irc, name: oftc, host: localhost, owner: anna, source: here, channels: ${channels} }]\n`,
  );
}

const PRESENT = configuration('[{ name: "#pears", program: pears-2030 }, { name: "#plums" }]');

describe('of a configuration that is read again', () => {
  it('programs, which channel speaks of which, and mentors count at once', () => {
    const next = configuration(
      '[{ name: "#pears" }, { name: "#plums", program: plums-2031 }]',
      'programs: [plums-2031, orchard-2030]\nmentors: { ann: [oftc/ann] }\nmentorAccounts: pages',
    );

    expect(takeOver(PRESENT, next)).toEqual({ settings: next, waiting: [] });
  });

  it('anything else waits for a restart, and is named', () => {
    const next = configuration(
      '[{ name: "#pears", program: pears-2031 }, { name: "#apples", program: pears-2031 }]',
      'programs: [orchard-2030]\nprefix: "."',
    );

    const { settings, waiting } = takeOver(PRESENT, next);

    expect(waiting.toSorted()).toEqual(['networks', 'prefix']);
    expect(settings).toEqual(configuration('[{ name: "#pears", program: pears-2031 }, { name: "#plums" }]'));
  });

  it('nothing is said to wait where nothing has changed', () => {
    expect(takeOver(PRESENT, structuredClone(PRESENT))).toEqual({ settings: PRESENT, waiting: [] });
  });
});
