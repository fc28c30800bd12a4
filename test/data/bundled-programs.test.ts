import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { BUNDLED_PROGRAMS, programFile } from '../../src/app/load-data.ts';
import { parseProgram } from '../../src/config/program/parse-program.ts';
import { bundledProgram } from '../support/programs.ts';

describe('the programs that come with the bot', () => {
  it.each(BUNDLED_PROGRAMS)('%s has no faults', (id) => {
    const file = programFile(id);
    const read = parseYaml(file, readFileSync(file, 'utf8'));
    const parsed = 'document' in read ? parseProgram(read.document) : read;

    expect('problems' in parsed ? parsed.problems : []).toEqual([]);
    expect('program' in parsed && parsed.program.id).toBe(id);
  });

  it.each(BUNDLED_PROGRAMS)('%s names a section of its page for every fact', async (id) => {
    const program = await bundledProgram(id);
    const facts = [
      ...program.ideas,
      ...program.people,
      ...program.keyDates,
      ...program.guides,
      ...program.contacts,
      ...program.faq,
    ];

    expect(facts.filter((fact) => fact.source.trim() === '')).toEqual([]);
  });

  it.each(BUNDLED_PROGRAMS)('%s gives no alias to two ideas', async (id) => {
    const { ideas } = await bundledProgram(id);
    const aliases = ideas.flatMap((idea) => [...new Set(idea.aliases.map((alias) => alias.toLowerCase()))]);

    expect(aliases.filter((alias, at) => aliases.indexOf(alias) < at)).toEqual([]);
  });

  it.each(BUNDLED_PROGRAMS)('%s asks for each thing under one form only', async (id) => {
    const { faq } = await bundledProgram(id);
    const contradictory = faq.filter(({ yes, no }) => yes.some((phrasing) => no.includes(phrasing)));

    expect(contradictory.map((entry) => entry.id)).toEqual([]);
  });
});
