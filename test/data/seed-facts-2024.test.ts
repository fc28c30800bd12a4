/** Facts of "Google Summer of Code 2024" on the QEMU wiki, copied by hand from the page. */
import { describe, expect, it } from 'vitest';
import { ideaOf, namesOf, textOf, urlsOf } from '../support/facts.ts';
import { bundledProgram } from '../support/programs.ts';

const program = await bundledProgram('qemu-2024');
const guide = (kind: string) => textOf(program.guides.find((candidate) => candidate.kind === kind));

describe('the season of QEMU 2024', () => {
  it('has the three ideas of the page in its order', () => {
    expect(program.ideas.map((idea) => idea.title)).toEqual([
      'GStreamer Backend for vhost-device-sound',
      'Add packed virtqueue to Shadow Virtqueue',
      'vhost-user memory isolation',
    ]);
  });

  it.each([
    [
      'GStreamer Backend for vhost-device-sound',
      '180 hrs',
      [180],
      'intermediate',
      ['Rust'],
      ['Dorinda Bassey', 'Matias Ezequiel Vara Larsen'],
    ],
    [
      'Add packed virtqueue to Shadow Virtqueue',
      '180 hrs',
      [180],
      'Intermediate',
      ['C'],
      ['Eugenio Perez Martin', 'Stefano Garzarella'],
    ],
    [
      'vhost-user memory isolation',
      '350 hours',
      [350],
      'intermediate',
      ['C'],
      ['Stefano Garzarella', 'Stefan Hajnoczi', 'Eugenio Perez Martin', 'Hanna Czenczek'],
    ],
  ])('has the details of %s', (title, size, hours, level, languages, mentors) => {
    const idea = ideaOf(program, title);

    expect(idea.size).toEqual({ written: size, hours });
    expect(idea.level).toEqual({ written: level, from: 'intermediate', to: 'intermediate' });
    expect(idea.languages).toEqual(languages);
    expect(namesOf(program, idea.mentors)).toEqual(mentors);
  });

  it('knows who suggested the only idea that says so', () => {
    const suggested = program.ideas.map((idea) => namesOf(program, idea.suggestedBy));

    expect(suggested).toEqual([['Dorinda Bassey', 'Matias Ezequiel Vara Larsen'], [], []]);
  });

  it.each([
    ['Dorinda Bassey', ['dbassey@redhat.com']],
    ['Matias Ezequiel Vara Larsen', ['mvaralar@redhat.com']],
    ['Eugenio Perez Martin', ['eperezma@redhat.com']],
    ['Stefano Garzarella', ['sgarzare@redhat.com']],
    ['Hanna Czenczek', ['hreitz@redhat.com']],
    ['Stefan Hajnoczi', ['stefanha@gmail.com', 'stefanha@redhat.com']],
  ])('has the mail addresses of %s', (name, mails) => {
    expect(program.people.find((person) => person.name === name)?.mails).toEqual(mails);
  });

  it('names nobody else, and gives one nick', () => {
    expect(program.people).toHaveLength(6);
    expect(program.people.flatMap((person) => Object.entries(person.nicks))).toEqual([['OFTC', 'stefanha']]);
    expect(program.people.find((person) => person.name === 'Stefan Hajnoczi')?.nicks).toEqual({ OFTC: 'stefanha' });
  });

  it('has the five key dates of the page', () => {
    const dates = program.keyDates.map(({ title, when }) => [title, when]);

    expect(dates).toEqual([
      ['Organizations and project ideas announced', { kind: 'instant', at: Date.parse('2024-02-21T18:00:00Z') }],
      [
        'Application period',
        {
          kind: 'range',
          from: { kind: 'day', day: '2024-03-18' },
          to: { kind: 'instant', at: Date.parse('2024-04-02T18:00:00Z') },
        },
      ],
      ['Contribution task deadline', { kind: 'day', day: '2024-04-21' }],
      ['Accepted applicants announced', { kind: 'instant', at: Date.parse('2024-05-01T18:00:00Z') }],
      [
        'Standard coding period',
        { kind: 'range', from: { kind: 'day', day: '2024-05-27' }, to: { kind: 'day', day: '2024-08-26' } },
      ],
    ]);
  });

  it('has the channels and lists of the page', () => {
    expect(program.channels.map(({ name, server }) => [name, server])).toEqual([
      ['#qemu-gsoc', 'irc.oftc.net'],
      ['#qemu', 'irc.oftc.net'],
      ['#kvm', 'chat.freenode.net'],
    ]);
    expect(program.mailingLists.map(({ name, address }) => [name, address])).toEqual([
      ['qemu-devel', 'qemu-devel@nongnu.org'],
      ['linux-kvm', null],
    ]);
  });

  it('sends general questions to Stefan Hajnoczi', () => {
    expect(program.contacts.map(({ person, mail }) => [person, mail])).toEqual([
      ['stefan-hajnoczi', 'stefanha@gmail.com'],
    ]);
  });

  it.each([
    'https://www.redhat.com/en/blog/hands-vdpa-what-do-you-do-when-you-aint-got-hardware-part-1',
    'https://www.redhat.com/en/blog/hands-vdpa-what-do-you-do-when-you-aint-got-hardware-part-2',
    'https://www.redhat.com/en/blog/virtio-devices-and-drivers-overview-headjack-and-phone',
    'https://www.redhat.com/en/blog/virtqueues-and-virtio-ring-how-data-travels',
    'https://www.redhat.com/en/blog/packed-virtqueue-how-reduce-overhead-virtio',
  ])('has the link %s', (url) => {
    expect(urlsOf(program)).toContain(url);
  });

  it.each([
    [
      'Add packed virtqueue to Shadow Virtqueue',
      ['vDPA-net live migration with Shadow Virtqueue (video)', 'vhost-shadow-virtqueue.c source code'],
    ],
    [
      'vhost-user memory isolation',
      [
        'vDPA-net Live Migration with Shadow VirtQueue (PDF)',
        'vhost-user protocol',
        'Virtqueue description in the VIRTIO specification',
        'vhost-user.c',
        'vhost-shadow-virtqueue.c',
      ],
    ],
  ])('names the pages of %s that have no address, and gives them none', (title, pages) => {
    const unaddressed = ideaOf(program, title).links.flatMap((link) => (link.url === null ? link.title : []));

    expect(unaddressed).toEqual(pages);
  });

  it.each([
    [
      'GStreamer Backend for vhost-device-sound',
      [
        'vhost-device-sound',
        'rust-vmm',
        'AudioBackend',
        'Stream and Buffer',
        'alsa.rs',
        'pipewire.rs',
        'ALSA',
        'PipeWire',
        'cargo test',
        'Linux',
        'rust-vmm/vhost-device',
      ],
    ],
    [
      'Add packed virtqueue to Shadow Virtqueue',
      [
        'SVQ',
        'hw/virtio/virtio.c',
        'drivers/virtio/virtio_ring.c',
        'vhost-shadow-virtqueue.c',
        'event_idx',
        'drivers/vhost/vringh',
        'indirect',
        'PCI',
      ],
    ],
    [
      'vhost-user memory isolation',
      [
        'memory-isolation',
        'qdev',
        'hw/virtio/vhost-user.c',
        'callfd',
        'kickfd',
        'tests/qtest/vhost-user-test.c',
        'memory-isolation=on',
        'SVQ',
      ],
    ],
  ])('keeps the file names and terms of %s', (title, terms) => {
    const text = textOf(ideaOf(program, title)) + textOf(program.faq) + textOf(program.vocabulary);

    expect(terms.filter((term) => !text.includes(term))).toEqual([]);
  });

  it('counts the tasks of each idea', () => {
    const counts = program.ideas.map(({ tasks, stretchGoals }) => [
      tasks.filter((task) => task.phase === 'application').length,
      tasks.filter((task) => task.phase === 'internship').length,
      stretchGoals.length,
    ]);

    expect(counts).toEqual([
      [2, 5, 1],
      [0, 5, 0],
      [0, 5, 0],
    ]);
  });

  it.each([
    ['custom-idea', ['qemu-devel@nongnu.org', 'Stefan Hajnoczi <stefanha@gmail.com>']],
    ['mentoring', ['5 hours per week', 'IRC']],
    ['contribution-task', ['1 or 2 days', 'April 21']],
    ['idea-template', ['=== TITLE ===', 'beginner, intermediate or advanced']],
    ['idea-authors', ['Internships/ProjectIdeas/YourIdea', '{{:Internships/ProjectIdeas/YourIdea}}']],
    ['status', ['February 21', '18:00 UTC']],
    ['getting-started', ['QEMU on Linux Hosts']],
  ])('has the facts of its guide %s', (kind, facts) => {
    expect(facts.filter((fact) => !guide(kind).includes(fact))).toEqual([]);
  });
});
