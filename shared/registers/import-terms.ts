import type { z } from 'zod';
import { complaintIn } from '../model/complaint.ts';
import { complaintFor } from '../model/fixed-complaints.ts';
import type { ParsedRegister } from '../model/parse-register.ts';
import { type Register, registerSchema } from '../model/register.ts';
import type { YamlIssue } from '../reading/parse-yaml.ts';
import type { Language } from '../reasons/render.ts';
import { registerWords } from './register-words.ts';

/** What whoever imports a file says of it, beside the file. */
export interface Stated {
  readonly kind: Register['register'] | null;
  /** Rome civil day that the file shows the register of. */
  readonly takenOn: string | null;
  /** Id of a notice, for registers that are of one. */
  readonly notice: string;
  /** The file holds all that the register holds. Where nobody says so, what is not found in it proves nothing. */
  readonly complete: boolean;
  readonly fileName: string;
  /** Of what is said of the file. */
  readonly language: Language;
}

/** A register as a file gives it, before its schema has looked. */
export type Draft = Readonly<Record<string, unknown>> & { readonly entries: readonly unknown[] };

export const refusedFor = (path: string, message: string, line = 1): ParsedRegister => ({ ok: false, issues: [{ path, line, message }] });

/**
 * A draft that its schema has looked at; what it refuses is told where the file has it, after what the reader has found already. Of one
 * field the reader's word is enough, and a draft of which no entry could be read has nothing more to say.
 * @param placeOf line and column of the file that a field of an entry comes from
 */
export function checked(
  draft: Draft,
  placeOf: (entry: number, field: string) => Pick<YamlIssue, 'line' | 'path'>,
  found: readonly YamlIssue[],
  language: Language,
): ParsedRegister {
  const parsed = registerSchema.safeParse(draft, { error: complaintIn[language] });
  if (parsed.success && found.length === 0) return { ok: true, register: parsed.data };
  const hasNothing = draft.entries.length === 0 && found.length > 0;
  // Which row an entry repeats the reader has told by its line, in the file's own order.
  const isTwice = (issue: z.core.$ZodIssue): boolean => issue.code === 'custom' && issue.params?.isTwice === true;
  const refused = parsed.success || hasNothing ? [] : parsed.error.issues.filter((issue) => !isTwice(issue));
  const told = new Set(found.map(fieldOf));
  const more = refused
    .map((issue) => ({ ...place(issue, placeOf), message: complaintFor(issue.message, language) }))
    .filter((issue) => !told.has(fieldOf(issue)));
  return { ok: false, issues: [...found, ...more].sort((a, b) => a.line - b.line) };
}

const fieldOf = ({ line, path }: YamlIssue): string => `${line} ${path}`;

function place(issue: z.core.$ZodIssue, placeOf: (entry: number, field: string) => Pick<YamlIssue, 'line' | 'path'>) {
  const [group, entry, field] = issue.path;
  if (group === 'entries' && typeof entry === 'number') return placeOf(entry, String(field ?? ''));
  return { line: 1, path: issue.path.map(String).join('.') };
}

/** The day that the file and whoever imports it agree on; where there is none, null and why. */
export function dayTaken(
  own: string | null,
  { takenOn: stated, language }: Pick<Stated, 'takenOn' | 'language'>,
): { readonly day: string | null; readonly issues: readonly YamlIssue[] } {
  const words = registerWords[language];
  const none = (message: string) => ({ day: null, issues: [{ path: 'takenOn', line: 1, message }] });
  if (own !== null && stated !== null && own !== stated) return none(words.otherDay(own, stated));
  const day = own ?? stated;
  return day === null ? none(words.noDay) : { day, issues: [] };
}
