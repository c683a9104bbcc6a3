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

  test.each(['31/02/2025 10:00', '13/10/2025 25:00', 'ieri', '', '45678.5'])('"%s" is no time', async (cell) => {
    const { issues, rows } = await stampsOf(file('13/10/2025 10:00', cell));
    expect(issues).toEqual({ TS_UNREADABLE: 1 });
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

describe('layouts', () => {
  test('long: a metric name is an entry; a name nobody explains is told and proves no class', async () => {
    const text =
      'Ora;Server;Contatore;Valore;Unità\n2025-10-13T00:00:00Z;s1;% Processore;12,5;%\n2025-10-13T00:00:00Z;s1;Coda disco;3;\n2025-10-13T00:00:00Z;s1;CPUUtilization;7,5;Percent\n';
    const mapping = `layout: long
columns: { time: Ora, id: Server, metric: Contatore, value: Valore, unit: Unità }
series:
  - { column: "% Processore", class: cpu, metric: cpu-used, statistic: avg }
`;
    const { recording } = await readBytes(text, { mapping });
    expect(
      recording.series.map(({ identity, rows }) => [
        identity.metric,
        identity.resourceClass,
        identity.unit,
        identity.statistic,
        rows[0]?.[2],
      ]),
    ).toEqual([
      ['cpu-used', 'cpu', 'percent', 'avg', '12.5'],
      ['Coda disco', null, null, null, '3'],
      ['CPUUtilization', 'cpu', 'percent', 'avg', '7.5'],
    ]);
    expect(issueCounts(recording)).toEqual({ METRIC_UNDECLARED: 1 });
  });

  test('a unit column that says otherwise than the mapping: the file counts', async () => {
    const text = 'Ora;Valore;Unità\n2025-10-13T00:00:00Z;2;GiB\n';
    const mapping = `layout: long
columns: { time: Ora, value: Valore, unit: Unità }
resourceId: { constant: s1 }
series: [{ column: Valore, class: ram, unit: MB }]
`;
    const { recording } = await readBytes(text, { mapping });
    expect(recording.series[0]?.rows[0]?.[2]).toBe('2147483648');
    expect(issueCounts(recording)).toEqual({ MAPPING_CONTRADICTS_FILE: 1 });
  });

  test('wide: a column is a machine where the entry names it', async () => {
    const text = 'Ora;web01;web02\n2025-10-13T00:00:00Z;1,5;2,5\n';
    const mapping = wide(
      '',
      '  - { column: web01, class: cpu, unit: percent, resourceId: i-1 }\n  - { column: web02, class: cpu, unit: percent, resourceId: i-2 }',
    ).replace('Ora, ', 'Ora');
    const { recording } = await readBytes(text, { mapping });
    expect(recording.series.map(({ identity, rows }) => [identity.resourceId, rows[0]?.[2]])).toEqual([
      ['i-1', '1.5'],
      ['i-2', '2.5'],
    ]);
  });

  test('both ends in the table: the file states the length, whatever the mapping says', async () => {
    const text = 'Dalle;Alle;CPU\n2025-10-13 00:00;2025-10-13 01:00;5\n2025-10-13 01:00;2025-10-13 00:30;5\n';
    const mapping = `layout: wide
zone: Europe/Rome
interval: PT5M
columns: { time: Dalle, end: Alle }
resourceId: { constant: s1 }
series:
${cpu}
`;
    const { recording } = await readBytes(text, { mapping });
    expect(recording.series[0]).toMatchObject({
      identity: { lengthFrom: 'file', stamp: 'start' },
      rows: [['2025-10-12T22:00:00Z', 3_600_000, '5', 2]],
    });
    expect(issueCounts(recording)).toEqual({ MAPPING_CONTRADICTS_FILE: 1, TS_ORDER: 1 });
  });

  test('an interval and an end stamp that only the mapping says', async () => {
    const mapping = `${wide('id: Server', cpu)}zone: UTC\ninterval: PT1H\nstamp: end\n`;
    const { recording } = await readBytes('Ora;Server;CPU\n2025-10-13 01:00;s1;5\n', { mapping });
    expect(recording.series[0]).toMatchObject({
      identity: { lengthFrom: 'mapping', stamp: 'end' },
      rows: [['2025-10-13T01:00:00Z', 3_600_000, '5', 2]],
    });
  });

  test('title lines before the header, a unit in the title, blank lines', async () => {
    const text = 'Report prestazioni\nOttobre;2025\n\nOra;Server;Memoria (MB);\n2025-10-13T00:00:00Z;s1;1,5;\n\n';
    const { recording } = await readBytes(text, { mapping: wide('id: Server', '  - { column: Memoria (MB), class: ram }') });
    expect(recording.series[0]).toMatchObject({ identity: { unit: 'byte' }, rows: [['2025-10-13T00:00:00Z', 0, '1500000', 5]] });
    expect(issueCounts(recording)).toEqual({ PREAMBLE_SKIPPED: 2, BLANK_LINE: 2 });
  });

  test('ragged rows: too many cells cannot be used, too few are told', async () => {
    const text =
      'Ora,Server,CPU\n2025-10-13T00:00:00Z,s1,1,5\n2025-10-13T01:00:00Z,s1\n2025-10-13T02:00:00Z,s1,2\n,,\n2025-10-13T03:00:00Z,,2\n';
    const { recording } = await readBytes(text, { mapping: wide('id: Server', cpu) });
    expect(recording.series[0]?.rows).toEqual([['2025-10-13T02:00:00Z', 0, '2', 4]]);
    expect(issueCounts(recording)).toEqual({ ROW_RAGGED: 2, ROW_EMPTY: 1, RESOURCE_ID_EMPTY: 1 });
    expect(recording.rows).toEqual({ read: 5, accepted: 1, rejected: 4 });
  });
});

describe('mappings that do not fit', () => {
  const text = 'Ora;Server;CPU\n2025-10-13T00:00:00Z;s1;1,5\n2025-10-13T01:00:00Z;s1;2,5\n';

  test.each([
    ['none at all', null, { MAPPING_MISSING: 2 }, 0],
    ['a zone and nothing of the columns', 'zone: Europe/Rome\n', { MAPPING_MISSING: 2 }, 0],
    ['a time column that is not there', wide('id: Server', cpu).replace('Ora', 'Istante'), { MAPPING_COLUMN_MISSING: 2 }, 0],
    ['no time column', 'layout: wide\nseries: [{ column: CPU, class: cpu, unit: percent }]\n', { MAPPING_INCOMPLETE: 2 }, 0],
    [
      'one of two value columns is not there',
      wide('id: Server', `${cpu}\n  - { column: RAM, class: ram }`),
      { MAPPING_COLUMN_MISSING: 1 },
      2,
    ],
    ['no value column is there', wide('id: Server', '  - { column: RAM, class: ram }'), { MAPPING_COLUMN_MISSING: 2 }, 0],
    ['a format that says no', `format: azure-monitor-json\n${wide('id: Server', cpu)}`, { MAPPING_CONTRADICTS_FILE: 1 }, 2],
    ['names in another case and spacing', wide('id: " SERVER"', cpu), {}, 2],
  ])('%s', async (_name, mapping, issues, accepted) => {
    const { recording, recognition } = await readBytes(text, { mapping });
    expect(recognition).toMatchObject({ status: 'recognised', format: 'generic-table' });
    expect(issueCounts(recording)).toEqual(issues);
    expect(recording.rows).toEqual({ read: 2, accepted, rejected: 2 - accepted });
  });

  test('two columns of the same name', async () => {
    const { recording } = await readBytes('Ora;CPU;CPU\n2025-10-13T00:00:00Z;1;2\n', {
      mapping: `${wide('', cpu).replace('Ora, ', 'Ora')}resourceId: { constant: s1 }\n`,
    });
    expect(issueCounts(recording)).toEqual({ MAPPING_COLUMN_REPEATED: 1 });
    expect(recording.rows.accepted).toBe(0);
  });
});

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
