import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const wide = (columns: string, series: string): string => `layout: wide\ncolumns: { time: Ora, ${columns} }\nseries:\n${series}\n`;
const cpu = '  - { column: CPU, class: cpu, unit: percent }';

describe('dates', () => {
  const plan = (extra = ''): string => `${wide('id: Server', cpu)}zone: Europe/Rome\n${extra}`;
  const file = (...times: string[]): string => `Ora;Server;CPU\n${times.map((time) => `${time};s1;5`).join('\n')}\n`;
  const stampsOf = async (text: string, mapping = plan()) => {
    const { recording } = await readBytes(text, { mapping });
    return {
      stamps: recording.series.flatMap(({ rows }) => rows.map(([stamp]) => stamp)),
      issues: issueCounts(recording),
      rows: recording.rows,
    };
  };

  test.each([
    [
      'a day over 12 fixes the order of the whole column',
      ['03/04/2025 10:00', '13/04/2025 10:00'],
      ['2025-04-03T08:00:00Z', '2025-04-13T08:00:00Z'],
    ],
    ['month first, proved the same way', ['03/04/2025 10:00', '03/14/2025 10:00'], ['2025-03-04T09:00:00Z', '2025-03-14T09:00:00Z']],
    ['seconds may be lost in some rows', ['13/10/2025 09:05', '13/10/2025 09:05:30'], ['2025-10-13T07:05:00Z', '2025-10-13T07:05:30Z']],
    ['year first', ['2025-10-13 09:05', '2025/10/13T09:05:00'], ['2025-10-13T07:05:00Z', '2025-10-13T07:05:00Z']],
    ['Italian dots in the time', ['13/10/2025 9.05'], ['2025-10-13T07:05:00Z']],
    ['an offset in the cell wins', ['2025-10-13T09:05:00+05:00', '2025-10-13T09:05:00Z'], ['2025-10-13T04:05:00Z', '2025-10-13T09:05:00Z']],
    ['epoch seconds and milliseconds', ['1760346000', '1760346000000'], ['2025-10-13T09:00:00Z', '2025-10-13T09:00:00Z']],
    ['AM and PM', ['10/13/2025 12:05 AM', '10/13/2025 1:05 PM'], ['2025-10-12T22:05:00Z', '2025-10-13T11:05:00Z']],
    ['24:00 is the next midnight', ['2025-10-13 24:00'], ['2025-10-13T22:00:00Z']],
  ])('%s', async (_name, times, expected) => {
    const { stamps, issues } = await stampsOf(file(...times));
    expect(stamps.toSorted()).toEqual(expected.toSorted());
    expect(issues).toEqual({});
  });

  test('undecidable: every row is rejected and counted, none is guessed', async () => {
    const { stamps, issues, rows } = await stampsOf(file('03/04/2025 10:00', '04/04/2025 10:00', '05/04/2025 10:00'));
    expect(stamps).toEqual([]);
    expect(issues).toEqual({ TS_FORMAT_AMBIGUOUS: 3 });
    expect(rows).toEqual({ read: 3, accepted: 0, rejected: 3 });
  });

  test.each([
    ['one of 200 proves the other order', [...Array.from({ length: 199 }, (_, n) => `${13 + (n % 15)}/04/2025 10:00`), '04/25/2025 10:00']],
    ['as many of each', ['13/04/2025 10:00', '04/13/2025 10:00']],
    ['also where hyphens separate', ['13-4-2025 10:00', '4-13-2025 10:00', '3-10-2025 10:00']],
  ])('both orders proved, in whatever row: none is guessed: %s', async (_name, times) => {
    for (const order of [times, times.toReversed()]) {
      const { stamps, issues, rows } = await stampsOf(file('2025-04-01 10:00', ...order));
      expect(stamps).toEqual(['2025-04-01T08:00:00Z']);
      expect(issues).toEqual({ TS_FORMAT_AMBIGUOUS: times.length });
      expect(rows).toEqual({ read: times.length + 1, accepted: 1, rejected: times.length });
    }
  });

  test.each([
    ['dd/MM/yyyy HH:mm', '03/04/2025 10:00', '2025-04-03T08:00:00Z'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/2025 10:00', '2025-04-03T08:00:00Z'],
    ['dd/MM/yyyy HH:mm[:ss]', '03/04/2025 10:00:07', '2025-04-03T08:00:07Z'],
    ['MM/dd/yyyy HH:mm', '03/04/2025 10:00', '2025-03-04T09:00:00Z'],
    ['M/d/yyyy h:mm a', '3/4/2025 1:00 PM', '2025-03-04T12:00:00Z'],
    ['d MMM yyyy HH:mm', '3 apr 2025 10:00', '2025-04-03T08:00:00Z'],
    ['d MMM yyyy HH:mm', '3 ago 2025 10:00', '2025-08-03T08:00:00Z'],
    ["yyyyMMdd'T'HHmm", '20250403T1000', '2025-04-03T08:00:00Z'],
    ['dd/MM/yy HH:mm', '03/04/25 10:00', '2025-04-03T08:00:00Z'],
    ['dd/MM/yyyy HH:mm XXX', '03/04/2025 10:00 +05:00', '2025-04-03T05:00:00Z'],
  ])('dateFormat %s', async (pattern, cell, expected) => {
    const { stamps, issues } = await stampsOf(file(cell), plan(`dateFormat: "${pattern}"\n`));
    expect(stamps).toEqual([expected]);
    expect(issues).toEqual({});
  });

  test('a dateFormat that the column denies: the file counts, nothing is read the wrong way', async () => {
    const { stamps, issues } = await stampsOf(file('03/04/2025 10:00', '03/14/2025 10:00'), plan('dateFormat: dd/MM/yyyy HH:mm\n'));
    expect(stamps).toEqual([]);
    expect(issues).toEqual({ MAPPING_CONTRADICTS_FILE: 2 });
  });

  test.each([
    ['31/02/2025 10:00', 'TS_UNREADABLE'],
    ['13/10/2025 25:00', 'TS_UNREADABLE'],
    ['ieri', 'TS_UNREADABLE'],
    ['45678.5', 'TS_UNREADABLE'],
    ['', 'TS_EMPTY'],
  ])('"%s" is no time', async (cell, code) => {
    const { issues, rows } = await stampsOf(file('13/10/2025 10:00', cell));
    expect(issues).toEqual({ [code]: 1 });
    expect(rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
  });
});

describe('the clock changes', () => {
  const mapping = `${wide('id: Server', cpu)}zone: Europe/Rome\n`;
  const rows = (times: string[]): string => `Ora;Server;CPU\n${times.map((time) => `${time};s1;5`).join('\n')}\n`;
  const autumn = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'].map((time) => `2025-10-26 ${time}`);
  const instants = [
    '2025-10-25T23:30:00Z',
    '2025-10-26T00:00:00Z',
    '2025-10-26T00:30:00Z',
    '2025-10-26T01:00:00Z',
    '2025-10-26T01:30:00Z',
    '2025-10-26T02:00:00Z',
  ];

  test('the hour that occurs twice is unfolded by the order of the file', async () => {
    const { recording } = await readBytes(rows(autumn), { mapping });
    expect(recording.series[0]?.rows.map(([stamp]) => stamp)).toEqual(instants);
    expect(issueCounts(recording)).toEqual({ TS_AMBIGUOUS: 4 });
  });

  test('also when the newest row comes first', async () => {
    const before = ['2025-10-26 04:00', '2025-10-26 03:30'];
    const { recording } = await readBytes(rows([...before, ...autumn.toReversed()]), { mapping });
    expect(recording.series[0]?.rows.map(([stamp]) => stamp).slice(2)).toEqual(instants.toReversed());
  });

  test('each series has its own order', async () => {
    const interleaved = autumn.flatMap((time) => [`${time};s1;5`, `${time};s2;6`]);
    const { recording } = await readBytes(`Ora;Server;CPU\n${interleaved.join('\n')}\n`, { mapping });
    expect(recording.series.map(({ rows: each }) => each.map(([stamp]) => stamp))).toEqual([instants, instants]);
  });

  test('a time that the clock skipped is rejected', async () => {
    const { recording } = await readBytes(rows(['2026-03-29 01:30', '2026-03-29 02:30', '2026-03-29 03:30']), { mapping });
    expect(recording.series[0]?.rows.map(([stamp]) => stamp)).toEqual(['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z']);
    expect(issueCounts(recording)).toEqual({ TS_NONEXISTENT: 1 });
  });

  test('no zone: wall clock as if UTC, told once for each row', async () => {
    const { recording } = await readBytes(rows(autumn), { mapping: wide('id: Server', cpu) });
    expect(recording.series[0]?.identity.zone).toBeNull();
    expect(recording.series[0]?.rows[0]?.[0]).toBe('2025-10-26T01:30:00Z');
    expect(issueCounts(recording)).toEqual({ TZ_UNKNOWN: 6 });
  });
});

describe('numbers', () => {
  const read = (cells: string[], extra = '', delimiter = ';') =>
    readBytes(`Ora${delimiter}CPU\n${cells.map((cell, n) => `2025-10-13T0${n}:00:00Z${delimiter}${cell}`).join('\n')}\n`, {
      mapping: `${wide('', cpu).replace('Ora, ', 'Ora')}resourceId: { constant: s1 }\n${extra}`,
    });
  const values = ({ recording }: Awaited<ReturnType<typeof read>>) =>
    recording.series.flatMap(({ rows }) => rows.map(([, , value]) => value));

  test.each<[name: string, cells: string[], extra: string, delimiter: string, expected: (string | null)[]]>([
    ['decimal comma, shown by one cell', ['1.234', '2,5'], '', '\t', ['1234', '2.5']],
    ['decimal point, shown by one cell', ['1.234', '0.5'], '', '\t', ['1.234', '0.5']],
    ['declared', ['1.234', '2'], 'decimal: "."\n', '\t', ['1.234', '2']],
    ['semicolons stand for a decimal comma', ['1.234', '2'], '', ';', ['1234', '2']],
    ['no value', ['NULL', 'null', 'NaN', '-', '', 'n/d', '0'], '', ';', [null, null, null, null, null, null, '0']],
    ['a percent sign', ['12,5 %', '3%'], '', ';', ['12.5', '3']],
  ])('%s', async (_name, cells, extra, delimiter, expected) => {
    expect(values(await read(cells, extra, delimiter))).toEqual(expected);
  });

  test('undecidable: no value of the column is used', async () => {
    const done = await read(['1.234', '5.678'], '', '\t');
    expect(values(done)).toEqual([]);
    expect(issueCounts(done.recording)).toEqual({ DECIMAL_AMBIGUOUS: 2 });
    expect(done.recording.rows).toEqual({ read: 2, accepted: 0, rejected: 2 });
  });

  test.each([[['2.5', '1,5', '3,5']], [['1,5', '3,5', '2.5']]])('both marks proved, in whatever row: %s', async (cells) => {
    const done = await read(cells, '', '\t');
    expect(values(done)).toEqual([]);
    expect(issueCounts(done.recording)).toEqual({ DECIMAL_AMBIGUOUS: 3 });
  });

  test('what is no number proves no mark', async () => {
    const done = await read(['1,5', '1.2.3', '2,5'], '', '\t');
    expect(values(done)).toEqual(['1.5', '2.5']);
    expect(issueCounts(done.recording)).toEqual({ VALUE_UNREADABLE: 1 });
  });

  test('a mark that every telling cell denies', async () => {
    const done = await read(['1.234', '2.5', '7'], 'decimal: ","\n', '\t');
    expect(values(done)).toEqual([]);
    expect(issueCounts(done.recording)).toEqual({ MAPPING_CONTRADICTS_FILE: 3 });
  });

  test('unreadable and impossible values cost their row, a percentage over 100 does not', async () => {
    const done = await read(['5', 'abc', '-3', '114'], '', ',');
    expect(values(done)).toEqual(['5', '114']);
    expect(issueCounts(done.recording)).toEqual({ VALUE_UNREADABLE: 1, VALUE_OUT_OF_RANGE: 1, PERCENT_OVER_100: 1 });
    expect(done.recording.rows).toEqual({ read: 4, accepted: 2, rejected: 2 });
  });

  test('no unit and no value over 1: percent or fraction, nobody knows', async () => {
    const mapping = `${wide('', '  - { column: CPU, class: cpu }').replace('Ora, ', 'Ora')}resourceId: { constant: s1 }\n`;
    const rows = (values: string): string =>
      `Ora,CPU\n${values
        .split(' ')
        .map((value, n) => `2025-10-13T0${n}:00:00Z,${value}`)
        .join('\n')}\n`;
    expect(issueCounts((await readBytes(rows('0.1 0.9 1'), { mapping })).recording)).toEqual({ UNIT_AMBIGUOUS: 1 });
    expect(issueCounts((await readBytes(rows('0.1 0.9 1.1'), { mapping })).recording)).toEqual({});
    expect(issueCounts((await readBytes(rows('0 0 0'), { mapping })).recording)).toEqual({});
  });
});
