import { makeOftcLike } from '../../servers/irc/oftc-like.ts';
import { describeContract } from './contract-suite.ts';

describeContract({ name: 'oftc-like', make: makeOftcLike, why: null });
