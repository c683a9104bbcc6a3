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

  test('rows are no series', async () => {
    const text = `time,id,value\n${times(LIMIT * 2, (n) => `${1_760_000_000 + n},vm${n % 7},5\n`)}`;
    expect((await digestOf(text)).series).toHaveLength(7);
  });
});
