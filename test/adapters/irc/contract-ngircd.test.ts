import { whyUnavailable } from '../../servers/irc/installed.ts';
import { makeNgircd } from '../../servers/irc/ngircd.ts';
import { describeContract } from './contract-suite.ts';

describeContract({ name: 'ngircd', make: makeNgircd, why: whyUnavailable('ngircd') });
