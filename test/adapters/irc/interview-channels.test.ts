import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { makeHybrid } from '../../servers/irc/hybrid.ts';
import { makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makeNgircd } from '../../servers/irc/ngircd.ts';
import { makeOftcLike } from '../../servers/irc/oftc-like.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { testDoors, testGuests, testPowers, testUnproved } from './interview-channels-suite.ts';
import { register, servicesAreUp } from './services.ts';
import { createStage } from './stage.ts';

/** Its services know them from the start. */
async function makeOftc(): Promise<IrcServer> {
  const server = await makeOftcLike();
  for (const nick of ['stefan', 'anna']) server.register(nick, 'secret');
  return server;
}

const SERVERS = [
  { name: 'ircd-hybrid', make: makeHybrid, hasServices: true },
  { name: 'inspircd', make: makeInspircd, hasServices: true },
  { name: 'oftc-like', make: makeOftc, hasServices: true },
  // Nobody has an account there, so nobody is invited.
  { name: 'ngircd', make: makeNgircd, hasServices: false },
] as const;

for (const { name, make, hasServices } of SERVERS) {
  describe.skipIf(name !== 'oftc-like' && isSkipped(name, whyUnavailable(name)))(
    `interviews in channels of ${name}`,
    () => {
      let server: IrcServer;
      const stage = createStage(() => server);

      beforeAll(async () => {
        server = await make();
        await server.start();
        if (!hasServices || name === 'oftc-like') return;
        await servicesAreUp(server);
        await register(server, 'stefan', 'secret');
        await register(server, 'anna', 'secret');
      });
      afterAll(() => server.remove());
      afterEach(() => stage.clear());

      testDoors(stage);
      if (hasServices) testGuests(stage, name === 'inspircd');
      if (hasServices && name !== 'ircd-hybrid') testUnproved(stage);
      if (name === 'inspircd') testPowers(stage);
    },
  );
}
