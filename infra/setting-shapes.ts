import * as z from 'zod';

/** Values of the command line with commas between them. */
export const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
  .pipe(z.array(z.string()).min(1, 'names nothing: write values with commas between them'));

export const wholeNumber = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)], 'is not a whole number');

/** Of a claim, or of a scope: providers write both as words or as addresses. */
export const claimName = z.string().regex(/^\S{1,200}$/, 'is not one word');

export const origins = list.pipe(
  z.array(z.string().regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'is not an origin, as https://console.example')),
);
