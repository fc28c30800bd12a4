/** Facts of "GSoC 2013" on the Xen wiki, copied by hand from the page. */
import { describe, expect, it } from 'vitest';
import { ideaOf, namesOf, textOf, urlsOf } from '../support/facts.ts';
import { bundledProgram } from '../support/programs.ts';

const program = await bundledProgram('xen-2013');
const guide = (kind: string) => textOf(program.guides.find((candidate) => candidate.kind === kind));
const UNKNOWN = null;

describe('the season of Xen 2013', () => {
  it.each([
    [
      'Microcode uploader implementation',
      'listed',
      'Konrad Rzeszutek Wilk',
      '02/08/2012',
      'Medium to Hard',
      'intermediate',
      'advanced',
      2,
    ],
    [
      'Introducing PowerClamp-like driver for Xen',
      'listed',
      'George Dunlap',
      '01/22/2013',
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
      0,
    ],
    [
      'Implement Temporal Isolation and Multiprocessor Support in the SEDF Scheduler',
      'listed',
      'Dario Faggioli',
      '08/08/2012',
      'Basic to Medium',
      'beginner',
      'intermediate',
      4,
    ],
    [
      'Refactor Linux hotplug scripts',
      'listed',
      'Roger Pau Monné',
      '15/11/2012',
      'Medium',
      'intermediate',
      'intermediate',
      4,
    ],
    ['XL to XCP VM motion', 'listed', 'Ian Campbell', '15/11/12', 'Medium', 'intermediate', 'intermediate', 8],
    ['VM Snapshots', 'listed', 'Stefano Stabellini', '16/01/2013', 'Medium', 'intermediate', 'intermediate', 5],
    ['Fuzz testing Xen with Mirage', 'listed', 'Anil Madhavapeddy', '28/11/2012', UNKNOWN, UNKNOWN, UNKNOWN, 0],
    [
      'Towards a multi-language unikernel substrate for Xen',
      'listed',
      'Anil Madhavapeddy',
      '28/11/2012',
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
      0,
    ],
    [
      'Testing PV and HVM installs of Debian using debian-installer',
      'listed',
      'Ian Jackson',
      '2013-01-23',
      'Basic',
      'beginner',
      'beginner',
      6,
    ],
    ['Testing NetBSD', 'listed', 'Ian Jackson', '2013-01-23', 'Basic to Medium', 'beginner', 'intermediate', 10],
    [
      'Virtual NUMA for Xen guests',
      'unreviewed',
      'Dario Faggioli',
      '12/12/2012',
      'Medium',
      'intermediate',
      'intermediate',
      3,
    ],
    [
      'NUMA aware ballooning for Xen',
      'unreviewed',
      'Dario Faggioli',
      '12/12/2012',
      'Medium',
      'intermediate',
      'intermediate',
      3,
    ],
  ])('has the facts of %s', (title, status, mentor, inserted, written, from, to, steps) => {
    const idea = ideaOf(program, title);

    expect(idea.status).toBe(status);
    expect(namesOf(program, idea.mentors)).toEqual([mentor]);
    expect(idea.inserted).toBe(inserted);
    expect(idea.level).toEqual(written === null ? null : { written, from, to });
    expect(idea.tasks).toHaveLength(steps);
    expect(idea.size).toBeNull();
  });

  it('has of the idea about the GPU its title and nothing else', () => {
    const idea = ideaOf(program, 'Allowing guests to boot with a passed-through GPU as the primary display');

    expect(idea).toMatchObject({
      status: 'incomplete',
      summary: null,
      mentors: [],
      level: null,
      tasks: [],
      languages: [],
      inserted: null,
    });
    expect(program.ideas).toHaveLength(13);
  });

  it.each([
    ['Microcode uploader implementation', ['C', 'x86 assembler']],
    ['Refactor Linux hotplug scripts', ['C', 'Shell']],
    ['XL to XCP VM motion', ['C', 'OCaml']],
    ['VM Snapshots', ['C']],
    ['Testing PV and HVM installs of Debian using debian-installer', ['Perl']],
    ['Testing NetBSD', ['Perl']],
    ['Virtual NUMA for Xen guests', ['C']],
    ['Introducing PowerClamp-like driver for Xen', []],
  ])('has the languages of %s', (title, languages) => {
    expect(ideaOf(program, title).languages).toEqual(languages);
  });

  it.each([
    ['Konrad Rzeszutek Wilk', 'konrad.wilk@oracle.com'],
    ['George Dunlap', 'george.dunlap@eu.citrix.com'],
    ['Dario Faggioli', 'dario.faggioli@citrix.com'],
    ['Roger Pau Monné', 'roger.pau@citrix.com'],
    ['Ian Campbell', 'ian.campbell@citrix.com'],
    ['Stefano Stabellini', 'stefano.stabellini@eu.citrix.com'],
    ['Anil Madhavapeddy', 'anil@recoil.org'],
    ['Ian Jackson', 'ian.jackson@eu.citrix.com'],
  ])('has the mail address of %s', (name, mail) => {
    expect(program.people.find((person) => person.name === name)?.mails).toEqual([mail]);
  });

  it.each([
    'http://thread.gmane.org/gmane.linux.kernel/1413384',
    'http://www.intel.com/content/dam/www/public/us/en/documents/manuals/64-ia-32-architectures-software-developer-vol-3a-part-1-manual.pdf',
    'http://openmirage.org',
    'http://xenbits.xen.org/gitweb/?p=osstest.git;a=summary',
  ])('has the link %s', (url) => {
    expect(urlsOf(program)).toContain(url);
  });

  it.each([
    ['Microcode uploader implementation', 'Ijc', '09:08, 8 February 2013 (UTC)'],
    ['Towards a multi-language unikernel substrate for Xen', 'Ijc', '11:19, 8 February 2013 (UTC)'],
    ['NUMA aware ballooning for Xen', 'WeiLiu', '18:56, 31 January 2013 (UTC)'],
  ])('has the review comment on %s', (title, by, at) => {
    expect(ideaOf(program, title).reviews.map((review) => [review.by, review.at])).toEqual([[by, at]]);
  });

  it('has no other comments, no key dates and no channels, since the page has none', () => {
    expect(program.ideas.flatMap((idea) => idea.reviews)).toHaveLength(3);
    expect(program.keyDates).toEqual([]);
    expect(program.channels).toEqual([]);
  });

  it('has the lists of the page and the community manager', () => {
    expect(program.mailingLists.map((list) => list.name)).toEqual(['xen-devel', 'xen-api']);
    expect(program.contacts.map((contact) => contact.mail)).toEqual(['community.manager@xen.org']);
  });

  it.each([
    [
      'Testing PV and HVM installs of Debian using debian-installer',
      ['Task 1', 'Task 1b', 'Task 2', 'Task 2b', 'Task 3', 'Task 4'],
    ],
    [
      'Testing NetBSD',
      ['Task 1', 'Task 2', 'Task 2b', 'Task 3', 'Task 3b', 'Task 4', 'Task 5', 'Task 5b', 'Task 6', 'Task 7'],
    ],
    ['Refactor Linux hotplug scripts', ['Phase 1', 'Phase 2', 'Phase 3', 'Phase 4']],
    ['Virtual NUMA for Xen guests', ['Phase 1', 'Phase 2', 'Phase 3']],
  ])('names the steps of %s as the page does', (title, labels) => {
    expect(ideaOf(program, title).tasks.map((task) => task.label)).toEqual(labels);
  });

  it('marks the fourth phases as optional', () => {
    const optional = program.ideas.flatMap((idea) =>
      idea.tasks.filter((task) => task.optional).map((task) => `${idea.title}: ${task.label}`),
    );

    expect(optional).toEqual([
      'Implement Temporal Isolation and Multiprocessor Support in the SEDF Scheduler: Phase 4',
      'Refactor Linux hotplug scripts: Phase 4',
    ]);
  });

  it.each([
    [
      'Microcode uploader implementation',
      ['kernel/x86/microcode/GenuineIntel.bin', 'initrd', 'Intel SDM', 'CPUID', 'dom0'],
    ],
    ['Introducing PowerClamp-like driver for Xen', ['2012', 'LWN', 'data center']],
    [
      'Implement Temporal Isolation and Multiprocessor Support in the SEDF Scheduler',
      ['CBS', 'credit2', 'L3', 'Wind River Hypervisor', 'CodeZero', 'PikeOS', 'SMP', 'vCPU'],
    ],
    ['Refactor Linux hotplug scripts', ['GlusterFS', 'Ceph']],
    ['XL to XCP VM motion', ['XenAPI', 'VDI', 'OVF', 'xen-devel@', 'xen-api@', 'PV', 'HVM', 'xapi']],
    ['VM Snapshots', ['QCOW2', 'QED', 'QMP', 'libxl', 'drive-mirror']],
    ['Fuzz testing Xen with Mirage', ['OCaml', 'QuickCheck', 'hypercall', 'XCP']],
    ['Towards a multi-language unikernel substrate for Xen', ['XCP', 'unikernel', 'benchmark']],
    [
      'Testing PV and HVM installs of Debian using debian-installer',
      ['osstest', 'push gate', 'preseed', 'osstest.git', 'ts-*'],
    ],
    ['Testing NetBSD', ['osstest', 'bare host', 'dom0']],
    ['Virtual NUMA for Xen guests', ['VMWare vSphere 5', 'vNUMA', 'HPC', 'Xen NUMA Roadmap']],
    ['NUMA aware ballooning for Xen', ['Non-Uniform Memory Access', 'Xen NUMA Roadmap', 'node']],
  ])('keeps the names and terms of %s', (title, terms) => {
    const idea = ideaOf(program, title);
    const text = textOf(idea) + textOf(program.faq.filter((entry) => entry.about === idea.slug));

    expect(terms.filter((term) => !text.toLowerCase().includes(term.toLowerCase()))).toEqual([]);
  });

  it.each([
    ['idea-authors', ['{{GSoC Project}}', 'community.manager@xen.org', 'Template Documentation', 'Program Goals']],
    ['peer-review', ['3 months', 'one month', '{{Comment|~~~~:}}', '|Review=', 'flip bits, not burgers']],
    ['list-goals', ['dozen', 'diverse', 'peer reviewed']],
  ])('has the facts of its guide %s', (kind, facts) => {
    expect(facts.filter((fact) => !guide(kind).includes(fact))).toEqual([]);
  });
});
