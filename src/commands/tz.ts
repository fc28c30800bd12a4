import { textAnswer } from '../answers/answer.ts';
import { zoneNamed } from '../answers/compose/zones.ts';
import { type Command, UserError } from '../bot/command.ts';

export const tz: Command = {
  name: 'tz',
  aliases: ['timezone', 'zone'],
  summary: 'sets the zone in which you are told times, beside UTC',
  argument: {
    name: 'zone',
    summary: 'IANA name such as Asia/Kolkata, or "off"; leave it out to see yours',
    isRequired: false,
  },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!tz Asia/Kolkata', hears: 'Asia/Kolkata' },
    { says: '!tz off', hears: 'UTC' },
  ],
  handle: async (text, { say, zone, message, preferences, index }) => {
    if (text === '') return textAnswer(say(zone === null ? 'zoneNone' : 'zoneIs', { zone: zone ?? 'UTC' }));
    const wanted = zoneNamed(text, index.language.zonesOfPlaces);
    if (wanted === 'UTC' || /^(?:off|none)$/i.test(text)) {
      await preferences.setZone(message.network, message.sender, null);
      return textAnswer(say('zoneForgotten'));
    }
    if (wanted === null) throw new UserError(say('zoneUnknown', { typed: text }));
    await preferences.setZone(message.network, message.sender, wanted);
    return textAnswer(say('zoneSet', { zone: wanted }));
  },
};
