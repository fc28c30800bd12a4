import { z } from 'zod';
import { networkName } from './network-name.ts';

/** A conversation in the terminal. */
export const consoleNetworkSchema = z
  .strictObject({
    kind: z.literal('console'),
    name: networkName.default('console').describe('What the network is called here.'),
    channel: z
      .string()
      .regex(/^#\S+$/, 'must begin with #, e.g. "#qemu-gsoc"')
      .default('#qemu-gsoc')
      .describe('The channel in which one speaks at first.'),
    nick: z.string().min(1).default('alice').describe('Who one is at first.'),
  })
  .describe('A conversation in the terminal, for trying things out; alone, without other networks.');

export type ConsoleNetworkSettings = z.output<typeof consoleNetworkSchema>;
