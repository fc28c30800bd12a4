import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { bundledProgram } from '../support/programs.ts';

// Ideas: GStreamer (Rust, 180 hrs), packed virtqueue (C, 180 hrs), memory isolation (C, 350 hours).
const qemu = await bundledProgram('qemu-2024');
const xen = await bundledProgram('xen-2013');

function hears(...lines: readonly string[]): Promise<string> {
  return startConversation({ program: qemu, now: '2024-03-20T10:00Z' }).hears(lines.map((line) => `gsocbot: ${line}`));
}

describe('after a question that leaves one idea, what follows is about it:', () => {
  it.each([
    [['is there a rust project', 'how long is it'], /^GStreamer Backend .* 180 hrs$/],
    [['do you have something for rust', 'how big is it'], /^GStreamer Backend .* 180 hrs$/],
    [['is there a rust project', 'how hard is it'], /^GStreamer Backend .* intermediate$/],
    [['is there a rust project', 'who is it with'], /Dorinda Bassey, Matias Ezequiel Vara Larsen$/],
    [['is there a rust project', 'what about that one'], /^GStreamer Backend .*Implement/],
    [['anything with 350 hours?', 'what language'], /^vhost-user memory isolation .* C$/],
    [['anything with 350 hours?', 'who is it with'], /^vhost-user memory isolation .*Hanna Czenczek$/],
  ])('%j', async (lines, fact) => {
    expect(await hears(...lines)).toMatch(fact);
  });

  it.each([
    [['is there a rust project', 'and in c?'], /packed virtqueue and memory isolation are in C/],
    [['is there a rust project', 'and in perl?'], /^The page lists no idea that fits \(Perl\)/],
    [['is there a rust project', 'the second one'], /^Add packed virtqueue to Shadow Virtqueue:/],
    [['is there a rust project', 'when is the deadline'], /^Application period ends/],
    [['is there a c project', 'how long is it'], /180 hrs\n.*350 hours/],
    [['is there a python project', 'how long is it'], /^The standard coding period lasts 13 weeks/],
  ])('but not where another is asked for, or more than one fits: %j', async (lines, fact) => {
    expect(await hears(...lines)).toMatch(fact);
  });

  it.each([
    ['tell me about testing netbsd', /^Testing NetBSD – language: Perl$/],
    ['tell me about vm snapshots', /^VM Snapshots – language: C$/],
  ])('"what language do i need" after "%s"', async (before, fact) => {
    const talk = startConversation({ program: xen, now: '2013-03-20T10:00Z' });

    expect(await talk.hears([`gsocbot: ${before}`, 'gsocbot: what language do i need'])).toMatch(fact);
  });

  it('"what language do i need" alone is about all of them', async () => {
    const talk = startConversation({ program: xen, now: '2013-03-20T10:00Z' });

    expect(await talk.hears(['gsocbot: what language do i need'])).toMatch(/^C is the most common/);
  });
});

describe('an idea of a list that is pointed to is told whole:', () => {
  it.each([
    ['what about the last one', /^vhost-user memory isolation: .*Mentors:/],
    ['what about the second', /^Add packed virtqueue to Shadow Virtqueue: .*Mentors:/],
    ['and the first one?', /^GStreamer Backend for vhost-device-sound: .*Mentors:/],
  ])('%s', async (question, card) => {
    expect(await hears('show the project ideas', question)).toMatch(card);
  });
});

describe('what the page explains is told before an idea that bears its name:', () => {
  it.each([
    ['what is mirageos', /^MirageOS .*exokernel/],
    ['whats mirage', /^MirageOS .*exokernel/],
    ['what is the mirage idea about', /Fuzz testing Xen with Mirage: Build/],
    ['mirageos', /^Fuzz testing Xen with Mirage: Build/],
    ['what is numa ballooning', /^NUMA aware ballooning for Xen/],
  ])('%s', async (question, fact) => {
    const talk = startConversation({ program: xen, now: '2013-03-20T10:00Z' });

    expect(await talk.hears([`gsocbot: ${question}`])).toMatch(fact);
  });
});
