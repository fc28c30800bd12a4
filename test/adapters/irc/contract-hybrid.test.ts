import { makeHybrid } from '../../servers/irc/hybrid.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import { describeContract } from './contract-suite.ts';

describeContract({ name: 'ircd-hybrid', make: makeHybrid, why: whyUnavailable('ircd-hybrid') });
