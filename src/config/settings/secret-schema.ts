import { z } from 'zod';

/** Where a secret is read from when the bot starts; the secret itself has no place in a configuration. */
export const secretSchema = z
  .union(
    [
      z.strictObject({
        env: z
          .string()
          .regex(/^[A-Z_][A-Z0-9_]*$/, 'must be the name of an environment variable, e.g. GSOCBOT_OFTC_PASSWORD')
          .describe('Name of the environment variable that holds it.'),
      }),
      z.strictObject({
        file: z
          .string()
          .min(1)
          .describe('Path of a file that holds it and nothing else, relative to this file; readable by the bot alone.'),
      }),
    ],
    'a secret does not belong in this file: write {file: PATH} or {env: NAME}',
  )
  .describe('`{file: PATH}` or `{env: NAME}`: where the secret is read from.');

/** A secret that has not been read yet. */
export type SecretSource = z.output<typeof secretSchema>;
