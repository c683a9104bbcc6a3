import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formats } from '../../shared/formats/index.generated.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { type Read, readBytes } from '../reading/read-bytes.ts';
import { issueCounts, type RecordedSeries } from '../reading/recording-sink.ts';
import type { Expected } from './fixture.ts';
import { filesOf, fixtures } from './generate.ts';

const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: format }) => readdirSync(join(root, format)).map((name) => [format, name] as const));

const plainBytes = (name: string, bytes: Uint8Array): Buffer => Buffer.from(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);

describe('fixture folders', () => {
  test.each(folders)('%s/%s', async (format, name) => {
    const folder = join(root, format, name);
    const names = readdirSync(folder);
    const [input] = names.filter((file) => file !== 'expected.json' && file !== 'mapping.yaml');
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const mapping = names.includes('mapping.yaml') ? readFileSync(join(folder, 'mapping.yaml'), 'utf8') : null;
    const kind = (expected.kind ?? null) as EvidenceKind | null;
    const { members, ...own } = await readBytes(readFileSync(join(folder, input as string)), { kind, mapping });
    compare(own, expected);
    expect([...members.keys()]).toEqual(Object.keys(expected.members ?? {}));
    for (const [member, of] of Object.entries(expected.members ?? {})) compare(members.get(member) as typeof own, of);
  });

  test('every format has one', () => {
    expect([...new Set(folders.map(([format]) => format))].sort()).toEqual(formats.map(({ id }) => id).sort());
  });

  test.each(fixtures.map((fixture) => [`${fixture.format}/${fixture.name}`, fixture] as const))(
    '%s is as its generator writes it',
    (_name, fixture) => {
      for (const [name, bytes] of filesOf(fixture)) {
        const onDisk = readFileSync(join(root, fixture.format, fixture.name, name));
        // What gzip makes of the same bytes differs between its versions.
        expect(plainBytes(name, onDisk).equals(plainBytes(name, bytes)), name).toBe(true);
      }
    },
  );
});

function compare({ recognition, resourceIdRule, recording }: Omit<Read, 'members'>, expected: Expected): void {
  expect(recognition).toMatchObject(expected.recognition);
  expect(resourceIdRule).toEqual(expected.resourceIdRule ?? null);
  expect(recording.rows).toEqual(expected.rows);
  expect(issueCounts(recording)).toEqual(expected.issues);
  expect(byIdentity(recording.series.map(figuresOf))).toEqual(byIdentity(expected.series));
  expect(recording.addresses.map(({ text, row, resourceId }) => [text, row, resourceId])).toEqual(expected.addresses ?? []);
  expect(recording.resources).toEqual((expected.resources ?? []).map((resource) => expect.objectContaining(resource)));
}

function byIdentity<T>(series: readonly T[]): T[] {
  return series.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

/** Keys in order, so that two objects that are equal sort alike. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  );
}

/** The figures of a recorded series, worked out from its rows by text and big integers. */
function figuresOf({ identity, rows }: RecordedSeries): Record<string, unknown> {
  const scale = 30;
  const exact = (text: string): bigint => {
    const [whole = '', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(scale, '0'));
  };
  const values = rows.flatMap(([, , value]) => (value === null ? [] : [value]));
  const ascending = values.toSorted((a, b) => (exact(a) < exact(b) ? -1 : 1));
  const sum = String(values.reduce((total, value) => total + exact(value), 0n)).padStart(scale + 1, '0');
  const fraction = sum.slice(-scale).replace(/0+$/, '');
  const stamps = rows.map(([stamp]) => stamp).sort();
  const lengths = [...new Set(rows.map(([, length]) => length / 1000))];
  return {
    ...identity,
    samples: values.length,
    nulls: rows.length - values.length,
    min: ascending[0] ?? null,
    max: ascending.at(-1) ?? null,
    sum: `${sum.slice(0, -scale)}${fraction ? `.${fraction}` : ''}`,
    first: stamps[0],
    last: stamps.at(-1),
    length: lengths.length === 1 ? lengths[0] : lengths,
    head: rows.slice(0, 3).map(([stamp, , value, row]) => [stamp, value, row]),
  };
}
