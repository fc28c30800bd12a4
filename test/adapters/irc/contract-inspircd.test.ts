import { makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import { describeContract } from './contract-suite.ts';

describeContract({ name: 'inspircd', make: makeInspircd, why: whyUnavailable('inspircd') });
