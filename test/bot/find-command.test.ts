import { describe, expect, it } from 'vitest';
import { findCommand } from '../../src/bot/find-command.ts';
import { interpret } from '../../src/bot/interpret.ts';
import { allCommands } from '../../src/commands/all-commands.ts';

function found(word: string): string {
  const result = findCommand(word, allCommands);
  return result.kind === 'none' ? 'none' : `${result.kind} ${result.command.name}`;
}

describe('a word', () => {
  it.each([
    ['next', 'command next'],
    ['NEXT', 'command next'],
    ['upcoming', 'command next'],
    ['date', 'command date'],
    ['dates', 'command dates'],
    ['deadlines', 'command dates'],
    ['nex', 'command next'],
    ['vers', 'command version'],
    ['temp', 'command template'],
    ['dat', 'none'],
    ['pro', 'none'],
    ['ne', 'none'],
    ['ideaz', 'near ideas'],
    ['versoin', 'near version'],
    ['nxet', 'near next'],
    ['menotrs', 'near mentors'],
    ['data', 'none'],
    ['test', 'none'],
    ['', 'none'],
    ['hello', 'none'],
    ['constructor', 'none'],
  ])('"%s" is %s', (word, expected) => {
    expect(found(word)).toBe(expected);
  });
});

describe('a line that begins with the prefix', () => {
  it.each([
    ['next', 'command next ""'],
    ['next please', 'command next "please"'],
    ['next?', 'command next ""'],
    ['idea gstreamer', 'command idea "gstreamer"'],
    ['ideas not c', 'command ideas "not c"'],
    ['nxet', 'suggestion next'],
    ['nxet is what I had typed there', 'nothing'],
    ['dates of the release', 'question "dates of the release"'],
    ['next time we should meet in Brno', 'nothing'],
    ['idea = NULL;', 'nothing'],
    ['next->prev', 'nothing'],
    ['tmp', 'nothing'],
    ['err', 'nothing'],
    ['nex', 'nothing'],
    ['vers', 'command version ""'],
    ['hello there', 'nothing'],
  ])('"!%s" is %s', (text, expected) => {
    expect(describeIntent({ by: 'prefix', text })).toBe(expected);
  });
});

describe('a line said by name or directly', () => {
  it.each([
    ['next', 'command next ""'],
    ['nex', 'command next ""'],
    ['next please', 'command next ""'],
    ['idea gstreamer', 'command idea "gstreamer"'],
    ['ideas rust', 'command ideas "rust"'],
    ['ask is it paid and how much and when', 'command ask "is it paid and how much and when"'],
    ['idea', 'question "idea"'],
    ['links?', 'question "links?"'],
    ['idea about the block layer?', 'question "idea about the block layer?"'],
    ['dates of the release', 'question "dates of the release"'],
    ['who mentors it', 'question "who mentors it"'],
    ['nxet', 'suggestion next'],
    ['nxet week', 'question "nxet week"'],
    ['x->next', 'question "x->next"'],
  ])('"%s" is %s', (text, expected) => {
    expect(describeIntent({ by: 'name', text })).toBe(expected);
    expect(describeIntent({ by: 'direct', text })).toBe(expected);
  });
});

function describeIntent(address: Parameters<typeof interpret>[0]): string {
  const intent = interpret(address, allCommands);
  if (intent === null) return 'nothing';
  if (intent.kind === 'suggestion') return `suggestion ${intent.command.name}`;
  return intent.kind === 'question' ? `question "${intent.text}"` : `command ${intent.command.name} "${intent.text}"`;
}
