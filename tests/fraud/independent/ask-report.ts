import { usageCoversWindow } from '../../../shared/checks/usage-covers-window.ts';
import type { Digest } from '../../../shared/model/digest.ts';
import type { Reason } from '../../../shared/model/finding.ts';
import { ingest } from '../../../shared/pipeline.ts';
import { dayText } from '../../../shared/time/civil-day.ts';
import { romeDayOf } from '../../../shared/time/rome.ts';
import { resourceKey } from '../../../shared/usage/resource-key.ts';
import { mappingOf, means, sourceOf } from '../../reading/read-bytes.ts';
import { usageFacts } from '../../support/build-usage-facts.ts';
import { endOf, type ReportCase } from './report-case.ts';
import { type WrittenFile, writeReport } from './write-report.ts';

/** The path of the product, from the bytes of an export to its digest. */
export async function digestOfFile({ text, mapping }: Pick<WrittenFile, 'text' | 'mapping'>): Promise<Digest> {
  const bytes = new TextEncoder().encode(text);
  const beside = mapping === null ? null : { value: mappingOf(mapping), sha256: '0'.repeat(64) };
  return ingest({ bytes: sourceOf(bytes), kind: 'usage-report', mapping: beside }, means);
}

export function reasonsOf(
  digests: readonly Digest[],
  period: { readonly first: number; readonly last: number; readonly receivedAt: number },
) {
  const ids = [...new Set(digests.flatMap(({ series }) => series.map(({ resourceId }) => resourceId)))];
  const facts = usageFacts({
    files: [],
    digests,
    resources: ids.flatMap((id) => (id === null ? [] : [{ id: resourceKey(null, id) }])),
    service: { migrationStartedOn: dayText(romeDayOf(period.first)), releasedOn: dayText(romeDayOf(period.last)) },
    asOf: new Date(period.receivedAt).toISOString(),
  });
  return usageCoversWindow.assess(facts, { classes: ['cpu', 'ram', 'storage', 'network'] }).reasons;
}

/** What the product says of TRA-03 once the files are in. Throws where a file is not read whole: the set would measure nothing. */
export async function askReport(one: ReportCase): Promise<readonly Reason[]> {
  const digests: Digest[] = [];
  for (const file of writeReport(one)) digests.push(await digestOfFile(file));
  const rows = one.series.reduce((sum, { values }) => sum + values.filter((value) => value !== null).length, 0);
  const read = digests.reduce(
    (sum, { series }) => sum + series.reduce((total, { samples, resourceClass }) => total + (resourceClass === null ? 0 : samples), 0),
    0,
  );
  if (read !== rows) throw new Error(`${one.name}: ${read} of ${rows} values were read`);
  const first = Math.min(...one.series.map(({ from }) => from));
  return reasonsOf(digests, { first, last: endOf(one.series) - 1, receivedAt: one.receivedAt });
}
