import { describe, expect, test } from 'vitest';
import { type Cell, type WorkbookShape, workbookBytes } from '../support/build-workbook.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const at = (value: number, format = 'dd/mm/yyyy hh:mm'): Cell => ({ value, format });
/** 12 and 13 October 2025. */
const [SUNDAY, MONDAY] = [45942, 45943];

const mapping = `layout: wide
zone: UTC
columns: { time: Ora, id: Server }
series: [{ column: CPU, class: cpu, metric: cpu-used, unit: percent }]
`;

/** Stamps, values and issues of a sheet `F` whose first row are titles. */
async function readRows(rows: readonly (readonly Cell[])[], yaml = mapping, shape: Partial<WorkbookShape> = {}) {
  const { members } = await readBytes(await workbookBytes({ ...shape, sheets: [{ name: 'F', rows }] }), { mapping: yaml });
  const { recording, recognition } = members.get('F') as NonNullable<ReturnType<typeof members.get>>;
  const read = recording.series.flatMap(({ identity, rows: points }) =>
    points.map(([stamp, , value]) => `${identity.resourceId} ${stamp} ${value}`),
  );
  return { read, rows: recording.rows, issues: issueCounts(recording), format: recognition.format };
}

const title: Cell[] = ['Ora', 'Server', 'CPU'];

describe('a typed cell is what it is', () => {
  test('whatever pattern and mark the mapping states for texts', async () => {
    const yaml = `${mapping}dateFormat: dd/MM/yy HH.mm\ndecimal: ","\n`;
    const { read, issues } = await readRows([title, [at(MONDAY + 0.5), 'a', 12.5], ['13/10/25 13.00', 'a', '1,5']], yaml);
    expect(read).toEqual(['a 2025-10-13T12:00:00Z 12.5', 'a 2025-10-13T13:00:00Z 1.5']);
    expect(issues).toEqual({});
  });

  test('and a pattern that no text follows is no contradiction', async () => {
    const { read, issues } = await readRows([title, [at(MONDAY), 'a', 12.5]], `${mapping}dateFormat: MM/dd/yyyy\n`);
    expect([read, issues]).toEqual([['a 2025-10-13T00:00:00Z 12.5'], {}]);
  });

  test('beside texts whose order of day and month nobody knows', async () => {
    const { read, issues } = await readRows([title, [at(MONDAY), 'a', 1], ['03/04/2025 10:00', 'a', 2]]);
    expect([read, issues]).toEqual([['a 2025-10-13T00:00:00Z 1'], { TS_FORMAT_AMBIGUOUS: 1 }]);
  });

  test('beside texts whose mark nobody knows', async () => {
    const { read, issues } = await readRows([title, [at(MONDAY), 'a', 12.5], [at(MONDAY + 0.5), 'a', '1.234']]);
    expect([read, issues]).toEqual([['a 2025-10-13T00:00:00Z 12.5'], { DECIMAL_AMBIGUOUS: 1 }]);
  });

  test('beside texts that show their mark', async () => {
    const { read } = await readRows([
      title,
      [at(MONDAY), 'a', 1234.5],
      [at(MONDAY + 0.5), 'a', '1.234,5'],
      [at(MONDAY + 0.75), 'a', '1.234'],
    ]);
    expect(read.map((row) => row.split(' ')[2])).toEqual(['1234.5', '1234.5', '1234']);
  });
});

test('a share that is shown as a percentage is one', async () => {
  const rows = [title, [at(MONDAY), 'a', at(0.125, '0.0%')], [at(MONDAY + 0.5), 'a', at(0.5, '0%')]];
  const values = async (unit: string) => {
    const { read, issues } = await readRows(rows, mapping.replace('percent', unit));
    return [...read.map((row) => row.split(' ')[2]), issues];
  };
  expect(await values('percent')).toEqual(['12.5', '50', {}]);
  expect(await values('ratio')).toEqual(['12.5', '50', { MAPPING_CONTRADICTS_FILE: 2 }]);
});

describe('a day and a time in two columns', () => {
  const yaml = mapping.replace('time: Ora', 'time: [Data, Ora]');
  const times: readonly (readonly [name: string, day: Cell, time: Cell])[] = [
    ['as a day and a time of day', at(MONDAY, 'dd/mm/yyyy'), at(0.5, 'hh:mm')],
    ['as a whole day that shows its midnight', at(MONDAY), at(0.5, 'hh:mm')],
    ['as the same moment twice', at(MONDAY + 0.5, 'dd/mm/yyyy'), at(MONDAY + 0.5, 'hh:mm')],
    ['as a day and a moment', at(MONDAY, 'dd/mm/yyyy'), at(MONDAY + 0.5, 'hh:mm')],
    ['as a text and a time of day', '13/10/2025', at(0.5, 'hh:mm')],
    ['as a day and a text', at(MONDAY, 'dd/mm/yyyy'), '12:00'],
    ['as the end of the day before', at(SUNDAY, 'dd/mm/yyyy'), at(1.5, '[h]:mm')],
  ];
  test.each(times.slice(0, 6))('%s', async (_name, day, time) => {
    const { read, issues } = await readRows(
      [
        ['Data', 'Ora', 'Server', 'CPU'],
        [day, time, 'a', 5],
      ],
      yaml,
    );
    expect([read, issues]).toEqual([['a 2025-10-13T12:00:00Z 5'], {}]);
  });

  test('midnight in either way', async () => {
    const rows: Cell[][] = [
      ['Data', 'Ora', 'Server', 'CPU'],
      [at(MONDAY, 'dd/mm/yyyy'), at(0, 'hh:mm'), 'a', 5],
      [at(SUNDAY, 'dd/mm/yyyy'), at(1, '[h]:mm'), 'b', 5],
    ];
    expect((await readRows(rows, yaml)).read).toEqual(['a 2025-10-13T00:00:00Z 5', 'b 2025-10-13T00:00:00Z 5']);
  });

  test('two moments that differ are none', async () => {
    const rows: Cell[][] = [
      ['Data', 'Ora', 'Server', 'CPU'],
      [at(MONDAY), at(SUNDAY + 0.5), 'a', 5],
    ];
    expect((await readRows(rows, yaml)).issues).toEqual({ TS_UNREADABLE: 1 });
  });
});

describe('refused rather than guessed', () => {
  test('a serial that no format calls a time', async () => {
    const { read, issues } = await readRows([title, [MONDAY + 0.5, 'a', 5], [MONDAY, 'a', 5]]);
    expect([read, issues]).toEqual([[], { TS_UNREADABLE: 2 }]);
  });

  test('days that no calendar has', async () => {
    expect((await readRows([title, [at(60), 'a', 5], [at(0, 'dd/mm/yyyy'), 'a', 5], [at(-3), 'a', 5]])).issues).toEqual({
      TS_UNREADABLE: 3,
    });
  });

  test('an id that a number has rounded, and none that is a text or short', async () => {
    const long = '6012345678901234567';
    const { read, issues } = await readRows([title, [at(MONDAY), Number(long), 5], [at(MONDAY), long, 5], [at(MONDAY), 10_023, 5]]);
    expect(read).toEqual([`${long} 2025-10-13T00:00:00Z 5`, '10023 2025-10-13T00:00:00Z 5']);
    expect(issues).toEqual({ RESOURCE_ID_ROUNDED: 1 });
  });

  test('errors and words as values; what is not available is no value', async () => {
    const errors = ['#DIV/0!', '#REF!', '#N/A'].map((error, hour) => [
      at(MONDAY + hour / 24),
      'a',
      { xml: `<c t="e"><v>${error}</v></c>` },
    ]);
    const { read, issues } = await readRows([title, ...errors, [at(MONDAY + 0.5), 'a', true]]);
    expect(read).toEqual(['a 2025-10-13T02:00:00Z null']);
    expect(issues).toEqual({ VALUE_UNREADABLE: 3, COLUMN_UNREADABLE: 1 });
  });
});

test('rows are numbered as the sheet numbers them', async () => {
  const rows = new Map<number, readonly Cell[]>([
    [3, title],
    [7, [at(MONDAY), 'a', 'x']],
  ]);
  const bytes = await workbookBytes({ sheets: [{ name: 'F', rows }] });
  const { members } = await readBytes(bytes, { mapping });
  const issues = members.get('F')?.recording.issues.filter(({ code }) => code === 'VALUE_UNREADABLE');
  expect(issues?.map(({ row }) => row)).toEqual([7]);
});
