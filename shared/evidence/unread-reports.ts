import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { usageOf } from '../usage/service-usage.ts';
import { type EvidenceFile, pathOf, type ServiceFacts } from '../verdict/facts.ts';
import { type FileProblem, readingProblems } from './reading-problems.ts';
import { reportedIds, seriesWithoutId } from './reported-ids.ts';

export interface UnreadReport {
  readonly file: EvidenceFile;
  readonly problems: readonly FileProblem[];
}

/**
 * Usage reports filed for the service that say nothing of its resources although they are there, each with its own problems: not
 * recognised, refused, without a mapping, about ids that nobody declares. Documents for a person are not among them.
 */
export function unreadReports(facts: ServiceFacts): readonly UnreadReport[] {
  const used = new Set(usageOf(facts).map(({ file }) => file));
  return facts
    .documents('usage-report')
    .filter((file) => file.digest.recognition.status !== 'document' && !used.has(file))
    .map((file) => ({ file, problems: [...readingProblems(file.digest), ...strangerProblems(file, facts)] }))
    .filter(({ file, problems }) => problems.length > 0 || file.digest.recognition.status !== 'recognised');
}

/** Reports that were not turned into rows at all: what is wrong is in the file or in its mapping, whoever it is about. */
export function reportsWithoutRows(facts: ServiceFacts): readonly UnreadReport[] {
  return unreadReports(facts).filter(({ file }) => file.digest.series.length === 0);
}

export const reportNotRead = ({ file, problems }: UnreadReport): Reason => reason('REPORT_NOT_READ', { file: pathOf(file), problems });

/** A report in the service's own folder whose rows are about nobody, or about ids that no service declares. */
function strangerProblems(file: EvidenceFile, { service, declaredAnywhere }: ServiceFacts): readonly FileProblem[] {
  if (file.upload.service !== service.id) return [];
  const without = seriesWithoutId(file).length;
  if (without > 0) return [{ code: 'REPORT_ROWS_WITHOUT_ID', details: { file: pathOf(file), series: without } }];
  const found = reportedIds([file]).filter(({ key }) => !declaredAnywhere.has(key));
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id).sort();
  return [{ code: 'REPORT_ID_UNDECLARED', details: { file: pathOf(file), count: ids.length, ids: ids.slice(0, 3).join(', ') } }];
}
