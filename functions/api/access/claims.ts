import * as z from 'zod';
import { type ClaimNames, roleWords } from '../../../infra/definitions/tokens.ts';
import { cupSchema, ipaSchema } from '../../../shared/model/identifiers.ts';
import { type Caller, type Role, roles } from './caller.ts';

/** Why a good token lets nobody in; each has its words in refuse.ts. */
export type ClaimFault = 'no-role' | 'two-roles' | 'no-ipa' | 'no-projects';

/** A caller, or what is wrong with what the token says of one. Never guesses: an auditor of whom no project is said sees none. */
export type ReadClaims = { readonly is: 'caller'; readonly caller: Caller } | { readonly is: 'refused'; readonly fault: ClaimFault };

const refused = (fault: ClaimFault): ReadClaims => ({ is: 'refused', fault });

/** A list, or a text with spaces or commas between its words: attributes of a user are texts in most providers. */
const words = z.union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))]);

const ipaClaim = z.union([z.tuple([ipaSchema]).transform(([ipa]) => ipa), ipaSchema]).transform((ipa) => ipa.toLowerCase());
const allProjects = z.union([z.literal('all'), z.tuple([z.literal('all')])]);
const listedProjects = words.pipe(z.array(cupSchema).min(1));

/** Reads who asks from the claims of a token that was verified. @param claims as they stand in it, its subject among them */
export function readClaims(claims: Readonly<Record<string, unknown>>, names: ClaimNames): ReadClaims {
  const own = rolesOf(claims[names.role]);
  const [role] = own;
  if (role === undefined) return refused('no-role');
  if (own.length > 1) return refused('two-roles');
  const subject = String(claims.sub);
  const given = claims[names.name];
  const person = { subject, name: typeof given === 'string' && given.trim() !== '' ? given.trim().slice(0, longestName) : subject };
  if (role === 'operator') return { is: 'caller', caller: { ...person, role } };
  return role === 'entity' ? entityOf(person, claims[names.ipa]) : auditorOf(person, claims[names.projects]);
}

/** What a greeting has room for. */
const longestName = 100;

type Person = Pick<Caller, 'subject' | 'name'>;

const rolesOf = (claim: unknown): readonly Role[] => {
  const said = new Set(words.safeParse(claim).data ?? []);
  return roles.filter((role) => said.has(roleWords[role]));
};

function entityOf(person: Person, claim: unknown): ReadClaims {
  const ipa = ipaClaim.safeParse(claim);
  return ipa.success ? { is: 'caller', caller: { ...person, role: 'entity', ipa: ipa.data } } : refused('no-ipa');
}

function auditorOf(person: Person, claim: unknown): ReadClaims {
  if (allProjects.safeParse(claim).success) return { is: 'caller', caller: { ...person, role: 'auditor', projects: 'all' } };
  const listed = listedProjects.safeParse(claim);
  return listed.success ? { is: 'caller', caller: { ...person, role: 'auditor', projects: listed.data } } : refused('no-projects');
}
