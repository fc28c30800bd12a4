import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';

const GREETING = /^Hello!/;

describe('a line that asks for nothing', () => {
  it.each([
    ['thank you so much!', /^You are welcome\.$/],
    ['cool, thanks', /^You are welcome\.$/],
    ['thanks for the help', /^You are welcome\.$/],
    ['thx bye', /^You are welcome\.$/],
    ['bye', /^Goodbye!$/],
    ['good night', /^Goodbye!$/],
    ['hello everyone', GREETING],
    ['how are you?', GREETING],
    ['ping', GREETING],
    ['hello dave', GREETING],
    ['hi ann', GREETING],
    ['bad bot', /^I am sorry\./],
    ['???', /^I am sorry\./],
    ['ok', /^$/],
    ['nice', /^$/],
    ['never mind', /^$/],
    ['yes', /^$/],
    [':)', /^$/],
  ])('is met with a friendly word or silence, also after a question: "%s" hears %s', async (line, heard) => {
    expect(await startConversation().hears([`gsocbot: ${line}`])).toMatch(heard);
    expect(await startConversation().hears(['gsocbot: how do I apply?', `gsocbot: ${line}`])).toMatch(heard);
  });

  it('changes nothing in what is spoken of', async () => {
    const heard = await startConversation().hears([
      'gsocbot: tell me about the plum compiler',
      'gsocbot: ok',
      'gsocbot: thanks!',
      'gsocbot: who mentors it?',
    ]);

    expect(heard).toContain('Ann Moss');
  });

  it.each([
    ['thanks! is it still open?', 'Tue 2 April 2030'],
    ['ok and when are the results', 'Wed 1 May 2030'],
    ['hello deadline', 'Tue 2 April 2030'],
    ['hi, which projects are there', 'Plum bytecode compiler'],
  ])('is not what begins with a courtesy and asks: "%s"', async (line, fact) => {
    expect(await startConversation().hears([`gsocbot: ${line}`])).toContain(fact);
  });
});
