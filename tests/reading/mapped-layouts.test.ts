import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const wide = (columns: string, series: string): string => `layout: wide\ncolumns: { time: Ora, ${columns} }\nseries:\n${series}\n`;
const cpu = '  - { column: CPU, class: cpu, unit: percent }';

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
    [
      'the time column and one of two value columns are not there: each row counts once',
      wide('id: Server', `${cpu}\n  - { column: RAM, class: ram }`).replace('Ora', 'Istante'),
      { MAPPING_COLUMN_MISSING: 2 },
      0,
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
