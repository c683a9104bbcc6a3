import type { Role } from '../../functions/api/access/caller.ts';
import { roleWords, usualClaims } from '../../infra/definitions/tokens.ts';
import { allSamples } from '../samples/all-samples.ts';

/** Somebody who may sign in on this machine: invented, like the bodies of the samples. */
export interface Person {
  readonly role: Role;
  /** Of an entity. */
  readonly ipa: string | null;
  /** Of an auditor. */
  readonly projects: 'all' | readonly string[] | null;
  /** Italian, as a provider of identities would tell a program. */
  readonly name: string;
}

export const operator: Person = { role: 'operator', ipa: null, projects: null, name: 'Operatore di prova' };

export const auditorOf = (projects: 'all' | readonly string[]): Person => ({
  role: 'auditor',
  ipa: null,
  projects,
  name: projects === 'all' ? 'Asseveratrice di prova' : 'Asseveratore di prova',
});

const entities = new Map(allSamples.map(({ dossier: { entity } }) => [entity.ipa, entity.name]));

/** Also an entity that is in no sample: whoever tries the stack with their own dossier. */
export const entityOf = (ipa: string): Person => ({ role: 'entity', ipa, projects: null, name: entities.get(ipa) ?? `Ente ${ipa}` });

const someProjects = allSamples.slice(0, 3).map(({ dossier }) => dossier.project.cup);

/** Who is offered on the page: all that a role may be. */
export const people: readonly Person[] = [auditorOf('all'), auditorOf(someProjects), operator, ...[...entities.keys()].map(entityOf)];

/** A stable id of whoever it is, which logs and decisions carry. */
export function subjectOf({ role, ipa, projects }: Person): string {
  if (role === 'operator') return 'operatore-1';
  if (role === 'entity') return `ente-${ipa}`;
  return projects === 'all' ? 'asseveratore-1' : 'asseveratore-2';
}

/** What a token says of a person, under the names that Cognito uses. */
export function claimsOf(person: Person): Readonly<Record<string, unknown>> {
  const { role, ipa, projects, name } = person;
  return {
    sub: subjectOf(person),
    [usualClaims.name]: name,
    [usualClaims.role]: [roleWords[role]],
    ...(ipa !== null && { [usualClaims.ipa]: ipa }),
    ...(projects !== null && { [usualClaims.projects]: projects === 'all' ? 'all' : projects.join(' ') }),
  };
}
