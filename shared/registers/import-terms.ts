import type { z } from 'zod';
import { complaintInItalian } from '../model/complaint-in-italian.ts';
import type { ParsedRegister } from '../model/parse-register.ts';
import { type Register, registerSchema } from '../model/register.ts';
import type { YamlIssue } from '../reading/parse-yaml.ts';

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
}

/** A register as a file gives it, before its schema has looked. */
export type Draft = Readonly<Record<string, unknown>> & { readonly entries: readonly unknown[] };

export const refusedFor = (path: string, message: string, line = 1): ParsedRegister => ({ ok: false, issues: [{ path, line, message }] });

/**
 * A draft that its schema has looked at; what it refuses is told where the file has it.
 * @param placeOf line and column of the file that a field of an entry comes from
 */
export function checked(draft: Draft, placeOf: (entry: number, field: string) => Pick<YamlIssue, 'line' | 'path'>): ParsedRegister {
  const parsed = registerSchema.safeParse(draft, { error: complaintInItalian });
  if (parsed.success) return { ok: true, register: parsed.data };
  return { ok: false, issues: parsed.error.issues.map((issue) => ({ ...place(issue, placeOf), message: issue.message })) };
}

function place(issue: z.core.$ZodIssue, placeOf: (entry: number, field: string) => Pick<YamlIssue, 'line' | 'path'>) {
  const [group, entry, field] = issue.path;
  if (group === 'entries' && typeof entry === 'number') return placeOf(entry, String(field ?? ''));
  return { line: 1, path: issue.path.map(String).join('.') };
}

/** @returns the day that the file and whoever imports it agree on, or why there is none */
export function dayTaken(own: string | null, stated: string | null): { readonly day: string } | { readonly refused: ParsedRegister } {
  if (own !== null && stated !== null && own !== stated) {
    return { refused: refusedFor('takenOn', `il file è del ${own}, ma è stato indicato il ${stated}`) };
  }
  const day = own ?? stated;
  if (day === null) return { refused: refusedFor('takenOn', 'il file non dice di che giorno è: indicarlo con --taken-on AAAA-MM-GG') };
  return { day };
}
