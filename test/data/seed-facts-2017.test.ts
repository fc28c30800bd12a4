/** Facts of "Google Summer of Code 2017" on the QEMU wiki, copied by hand from the page. */
import { describe, expect, it } from 'vitest';
import { ideaOf, namesOf, textOf } from '../support/facts.ts';
import { bundledProgram } from '../support/programs.ts';

const program = await bundledProgram('qemu-2017');
const guide = (kind: string) => textOf(program.guides.find((candidate) => candidate.kind === kind));

describe('the season of QEMU 2017', () => {
  it('has the two ideas of the page in its order', () => {
    expect(program.ideas.map((idea) => idea.title)).toEqual([
      'Disk Backup Tool',
      'Moving I/O throttling and write notifiers into block filter drivers',
    ]);
  });

  it.each([
    ['Disk Backup Tool', ['Python'], ['John Snow', 'Stefan Hajnoczi']],
    [
      'Moving I/O throttling and write notifiers into block filter drivers',
      ['C'],
      ['Kevin Wolf', 'Stefan Hajnoczi', 'Alberto Garcia'],
    ],
  ])('has the details of %s, and no size, which the page does not give', (title, languages, mentors) => {
    const idea = ideaOf(program, title);

    expect(idea.level).toEqual({ written: 'intermediate', from: 'intermediate', to: 'intermediate' });
    expect(idea.size).toBeNull();
    expect(idea.languages).toEqual(languages);
    expect(namesOf(program, idea.mentors)).toEqual(mentors);
    expect(idea.suggestedBy).toEqual([]);
  });

  it.each([
    ['John Snow', ['jsnow@redhat.com'], 'jsnow'],
    ['Stefan Hajnoczi', ['stefanha@redhat.com', 'stefanha@gmail.com'], 'stefanha'],
    ['Kevin Wolf', ['kwolf@redhat.com'], 'kwolf'],
    ['Alberto Garcia', [], 'berto'],
  ])('has the mail addresses and the nick of %s', (name, mails, nick) => {
    const person = program.people.find((candidate) => candidate.name === name);

    expect(person?.mails).toEqual(mails);
    expect(person?.nicks).toEqual({ OFTC: nick });
  });

  it('names nobody else', () => {
    expect(program.people).toHaveLength(4);
  });

  it('has the only dates of the page, the months of the work', () => {
    expect(program.keyDates.map(({ kind, when }) => [kind, when])).toEqual([
      ['coding', { kind: 'range', from: { kind: 'month', month: '2017-05' }, to: { kind: 'month', month: '2017-08' } }],
    ]);
  });

  it('has the channels of the page', () => {
    expect(program.channels.map(({ name, server }) => [name, server])).toEqual([
      ['#qemu-gsoc', 'irc.oftc.net'],
      ['#qemu', 'irc.oftc.net'],
      ['#virt', 'irc.oftc.net'],
      ['#kvm', 'chat.freenode.net'],
    ]);
  });

  it('has the only mailing list of the page', () => {
    expect(program.mailingLists.map(({ name, address }) => [name, address])).toEqual([
      ['qemu-devel', 'qemu-devel@nongnu.org'],
    ]);
  });

  it('names the pages of the page without inventing their addresses', () => {
    const unaddressed = program.links.flatMap((link) => (link.url === null ? link.title : []));

    expect(unaddressed).toContain('2014 coding exercise');
    expect(unaddressed).toContain('QEMU on Linux Hosts');
  });

  it.each([
    [
      'Disk Backup Tool',
      ['full', 'incremental', 'QMP', 'read C', 'Python', 'reference implementation', 'disk image files'],
    ],
    [
      'Moving I/O throttling and write notifiers into block filter drivers',
      ['BlockDriverState', 'graph', 'encryption', 'throttling', 'write notifiers', 'test coverage', 'modular'],
    ],
  ])('keeps the terms of %s', (title, terms) => {
    const text = textOf(ideaOf(program, title));

    expect(terms.filter((term) => !text.includes(term))).toEqual([]);
  });

  it.each([
    ['status', ['2017']],
    ['apply', ['12-week', 'IRC']],
    ['proposal', ['12-week', 'roblem description', 'utline']],
    ['interview', ['30 minutes', 'C coding exercise', 'echnical discussion', '2014 coding exercise']],
    ['custom-idea', ['qemu-devel@nongnu.org', 'Stefan Hajnoczi <stefanha@gmail.com>']],
    ['idea-template', ['=== TITLE ===', 'beginner, intermediate or advanced']],
    ['mentoring', ['5 hours per week', 'mid-term', 'final evaluation', 'IRC']],
    ['getting-started', ['QEMU on Linux Hosts']],
  ])('has the facts of its guide %s', (kind, facts) => {
    expect(facts.filter((fact) => !guide(kind).includes(fact))).toEqual([]);
  });
});
