import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { ingest } from '../../shared/pipeline.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { mappingOf, sourceOf } from '../reading/read-bytes.ts';
import { type Dossier, sha256 } from '../support/build-dossier.ts';
import type { Filed } from '../support/build-files.ts';
import { digestOf, type FileOfRows, HOUR, MINUTE, type Rows } from '../support/build-usage-facts.ts';

/** After everything that the cases bring has been received. */
export const late = '2026-03-10T09:00:00Z';
/** W = 10 to 24 January 2026 in Rome, an hour a row. */
export const whole: Rows = { from: '2026-01-09T23:00Z', to: '2026-01-24T23:00Z', step: HOUR };

/** Between 0 and 1, the same for the same number, and without any order that a detector of forgeries could take for somebody's hand. */
function scattered(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0) / 2 ** 32;
}

/** A load by day and night, of its own for each class, that hangs on the instant alone. */
const loadOf = (seed: number) => (_index: number, start: number) => {
  const rhythm = Math.sin(((start % (24 * HOUR)) / (24 * HOUR) - 0.3) * 2 * Math.PI);
  const noise = scattered(Math.imul(start / MINUTE + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b));
  return Math.round((30 + 12 * rhythm + 14 * noise) * 1000) / 1000;
};
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
  const lines = times.map(
    (time, index) => `${time},${classes.map(({ value }) => value?.(index, Date.parse('2026-01-01T00:00Z') + index * HOUR)).join(',')}`,
  );
  const bytes = new TextEncoder().encode(['Time,Cpu,Ram,Disk,Net', ...lines, ''].join('\n'));
  const value = mappingOf(`layout: wide\n${said}\n${columns}`);
  const digest = await ingest(
    { bytes: sourceOf(bytes), kind: 'usage-report', mapping: { value, sha256: hashOf(value, sha256) } },
    nodeMeans,
  );
  return { path: 'protocollo/usage-report/tabella.csv', receivedAt: '2026-03-09T10:00:00Z', digest };
}
