import { describe, expect, test } from 'vitest';
import { ingest } from '../../shared/pipeline.ts';
import { mappingOf, means, sourceOf } from './read-bytes.ts';

const LIMIT = 20_000;
const mapping =
  'layout: long\nzone: UTC\ncolumns: { time: time, id: id, value: value }\nseries: [{ column: value, class: cpu, unit: percent }]\n';
const digestOf = (text: string, yaml: string | null = mapping) =>
  ingest(
    {
      bytes: sourceOf(new TextEncoder().encode(text)),
      kind: 'usage-report',
      mapping: yaml === null ? null : { value: mappingOf(yaml), sha256: '0'.repeat(64) },
    },
    means,
  );
const times = (count: number, row: (n: number) => string): string => Array.from({ length: count }, (_, n) => row(n)).join('');

describe('a file of more series than a digest can hold is refused, and says what to do', () => {
  test('as many as are admitted', async () => {
    const { recognition, series, rows } = await digestOf(`time,id,value\n${times(LIMIT, (n) => `2026-01-10T00:00:00Z,vm${n},5\n`)}`);
    expect(recognition.status).toBe('recognised');
    expect(series).toHaveLength(LIMIT);
    expect(rows.accepted).toBe(LIMIT);
  });

  const machines = (cells: (n: number) => string): string => `time,id,value\n${times(LIMIT + 1, cells)}`;
  const results = times(LIMIT + 1, (n) => `${n ? ',' : ''}{"Label":"m${n}","Timestamps":["2026-01-10T00:00:00Z"],"Values":[1]}`);
  test.each([
    ['machines', machines((n) => `2026-01-10T00:00:00Z,vm${n},5\n`), mapping],
    ['machines without a value that can be read', machines((n) => `2026-01-10T00:00:00Z,vm${n},x\n`), mapping],
    ['machines without a time that can be read', machines((n) => `x,vm${n},1\n`), mapping],
    [
      'units',
      machines((n) => `2026-01-10T00:00:00Z,u${n},5\n`),
      `${mapping.replace(' id: id,', ' unit: id,')}resourceId: { constant: a }\n`,
    ],
    ['results of a JSON answer', `{"MetricDataResults":[${results}]}`, null],
  ])('one too many: %s', async (_name, text, yaml) => {
    const { recognition, series, issues } = await digestOf(text, yaml);
    expect(recognition).toMatchObject({ status: 'refused', reason: 'TOO_MANY_SERIES' });
    expect(series).toEqual([]);
    expect(issues).toMatchObject([{ code: 'TOO_MANY_SERIES', severity: 'missing', details: { limit: LIMIT } }]);
  });

  describe('nor of more days of series, which is what a digest really holds', () => {
    const DAYS_LIMIT = 40_000;
    const machinesOfADay = 8_000;
    /** Five days of 8,000 machines, two rows a day each, the days of every machine apart in the file; then rows of one more machine. */
    const fiveDays = times(DAYS_LIMIT / machinesOfADay, (day) =>
      times(2, (hour) => times(machinesOfADay, (n) => `2026-01-1${day}T0${hour}:00:00Z,vm${n},5\n`)),
    );
    const read = (more: string) => digestOf(`time,id,value\n${fiveDays}${more}`);

    test('as many as are admitted, and rows of known days beside', async () => {
      const { recognition, series } = await read('2026-01-10T05:00:00Z,vm0,5\n2026-01-14T05:00:00Z,vm1,5\n');
      expect(recognition.status).toBe('recognised');
      expect(series.reduce((sum, { days }) => sum + days.length, 0)).toBe(DAYS_LIMIT);
    });
    test.each([
      ['a day more of a known machine', '2026-01-15T00:00:00Z,vm7,5\n'],
      ['a machine more', '2026-01-10T00:00:00Z,other,5\n'],
      ['a machine without a value', '2026-01-10T00:00:00Z,other,\n'],
    ])('one too many: %s', async (_name, row) => {
      const { recognition, series, issues } = await read(row);
      expect(recognition).toMatchObject({ status: 'refused', reason: 'TOO_MANY_SERIES_DAYS' });
      expect(series).toEqual([]);
      expect(issues).toMatchObject([{ code: 'TOO_MANY_SERIES_DAYS', severity: 'missing', details: { limit: DAYS_LIMIT } }]);
    });
  });

  test('rows are no series', async () => {
    const text = `time,id,value\n${times(LIMIT * 2, (n) => `${1_760_000_000 + n},vm${n % 7},5\n`)}`;
    expect((await digestOf(text)).series).toHaveLength(7);
  });
});
