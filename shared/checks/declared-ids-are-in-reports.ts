import { z } from 'zod';
import { windowOf } from '../continuity/window.ts';
import { compareIds } from '../evidence/compare-ids.ts';
import { declaredIdFaults } from '../evidence/declared-ids.ts';
import { listsNotRead } from '../evidence/documents.ts';
import { reportedIds, seriesWithoutId } from '../evidence/reported-ids.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { EvidenceFile, ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Are the ids that the service declares those that its usage reports are about, within the judged window (TRA-06; window: DESIGN §5
 * statement 1)? How long each was in use is TRA-03's question.
 */
export const declaredIdsAreInReports = defineCheck({
  id: 'declared-ids-are-in-reports',
  parameters: z.strictObject({}),
  codes: [
    'ID_LIST_MISSING',
    'ID_DUPLICATE',
    'ID_FORMAT',
    'ID_NOT_IN_REPORT',
    'REPORT_ID_UNDECLARED',
    'REPORT_ROWS_WITHOUT_ID',
    'REPORT_MISSING',
    'RESOURCE_SHARED',
    'CROSS_ENTITY_REUSE',
    'FILE_NOT_READ',
    'MIGRATION_START_MISSING',
    'DATE_ORDER',
  ],
  assess(facts) {
    const lists = listsNotRead(facts, 'resource-list');
    const reports = listsNotRead(facts, 'usage-report');
    const notRead = [...lists, ...reports].map(({ file }) => fileNotRead(file));
    if (facts.resources.length === 0) {
      return { reasons: lists.some(({ forPerson }) => forPerson) ? notRead : [reason('ID_LIST_MISSING'), ...notRead] };
    }
    const declared = [...notRead, ...declaredIdFaults(facts)];
    const reported = reportedIds(facts.files);
    const ours = reportsOf(facts, reported);
    const knownUntil = ours.length > 0 ? Math.max(...ours.map((file) => file.receivedAt)) : facts.asOf;
    const answer = windowOf(facts.service, facts.declaration.project.decree.date, facts.policy, knownUntil);
    if (answer.is === 'no-start') return { reasons: [...declared, reason('MIGRATION_START_MISSING')] };
    if (answer.is === 'date-order') return { reasons: [...declared, reason('DATE_ORDER', { start: answer.start, end: answer.end })] };
    const readable = ours.filter((file) => file.digest.series.length > 0);
    if (readable.length === 0)
      return { reasons: reports.some(({ forPerson }) => forPerson) ? declared : [...declared, reason('REPORT_MISSING')] };
    const compared = compareIds(facts, answer.window, {
      reported: reported.filter(({ file }) => readable.includes(file)),
      // Until the window has elapsed, and where a person still has a document to read, absence is not proved.
      absence: knownUntil < answer.window.end ? 'missing' : reports.some(({ forPerson }) => forPerson) ? 'review' : 'fail',
    });
    return { reasons: [...declared, ...rowsWithoutId(readable), ...compared.reasons], evidence: compared.evidence };
  },
});

const fileNotRead = (file: EvidenceFile): Reason =>
  reason('FILE_NOT_READ', { file: file.upload.path, status: file.digest.recognition.status });

/** Usage reports filed under the service, and those of any folder that hold rows of its resources: the ones that speak about it. */
function reportsOf(facts: ServiceFacts, reported: ReturnType<typeof reportedIds>): readonly EvidenceFile[] {
  const keys = new Set(facts.resources.map((resource) => resource.key));
  const holding = new Set(reported.filter(({ key }) => keys.has(key)).map(({ file }) => file));
  return facts.files.filter(
    (file) => holding.has(file) || (file.upload.kind === 'usage-report' && file.upload.service === facts.service.id),
  );
}

function rowsWithoutId(files: readonly EvidenceFile[]): readonly Reason[] {
  return files
    .map((file) => ({ file, series: seriesWithoutId(file) }))
    .filter(({ series }) => series.length > 0)
    .map(({ file, series }) => reason('REPORT_ROWS_WITHOUT_ID', { file: file.upload.path, series: series.length }));
}
