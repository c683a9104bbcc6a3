import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** What a spreadsheet makes of one table when some of its rows are wider than others. */
const padded: readonly (readonly [name: string, text: string, headerRow: number])[] = [
  ['a title padded to the width', 'Report;;\nData ora;Server;CPU\n12/01/2026 00:00;S1;5,0\n13/01/2026 00:00;S1;6,0\n', 2],
  ['rows of data alone end with a delimiter', 'Data ora;Server;CPU\n12/01/2026 00:00;S1;5,0;\n13/01/2026 00:00;S1;6,0;\n', 1],
  ['every row does', 'Data ora;Server;CPU;\n12/01/2026 00:00;S1;5,0;\n13/01/2026 00:00;S1;6,0;\n', 1],
  [
    'titles of several cells, an empty row, everything padded',
    'Report;mensile;;\nPeriodo:;12/01/2026;;\n;;;\nData ora;Server;CPU;\n12/01/2026 00:00;S1;5,0;\n13/01/2026 00:00;S1;6,0;\n',
    4,
  ],
  ['a title of two words', 'Report;mensile;\nData ora;Server;CPU\n12/01/2026 00:00;S1;5,0\n13/01/2026 00:00;S1;6,0\n', 2],
  ['titles in commas', 'Report,,\nData ora,Server,CPU\n12/01/2026 00:00,S1,5.0\n13/01/2026 00:00,S1,6.0\n', 2],
];
const mapping = (cpu = 'CPU', time = 'Data ora'): string => `layout: wide
zone: Europe/Rome
columns: { time: ${time} }
resourceId: { column: Server }
series: [{ column: ${cpu}, class: cpu, unit: percent }]
`;

describe.each(padded)('%s', (_name, text, headerRow) => {
  test('is a table that nobody explains', async () => {
    const { recognition, recording } = await readBytes(text);
    expect(recognition).toMatchObject({ status: 'recognised', format: 'generic-table', needs: ['mapping'] });
    expect(recording.issues.find(({ code }) => code === 'MAPPING_MISSING')).toMatchObject({
      row: headerRow + 1,
      details: { columns: expect.arrayContaining(['Data ora', 'Server', 'CPU']) },
    });
  });

  test('reads with its mapping', async () => {
    const { recording } = await readBytes(text, { mapping: mapping() });
    expect(recording.series[0]?.rows.map(([, , value, row]) => [value, row])).toEqual([
      ['5', headerRow + 1],
      ['6', headerRow + 2],
    ]);
  });

  test.each([
    ['a column', mapping('Processore'), 'Processore'],
    ['the only two that could be found', mapping('Processore', 'Istante'), 'Istante'],
  ])('%s named wrongly is told with the columns that there are', async (_case, yaml, column) => {
    const { recognition, recording } = await readBytes(text, { mapping: yaml });
    expect(recognition).toMatchObject({ status: 'recognised', format: 'generic-table' });
    const told = recording.issues.filter(({ code }) => code === 'MAPPING_COLUMN_MISSING');
    expect(told.flatMap(({ details }) => details?.column)).toContain(column);
    expect(told[0]?.details?.found).toEqual(expect.arrayContaining(['Data ora', 'Server', 'CPU']));
    expect(issueCounts(recording)).not.toHaveProperty('TABLE_WITHOUT_HEADER');
    expect(recording.rows).toEqual({ read: 2, accepted: 0, rejected: 2 });
  });
});

test('a row of totals is told, and the rest counts', async () => {
  const text = 'Data ora;Server;CPU;\n12/01/2026 00:00;S1;5,0;\n13/01/2026 00:00;S1;6,0;\nTotale;;11,0;\n';
  const { recording } = await readBytes(text, { mapping: mapping() });
  expect(recording.issues).toEqual([{ code: 'TS_UNREADABLE', row: 4, details: { found: 'Totale' } }]);
  expect(recording.rows).toEqual({ read: 3, accepted: 2, rejected: 1 });
});
