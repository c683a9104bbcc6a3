import type { core } from 'zod';
import type { Language } from '../reasons/render.ts';
import { complaintInEnglish } from './complaint-in-english.ts';
import { complaintInItalian } from './complaint-in-italian.ts';

/** What a schema has to say of a field where it has no words of its own, by language. */
export const complaintIn: Readonly<Record<Language, (issue: core.$ZodRawIssue) => string>> = {
  it: complaintInItalian,
  en: complaintInEnglish,
};
