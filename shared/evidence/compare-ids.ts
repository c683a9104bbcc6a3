import { mayStateObservation, type Window, windowOf } from '../continuity/window.ts';
import type { EvidenceRef, Reason } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import { reason } from '../reasons/reason.ts';
import { dayText } from '../time/civil-day.ts';
import { greatest } from '../usage/extremes.ts';
import { type EvidenceFile, pathOf, type ServiceFacts, type ServiceResource } from '../verdict/facts.ts';
import { evidenceRef } from './documents.ts';
import { idLinks } from './id-links.ts';
import { hasRowsIn, type ReportedId, reportedIds, rowsOf, seriesWithoutId } from './reported-ids.ts';

/** A report of a whole fleet may hold thousands of other machines: so many are named, all are counted. */
const NAMED_IDS = 20;

interface Compared {
  readonly reasons: readonly Reason[];
  readonly evidence: readonly EvidenceRef[];
}

/** An id of a report and every declared key that it speaks for, in the service and anywhere in the project. */
interface SpokenId extends ReportedId {
  readonly forService: readonly string[];
  readonly isDeclared: boolean;
}

/**
 * Set of ids with rows in the judged window = set of ids declared (domain.md §5.5 TRA-06). Children and aliases speak for what they
 * belong to. The reports that count: those filed under the service, and those of any folder that hold rows of its resources.
 *
 * @param hasReportForPerson is there a report that only a person can read? Then absence from the others proves nothing
 */
export function compareIds(facts: ServiceFacts, hasReportForPerson: boolean): Compared {
  const reported = spokenIds(facts);
  const files = new Set(
    reported.filter(({ forService, file }) => forService.length > 0 || isFiledUnder(file, facts)).map(({ file }) => file),
  );
  const withoutId = rowsWithoutId(facts);
  const knownUntil = greatest([...files].map((file) => file.receivedAt)) ?? facts.asOf;
  const answer = windowOf(facts.service, facts.declaration.project.decree.date, facts.policy, knownUntil);
  if (answer.is === 'no-start') return { reasons: [reason('MIGRATION_START_MISSING')], evidence: [] };
  if (answer.is === 'date-order') return { reasons: [reason('DATE_ORDER', { start: answer.start, end: answer.end })], evidence: [] };
  if (files.size === 0) {
    const nothing = withoutId.length > 0 || hasReportForPerson ? [] : [reason('REPORT_MISSING')];
    return { reasons: [...withoutId, ...nothing], evidence: [] };
  }
  // Until the window has elapsed or, of one long gone, another is stated, and while rows wait to be attributed, what is not there is not yet there.
  const { service, declaration } = facts;
  const isUndue =
    knownUntil < answer.window.end || withoutId.length > 0 || mayStateObservation(service, declaration.project.decree.date, answer.window);
  const absence = isUndue ? 'missing' : hasReportForPerson ? 'review' : 'fail';
  const compared = compareIn(
    answer.window,
    facts,
    reported.filter(({ file }) => files.has(file)),
    absence,
  );
  return { reasons: [...withoutId, ...compared.reasons], evidence: compared.evidence };
}

const isFiledUnder = (file: EvidenceFile, { service }: ServiceFacts): boolean => file.upload.service === service.id;

function spokenIds(facts: ServiceFacts): readonly SpokenId[] {
  const own = new Set(facts.resources.map((resource) => resource.key));
  const everyService = facts.declaration.services.flatMap((service) => service.resources ?? []);
  const inventory = facts.files.flatMap((file) => file.digest.resources);
  const speaksFor = idLinks([...facts.resources, ...everyService], inventory, facts.aliases);
  return reportedIds(facts.files).map((one) => {
    const spoken = [...speaksFor(one.key)];
    return {
      ...one,
      forService: spoken.filter((key) => own.has(key)),
      isDeclared: spoken.some((key) => facts.declaredAnywhere.has(key)),
    };
  });
}

function compareIn(window: Window, facts: ServiceFacts, reported: readonly SpokenId[], absence: Severity): Compared {
  const present = reported.filter((one) => hasRowsIn(one, window.start, window.end));
  const spokenFor = new Set(present.flatMap(({ forService }) => forService));
  const absent = facts.resources
    .filter((resource) => livesIn(resource, window) && !spokenFor.has(resource.key))
    .map(({ id, provider }) =>
      reason('ID_NOT_IN_REPORT', { id, provider, from: dayText(window.firstDay), to: dayText(window.lastDay) }, absence),
    );
  const undeclared = present.filter(({ isDeclared }) => !isDeclared);
  const lookedAt = [...present.filter(({ forService }) => forService.length > 0), ...undeclared];
  // Nothing declared for the window and nothing found in it are equal sets, and no proof.
  const vacuous = absent.length === 0 && spokenFor.size === 0;
  const nothing = vacuous ? [reason('NO_ID_IN_WINDOW', { from: dayText(window.firstDay), to: dayText(window.lastDay) })] : [];
  return { reasons: [...absent, ...nothing, ...undeclaredByFile(undeclared)], evidence: rowsByFile(lookedAt) };
}

/** A resource removed before the window, or made after it, has nothing to show in it. */
function livesIn({ createdOn, deletedOn }: ServiceResource, window: Window): boolean {
  return !(deletedOn !== null && deletedOn < dayText(window.firstDay)) && !(createdOn !== null && createdOn > dayText(window.lastDay));
}

function undeclaredByFile(undeclared: readonly ReportedId[]): readonly Reason[] {
  return [...Map.groupBy(undeclared, ({ file }) => file)].map(([file, found]) => {
    const ids = found.map(({ id }) => id).sort();
    return reason('REPORT_ID_UNDECLARED', { file: pathOf(file), count: ids.length, ids: ids.slice(0, NAMED_IDS) });
  });
}

/** One reference a file, from the first row of the resources looked at to the last. */
function rowsByFile(lookedAt: readonly ReportedId[]): readonly EvidenceRef[] {
  return [...Map.groupBy(lookedAt, ({ file }) => file)].map(([file, found]) =>
    evidenceRef(file, rowsOf(found.flatMap(({ series }) => series))),
  );
}

/** Reports of the service or the project with rows that nobody can attribute: they may be the ones that are looked for. */
function rowsWithoutId(facts: ServiceFacts): readonly Reason[] {
  return facts
    .documents('usage-report')
    .map((file) => ({ file, series: seriesWithoutId(file) }))
    .filter(({ series }) => series.length > 0)
    .map(({ file, series }) => reason('REPORT_ROWS_WITHOUT_ID', { file: pathOf(file), series: series.length }));
}
