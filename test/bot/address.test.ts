import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/bot/address.ts';
import { incoming } from '../support/conversation.ts';

describe('a line in a channel is for the bot', () => {
  it.each([
    ['!dates', 'prefix', 'dates'],
    ['!idea rust', 'prefix', 'idea rust'],
    ['  !next  ', 'prefix', 'next'],
    ['!next?', 'prefix', 'next?'],
    ['!help!', 'prefix', 'help!'],
    ['gsocbot: when?', 'name', 'when?'],
    ['gsocbot, when?', 'name', 'when?'],
    ['gsocbot : when?', 'name', 'when?'],
    ['gsocbot:when?', 'name', 'when?'],
    ['GSoCBot: when?', 'name', 'when?'],
    ['@gsocbot when?', 'name', 'when?'],
    ['@gsocbot: when?', 'name', 'when?'],
    ['gsocbot: !next', 'name', 'next'],
    ['gsocbot:', 'name', 'help'],
    ['gsocbot when is the deadline', 'name', 'when is the deadline'],
    ['gsocbot what are the ideas in rust?', 'name', 'what are the ideas in rust?'],
    ['gsocbot; when is deadline', 'name', 'when is deadline'],
    ['GSoCBot how many ideas are there', 'name', 'how many ideas are there'],
    ['gsocbot can i still apply', 'name', 'can i still apply'],
    ['gsocbot tell me the deadline', 'name', 'tell me the deadline'],
    ['hey gsocbot, when is the deadline?', 'name', 'when is the deadline?'],
    ['hi gsocbot which ideas are in C', 'name', 'which ideas are in C'],
    ['can you tell me the deadline, gsocbot?', 'name', 'can you tell me the deadline?'],
    ['when is the deadline, @gsocbot ?', 'name', 'when is the deadline?'],
    ['gsocbot?', 'name', 'help'],
  ])('if it is "%s"', (text, by, rest) => {
    expect(addressOf(incoming(text), '!')).toEqual({ by, text: rest });
  });
});

describe('a line in a channel is not for the bot', () => {
  it.each([
    '',
    '   ',
    'when is the deadline?',
    'is gsocbot down?',
    'gsocbot is down',
    'gsocbot is down?',
    'gsocbot is really nice',
    'gsocbot was kicked, why?',
    'gsocbot has a bug, I think',
    'gsocbot which is new here answers that',
    'gsocbot when asked does that',
    'hey gsocbot is back',
    'thanks gsocbot!',
    'the deadline is in the topic, ask gsocbot?',
    'did somebody break gsocbot?',
    'gsocbots when do they sleep?',
    'my bot, gsocbotty?',
    'gsocbot-dev when is it released',
    'ask gsocbot: it knows',
    'gsocbotty: hi',
    'gsocbot2: hi',
    '<alice> gsocbot: hi',
    '> gsocbot: hi',
    '!= NULL',
    '!strcmp()',
    '!ptr->next',
    '!dates[0]',
    '!a.b',
    '!!',
    '!',
    '! next',
    '!1',
    'x !next',
    '@gsocbots hi',
    'mail@gsocbot: hi',
  ])('if it is "%s"', (text) => {
    expect(addressOf(incoming(text), '!')).toBeNull();
  });
});

describe('a line said to the bot alone', () => {
  it.each([
    ['next', 'direct', 'next'],
    ['!next', 'direct', 'next'],
    ['!= NULL', 'direct', '!= NULL'],
    ['gsocbot: next', 'name', 'next'],
  ])('is for it: "%s"', (text, by, rest) => {
    expect(addressOf(incoming(text, { channel: null }), '!')).toEqual({ by, text: rest });
  });

  it('is nothing if it is empty', () => {
    expect(addressOf(incoming(' ', { channel: null }), '!')).toBeNull();
  });
});

describe('the prefix and the name', () => {
  it('are those that are configured, and no others', () => {
    expect(addressOf(incoming('.next'), '.')).toEqual({ by: 'prefix', text: 'next' });
    expect(addressOf(incoming('!next'), '.')).toBeNull();
    expect(addressOf(incoming('..next'), '..')).toEqual({ by: 'prefix', text: 'next' });
    expect(addressOf(incoming('helper_: next', { botNick: 'helper_' }), '!')).toEqual({ by: 'name', text: 'next' });
    expect(addressOf(incoming('gsocbot: next', { botNick: 'helper_' }), '!')).toBeNull();
  });
});
