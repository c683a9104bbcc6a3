import * as z from 'zod';

/** In a file of its own: whoever reads a message or a key needs these, and not the whole declaration. */
export const serviceIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'servono da 2 a 63 lettere minuscole, cifre o trattini')
  .refine((id) => id !== 'project', { error: 'la parola «project» è riservata' });

/** IPA codes are compared case-insensitively and kept as written (domain.md §2.7). */
export const ipaSchema = z.string().regex(/^[A-Za-z0-9_-]{2,20}$/, 'serve un codice IPA: da 2 a 20 lettere, cifre, _ o -');
export const cupSchema = z.string().regex(/^[A-Z]\d{2}[A-Z]\d{11}$/, 'serve un CUP: una lettera, 2 cifre, una lettera, 11 cifre');
