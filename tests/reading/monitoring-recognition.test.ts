import { describe, expect, test } from 'vitest';
import { lengthWithoutClockChange, readOleTime, readRangeLength } from '../../shared/reading/ole-range.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const HOUR = 3_600_000;
const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('');
const hash = 'x/XsOfHO4ocsV99i4NluqKDuxctW2MMVmwqOPAlg4wp8mqbBOe3wxBlQo0+Qx+uf';

describe('who is known, and who is not', () => {
  test.each([
    ['a number a line', rows(288, (index) => String(index % 97)), null, 'refused relative-time-trace'],
    ['seconds from nowhere and hashes', rows(5, (index) => `${index * 300},${hash},19.1,21.2,20.3`), null, 'refused relative-time-trace'],
    ['the same that a mapping explains', rows(5, (index) => `${index * 300},${hash},19.1`), 'columns: { time: a }\n', 'unrecognised null'],
    ['seconds since 1970 without names', rows(5, (index) => `${1_700_000_000 + index * 300},${index}.5`), null, 'unrecognised null'],
    ['dates without names', rows(5, (index) => `2025-10-13 0${index}:00,${index}`), null, 'unrecognised null'],
    ['ids of a provider', rows(5, (index) => `1234567890123456${index},${index}`), null, 'recognised resource-list'],
    ['a number or two', '5\n6\n', null, 'unrecognised null'],
    ['a table of numbers with names', `cores,load\n${rows(5, (index) => `${index},${index}`)}`, null, 'recognised generic-table'],
    ['an invoice of IBM', 'Account Owner ID,Account Name,Billing Month\n1,x,2025-10\n', null, 'refused ibm-monthly-usage-csv'],
    ['a time and numbers', '"Time","a"\n2025-10-13 00:00:00,1\n', null, 'recognised grafana-columns-csv'],
    ['a time of a script', 'time,a\n2025-10-13 00:00:00,1\n', null, 'recognised generic-table'],
    ['a time, a name and numbers', '"Time","Server","a"\n2025-10-13 00:00:00,srv,1\n', null, 'recognised generic-table'],
    [
      'a time and numbers that a mapping explains as a table',
      '"Time","a"\n2025-10-13 00:00:00,1\n',
      'columns: { time: Time }\nseries:\n  - { column: a, class: cpu }\n',
      'recognised generic-table',
    ],
    [
      'a granularity of something else',
      'timestamp,granularity,value,unit\n2025-10-13T00:00:00Z,60,1,x\n',
      null,
      'recognised generic-table',
    ],
    ['a UUID that is none', 'Nome,UUID\nsrv,4233fb8c\n', null, 'recognised generic-table'],
    ['RAW columns without their pairs', '"Date Time(RAW)","Value(RAW)"\n45363.75,1.5\n', null, 'recognised generic-table'],
  ])('%s', async (_name, text, mapping, expected) => {
    const { recognition } = await readBytes(text, { mapping });
    expect(`${recognition.status} ${recognition.format}`).toBe(expected);
  });

  test('a refused trace says why and leaves no row', async () => {
    const { recognition, recording } = await readBytes(rows(288, (index) => String(index % 97)));
    expect(recognition.reason).toBe('TIME_RELATIVE');
    expect([recording.rows.read, recording.series.length, issueCounts(recording)]).toEqual([0, 0, { TIME_RELATIVE: 1 }]);
  });
});

describe('an OLE date, and the local range beside it', () => {
  test.each([
    ['45363.7500000000 3/13/2024 12:00:00 AM - 1:00:00 AM', '2024-03-12T18:00:00.000Z'],
    ['45334.72222 2/13/2024 12:00:00 AM - 12:20:00 AM', '2024-02-12T17:20:00.000Z'],
    ['45334,72222 13/02/2024 00:00:00 - 00:20:00', '2024-02-12T17:20:00.000Z'],
    ['45334.72222 13.02.2024 00.00.00 - 00.20.00', '2024-02-12T17:20:00.000Z'],
    ['45334.7222222222 13/02/2024 00:20:30', '2024-02-12T17:20:00.000Z'],
    // Cut off, not rounded: 0.6 s are lost, and the text gives them back.
    ['45334.01388 2/12/2024 7:00:00 AM - 7:20:00 AM', '2024-02-12T00:20:00.000Z'],
    ['45334.5', '2024-02-12T12:00:00.000Z'],
  ])('%s', (cell, expected) => {
    const time = readOleTime(cell);
    expect(time && new Date(time.wall).toISOString()).toBe(expected);
  });

  test.each(['', 'x', '4536.75 1:00', '453637.5', 'Averages (of 355 values)', '2024-03-12T18:00:00Z'])('no date: %s', (cell) => {
    expect(readOleTime(cell)).toBeNull();
  });

  test.each([
    ['3/13/2024 12:00:00 AM - 1:00:00 AM', HOUR],
    ['3/13/2024 11:40:00 PM - 12:00:00 AM', HOUR / 3],
    ['25/10/2025 23:00:00 - 00:00:00', HOUR],
    ['13.03.2024 00:00:00 - 14.03.2024 00:00:00', 24 * HOUR],
    ['3/13/2024 - 3/14/2024', 24 * HOUR],
    ['12/31/2024 11:00:00 PM - 1/1/2025 12:00:00 AM', HOUR],
    ['3/13/2024 12:00:00 AM', 0],
    ['Averages (of 355 values)', null],
    ['Sums - of values', null],
    ['3/13/2024 1:00:00 AM - ', null],
    ['a - b - c', null],
  ])('%s lasts', (text, expected) => expect(readRangeLength(text)).toBe(expected));

  test.each([
    ['the hour that comes twice', '26/10/2025 02:00:00 - 02:00:00', HOUR, HOUR],
    ['the hour that is left out', '30/03/2025 01:00:00 - 03:00:00', HOUR, HOUR],
    ['a last row that is shorter', '30/03/2025 01:00:00 - 01:20:00', HOUR, HOUR / 3],
    ['a whole day', '13/10/2025 00:00:00 - 00:00:00', 24 * HOUR, 24 * HOUR],
    ['readings', '13/10/2025 00:00:00', 0, 0],
  ])('the clock change: %s', (_name, text, usual, expected) => expect(lengthWithoutClockChange(text, usual)).toBe(expected));
});
