import * as z from 'zod';
import { plainName } from '../evidence/plain-name.ts';
import type { Declaration, ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import type { ListedService, RegisterOf } from '../model/register.ts';
import { reason } from '../reasons/reason.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is the package of one to five services, each in the notice's list for the kind of entity, none twice (PKG-01, domain.md §5.5)? Where the
 * list is absent or only a part of it is public, what is not found in it a person looks up. Free consortia have the provinces' list
 * (domain.md §2.5).
 */
export const servicesAreInList = definePackageCheck({
  id: 'services-are-in-list',
  about: 'project',
  parameters: z.strictObject({ most: z.number().int().positive() }),
  reads: [],
  codes: ['PKG_SIZE', 'SERVICE_DUPLICATE', 'SERVICE_LIST_ABSENT', 'SERVICE_NOT_IN_LIST'],
  declared: ({ declaration: { entity, services } }) => ({
    kind: entity.kind,
    services: services.map(({ id, catalogueCode, name }) => ({ id, catalogueCode, name })),
  }),
  assess(facts, { most }) {
    const { services } = facts.declaration;
    return {
      reasons: [
        ...(services.length > most ? [reason('PKG_SIZE', { count: services.length, most })] : []),
        ...duplicates(services),
        ...unlisted(facts),
      ],
    };
  },
});

/** The same code, or the same name. */
function duplicates(services: readonly ServiceDeclaration[]): readonly Reason[] {
  const byName = [...Map.groupBy(services, ({ name }) => plainName(name)).values()];
  const byCode = [
    ...Map.groupBy(
      services.filter(({ catalogueCode }) => catalogueCode),
      ({ catalogueCode }) => catalogueCode,
    ).values(),
  ];
  const groups = [...byName, ...byCode].filter((group) => group.length > 1).map((group) => group.map(({ id }) => id));
  return [...new Map(groups.map((ids) => [ids.join(), ids])).values()].map((ids) => reason('SERVICE_DUPLICATE', { services: ids }));
}

function unlisted({ declaration, registers }: ProjectFacts): readonly Reason[] {
  const list = registers.get('service-list');
  const services = declaration.services.map(({ id }) => id);
  if (list?.register !== 'service-list' || list.notice !== declaration.project.notice) return [reason('SERVICE_LIST_ABSENT', { services })];
  return declaration.services
    .filter((service) => !list.entries.some((entry) => isListed(service, entry, declaration.entity.kind)))
    .map(({ id, name, catalogueCode }) => notListed(id, catalogueCode ?? name, list));
}

const notListed = (service: string, named: string, { takenOn, partial }: RegisterOf<'service-list'>): Reason =>
  reason('SERVICE_NOT_IN_LIST', { service, named, takenOn }, partial ? 'review' : 'fail');

function isListed({ catalogueCode, name }: ServiceDeclaration, entry: ListedService, kind: Declaration['entity']['kind']): boolean {
  const own = kind === 'free-consortium' ? 'province' : kind;
  // Of an entry of which no source says whose list it is in, nothing is concluded against the entity.
  if (entry.kinds.length > 0 && !entry.kinds.includes(own)) return false;
  if (entry.code !== null && catalogueCode !== null) return entry.code === catalogueCode;
  return plainName(entry.name) === plainName(name);
}
