import type { Window } from '../continuity/window.ts';
import type { EvidenceRef, Reason } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import { reason } from '../reasons/reason.ts';
import { dayText } from '../time/civil-day.ts';
import { resourceKey } from '../usage/resolve-resource-id.ts';
import type { ServiceFacts, ServiceResource } from '../verdict/facts.ts';
import { evidenceRef } from './documents.ts';
import { idLinks } from './id-links.ts';
import { hasRowsIn, type ReportedId, rowsOf } from './reported-ids.ts';

/** A report of a whole fleet may hold thousands of other machines: so many are named, all are counted. */
const NAMED_IDS = 20;

interface Reports {
  /** Ids of the reports that speak about the service. */
  readonly reported: readonly ReportedId[];
  /** What an id without rows weighs: proved absent, not yet due, or for a person. */
  readonly absence: Severity;
}

/** Set of ids with rows in the window = set of ids declared (domain.md §5.5 TRA-06). Children and aliases speak for what they belong to. */
export function compareIds(
  facts: ServiceFacts,
  window: Window,
  { reported, absence }: Reports,
): { readonly reasons: readonly Reason[]; readonly evidence: readonly EvidenceRef[] } {
  const inventory = facts.files.flatMap((file) => file.digest.resources);
  const speaksFor = idLinks([...facts.resources, ...allDeclared(facts)], inventory);
  const present = reported.filter((one) => hasRowsIn(one, window.start, window.end)).map((one) => ({ ...one, speaks: speaksFor(one.key) }));
  const spokenFor = new Set(present.flatMap(({ speaks }) => [...speaks]));
  const absent = facts.resources
    .filter((resource) => livesIn(resource, window) && !spokenFor.has(resource.key))
    .map(({ id, provider }) =>
      reason('ID_NOT_IN_REPORT', { id, provider, from: dayText(window.firstDay), to: dayText(window.lastDay) }, absence),
    );
  const undeclared = present.filter(({ speaks }) => ![...speaks].some((key) => facts.declaredAnywhere.has(key)));
  const own = new Set(facts.resources.map((resource) => resource.key));
  const read = [...present.filter(({ speaks }) => [...speaks].some((key) => own.has(key))), ...undeclared];
  return { reasons: [...absent, ...undeclaredByFile(undeclared)], evidence: read.map((one) => evidenceRef(one.file, rowsOf(one))) };
}

/** Parents declared by any service: a shared volume may belong to another service's machine. */
const allDeclared = (facts: ServiceFacts) => facts.declaration.services.flatMap((service) => service.resources ?? []);

/** A resource removed before the window, or made after it, has nothing to show in it. */
function livesIn({ createdOn, deletedOn }: ServiceResource, window: Window): boolean {
  return !(deletedOn !== null && deletedOn < dayText(window.firstDay)) && !(createdOn !== null && createdOn > dayText(window.lastDay));
}

function undeclaredByFile(undeclared: readonly ReportedId[]): readonly Reason[] {
  return [...Map.groupBy(undeclared, ({ file }) => file)].map(([file, found]) => {
    const ids = [...new Map(found.map(({ id }) => [resourceKey(null, id), id])).values()].sort();
    return reason('REPORT_ID_UNDECLARED', { file: file.upload.path, count: ids.length, ids: ids.slice(0, NAMED_IDS) });
  });
}
