import { describe, expect, test } from 'vitest';
import { prtgUnits } from '../../shared/reading/metrics/prtg-units.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const mapping = 'zone: Europe/Rome\nresourceId: { constant: SRV }\n';
const table = (...lines: readonly string[]): string => `Date Time;Total CPU;Coverage\n${lines.join('\n')}\n`;

async function read(text: string) {
  const { recognition, recording } = await readBytes(text, { mapping });
  return {
    recognition,
    issues: issueCounts(recording),
    rows: recording.series.flatMap((series) => series.rows),
    read: recording.rows,
    series: recording.series.length,
  };
}

describe('PRTG without its RAW columns', () => {
  test.each([
    ['965 MB', '965 MiB'],
    ['1,234 KByte', '1,234 KiB'],
    ['3 GByte', '3 GiB'],
    ['12 kb/s', '12 KiB/s'],
    ['7 MByte/s', '7 MiB/s'],
    ['512 Byte', '512 B'],
    ['98 kbit/s', '98 kbit/s'],
    ['1.5 MBit/s', '1.5 Mbit/s'],
    ['98 Kbit/second', '98 kbit/s'],
    ['12 %', '12 %'],
    ['< 1 %', '1 %'],
    ['12 msec', '12 msec'],
    ['', ''],
  ])('%s is %s', (text, expected) => expect(prtgUnits(text)).toBe(expected));

  test('a span across midnight, a day first beyond twelve, and an instant', async () => {
    const { rows, issues } = await read(table('13/10/2025 23:00:00 - 00:00:00;5 %;100 %', '14/10/2025 00:00:00 - 01:00:00;6 %;100 %'));
    expect(rows).toEqual([
      ['2025-10-13T21:00:00Z', 3_600_000, '5', 2],
      ['2025-10-13T22:00:00Z', 3_600_000, '6', 3],
    ]);
    expect(issues).toEqual({});
  });

  test.each([
    ['day and month that nobody can tell apart', '3/4/2025 10:00:00 AM - 11:00:00 AM;5 %;100 %', { TS_FORMAT_AMBIGUOUS: 1 }],
    ['a time that is none', 'gestern - heute;5 %;100 %', { TS_UNREADABLE: 1 }],
    ['a span that ends in nothing', '13/10/2025 10:00:00 - later;5 %;100 %', { LENGTH_UNREADABLE: 1 }],
    ['a value with another unit', '13/10/2025 10:00:00 - 11:00:00;5 d;100 %', { VALUE_UNREADABLE: 1 }],
  ])('%s is told', async (_name, line, told) => {
    const { issues, read: rows } = await read(table(line));
    expect(issues).toMatchObject(told);
    expect(rows).toMatchObject({ read: 1, rejected: 1 });
  });

  test('nothing covered is no value, whatever the cells say', async () => {
    const { rows, series } = await read(
      table('13/10/2025 10:00:00 - 11:00:00;5 %;0 %', '13/10/2025 11:00:00 - 12:00:00;6 %;< 1 %', '13/10/2025 12:00:00 - 13:00:00;;100 %'),
    );
    expect(rows.map(([, , value]) => value)).toEqual([null, '6', null]);
    expect(series).toBe(1);
  });

  test('titles alone are NO_ROWS, and a table without coverage is nobody’s', async () => {
    expect((await read('Date Time;Total CPU;Coverage\n')).recognition).toMatchObject({ status: 'refused', reason: 'NO_ROWS' });
    expect((await read('Date Time;Total CPU;Other\n13/10/2025 10:00;5 %;1\n')).recognition.format).toBe('generic-table');
  });
});
