import type { ProjectKey } from '../../../shared/model/keys.ts';

/** Who may be at the other end: a body that is checked, a person who judges, whoever runs the service. */
export const roles = ['entity', 'auditor', 'operator'] as const;
export type Role = (typeof roles)[number];

interface Person {
  /** The identity provider's own id: what logs and records say. */
  readonly subject: string;
  /** For a greeting on a page; never for a decision. */
  readonly name: string;
}

/** Who asks, as a verified token says. Codes are as they stand in keys: `ipa` in lower case. */
export type Caller =
  | (Person & { readonly role: 'entity'; readonly ipa: string })
  | (Person & { readonly role: 'auditor'; readonly projects: 'all' | readonly string[] /* CUPs */ })
  | (Person & { readonly role: 'operator' });

/** Whether a project is anybody's business who asks so: if not, the answer is that of a project that does not exist. */
export function maySee(caller: Caller, { ipa, cup }: ProjectKey): boolean {
  switch (caller.role) {
    case 'entity':
      return caller.ipa === ipa.toLowerCase();
    case 'auditor':
      return caller.projects === 'all' || caller.projects.includes(cup);
    case 'operator':
      return true;
  }
}

/** Null: everything. Else a word for what a caller sees, the same for whoever sees the same: a place in one list is none in another. */
export function sightOf(caller: Caller): string | null {
  if (caller.role === 'entity') return caller.ipa;
  return caller.role === 'operator' || caller.projects === 'all' ? null : [...caller.projects].sort().join(',');
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Of every request that reaches a route (access/signed-in.ts). */
    readonly caller: Caller;
  }
}
