import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

describe('JSON answers', () => {
  const points = (...items: string[]): string => `{"Label":"CPUUtilization","Datapoints":[${items.join(',')}]}`;

  test('an issue is counted once for a data point, however many statistics it has', async () => {
    const text = points('{"Timestamp":"2025-10-13T00:00:00","Average":1,"Maximum":2}', '{"Timestamp":"never","Average":1,"Maximum":2}');
    const { recording, recognition } = await readBytes(text, { mapping: 'stamp: end\n' });
    expect(recognition.needs).toEqual(['zone', 'resourceId']);
    expect(issueCounts(recording)).toEqual({ TZ_UNKNOWN: 1, MAPPING_CONTRADICTS_FILE: 1, TS_UNREADABLE: 1 });
    expect(recording.rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
  });

  test('a zone completes stamps without offset and never moves those with one', async () => {
    const text = points('{"Timestamp":"2025-10-13T00:00:00","Average":1}', '{"Timestamp":"2025-10-13T00:00:00Z","Average":1}');
    const { recording } = await readBytes(text, { mapping: 'zone: Europe/Rome\n' });
    expect(recording.series.map(({ identity, rows }) => [identity.zone, rows[0]?.[0]])).toEqual([
      ['Europe/Rome', '2025-10-12T22:00:00Z'],
      ['UTC', '2025-10-13T00:00:00Z'],
    ]);
  });

  test.each([
    ['a class that the vendor documents otherwise', 'series: [{ column: CPUUtilization, class: network }]\n', 'class', 'cpu'],
    ['a unit that the answer states otherwise', 'series: [{ column: CPUUtilization, class: cpu, unit: MB }]\n', 'unit', 'cpu'],
  ])('%s: the file counts', async (_name, mapping, field, resourceClass) => {
    const { recording } = await readBytes(points('{"Timestamp":"2025-10-13T00:00:00Z","Average":1,"Unit":"Percent"}'), { mapping });
    expect(recording.issues).toEqual([expect.objectContaining({ code: 'MAPPING_CONTRADICTS_FILE', details: { field } })]);
    expect(recording.series[0]?.identity).toMatchObject({ resourceClass, unit: 'percent' });
  });

  test('values that are no numbers', async () => {
    const values = ['null', '"NaN"', '"1.5"', '"x"', '-1', '1e-7'];
    const text = points(...values.map((value, n) => `{"Timestamp":"2025-10-13T0${n}:00:00Z","Average":${value},"Unit":"Percent"}`));
    const { recording } = await readBytes(text);
    expect(recording.series[0]?.rows.map(([, , value]) => value)).toEqual([null, null, '1.5', '0.0000001']);
    expect(issueCounts(recording)).toEqual({ VALUE_UNREADABLE: 1, VALUE_OUT_OF_RANGE: 1 });
  });
});
