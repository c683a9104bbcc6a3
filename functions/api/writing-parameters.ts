import * as z from 'zod';
import { both, parameter } from './parameters.ts';
import { sha256Schema } from './schemas.ts';

/** Parameters of the routes that write, and of what they wrote. */
export const reviewParameter = parameter('review', 'path', {
  schema: sha256Schema,
  description: 'sha256 della valutazione: il nome con cui la citano i verbali.',
  example: '4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f',
  wanted: both('lo sha256 di una valutazione: 64 cifre esadecimali minuscole', 'the sha256 of a review: 64 lower-case hexadecimal digits'),
});

export const recheckParameter = parameter('recheck', 'path', {
  schema: z.string().regex(/^\d{8}T\d{6}Z$/),
  description: 'Il nome della richiesta, come in `Location`.',
  example: '20260320T090000Z',
  wanted: both('il nome di una richiesta di nuovo giudizio', 'the name of a request to be judged again'),
});
