import { z } from 'zod';

/** The name of a network in the configuration. */
export const networkName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, e.g. "oftc"');
