import { z } from 'zod';
import { parseInstant } from '../../domain/program/time-point.ts';

/** An instant as it is written in a configuration. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/, {
    error: 'must be an instant in UTC, e.g. 2024-03-25T10:00Z',
    abort: true,
  })
  .refine((text) => parseInstant(text) !== null, 'must be an instant that exists');
