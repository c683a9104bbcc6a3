import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { ingest } from '../../shared/pipeline.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { mappingOf, sourceOf } from '../reading/read-bytes.ts';
import { type Dossier, sha256 } from '../support/build-dossier.ts';
import type { Filed } from '../support/build-files.ts';
import { digestOf, type FileOfRows, HOUR, type Rows } from '../support/build-usage-facts.ts';

/** After everything that the cases bring has been received. */
export const late = '2026-03-10T09:00:00Z';
/** W = 10 to 24 January 2026 in Rome, an hour a row. */
export const whole: Rows = { from: '2026-01-09T23:00Z', to: '2026-01-24T23:00Z', step: HOUR };

/** A load of its own for each class, so that no two series are the same. */
const loadOf = (seed: number) => (index: number) =>
  Math.round((30 + 15 * Math.sin(index / 40 + seed) + ((index * 7919 + seed * 131) % 997) / 200) * 1000) / 1000;
export const classes: readonly Partial<Rows>[] = [
  { value: loadOf(1) },
  { resourceClass: 'ram', metric: 'mem_used_percent', value: loadOf(2) },
  { resourceClass: 'storage', metric: 'disk_used_percent', value: loadOf(3) },
  { resourceClass: 'network', metric: 'NetworkIn', meaning: 'amount', unit: 'byte', value: loadOf(4) },
];

/** A report of the given rows, filed for the first service. */
export const filedReport = (file: FileOfRows): Filed => ({
  path: `protocollo/usage-report/${file.name ?? 'report.csv'}`,
  receivedAt: file.receivedAt ?? '2026-03-09T10:00:00Z',
  digest: digestOf(file),
});

/** All four classes of the one machine, alike but for what they measure. */
export const fourClasses = (rows: Partial<Rows> = {}): readonly Rows[] => classes.map((one) => ({ ...whole, ...one, ...rows }));

/** The good service, used as the rows say. */
export const inUse = (rows: Partial<Rows> = {}, more: Dossier & { readonly receivedAt?: string } = {}): Dossier => {
  const { receivedAt, ...dossier } = more;
  const file: FileOfRows = { rows: fourClasses(rows), ...(receivedAt ? { receivedAt } : {}) };
  return { asOf: late, ...dossier, files: [filedReport(file), ...(dossier.files ?? [])] };
};

/** A migration of its own dates. */
export const migrated = (migrationStartedOn: string, releasedOn: string): NonNullable<Dossier['service']> => ({
  migrationStartedOn,
  releasedOn,
  completedOn: releasedOn,
});

const columns = `decimal: "."
columns: { time: Time }
resourceId: { constant: i-0a1b2c3d4e5f60718 }
series:
  - { column: Cpu, class: cpu, metric: cpu, meaning: used, unit: percent, statistic: avg }
  - { column: Ram, class: ram, metric: ram, meaning: used, unit: percent, statistic: avg }
  - { column: Disk, class: storage, metric: disk, meaning: used, unit: percent, statistic: avg }
  - { column: Net, class: network, metric: net, meaning: amount, unit: byte, statistic: sum }
producer: { name: Esempio Cloud SpA, kind: csp }
`;

/** A table of all four classes, a line for each written time, read as the pipeline reads it. */
export async function readTable(times: readonly string[], said: string): Promise<Filed> {
  const lines = times.map((time, index) => `${time},${classes.map(({ value }) => value?.(index, 0)).join(',')}`);
  const bytes = new TextEncoder().encode(['Time,Cpu,Ram,Disk,Net', ...lines, ''].join('\n'));
  const value = mappingOf(`layout: wide\n${said}\n${columns}`);
  const digest = await ingest(
    { bytes: sourceOf(bytes), kind: 'usage-report', mapping: { value, sha256: hashOf(value, sha256) } },
    nodeMeans,
  );
  return { path: 'protocollo/usage-report/tabella.csv', receivedAt: '2026-03-09T10:00:00Z', digest };
}
