import { type Cell, type SheetShape, type WorkbookShape, workbookBytes } from '../support/build-workbook.ts';
import { type Expected, type Fixture, figures, isoOf, minuteOf, type Point, run, wave, written } from './fixture.ts';

const DAY = 1440;
/** 1970-01-01 as a serial that counts from 1900, and from 1904. */
const EPOCH = 25_569;
const EPOCH_1904 = EPOCH - 1462;
/** Rome is two hours ahead until 26 October 2025, 01:00 UTC, and one hour after it. */
const romeChange = minuteOf('2025-10-26T01:00:00Z');
const local = (minute: number): number => minute + (minute < romeChange ? 120 : 60);

const moment = (minute: number, epoch = EPOCH): Cell => ({ value: epoch + local(minute) / DAY, format: 'dd/mm/yyyy\\ hh:mm' });
const day = (minute: number): Cell => ({ value: EPOCH + Math.floor(local(minute) / DAY), format: '[$-410]dd/mm/yyyy;@' });
const timeOfDay = (minute: number): Cell => ({ value: (local(minute) % DAY) / DAY, format: 'hh:mm:ss' });
const italianTime = (minute: number): string => {
  const [, year, month, date, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(isoOf(local(minute))) as unknown as string[];
  return `${date}/${month}/${year} ${time}`;
};
const number = ({ thousandths }: Point): Cell => (thousandths === null ? null : Number(thousandths) / 1000);
/** 1.234,5 as text: what is pasted from a page stays one. */
const italianNumber = ({ thousandths }: Point): string => {
  const [whole = '', fraction = '0'] = written(thousandths).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction}`;
};

const recognition = { status: 'recognised', format: 'generic-table', needs: [] } as const;
const of = (resourceClass: string, unit: string, more: Readonly<Record<string, unknown>> = {}) => ({
  evidence: 'measured',
  zone: 'Europe/Rome',
  stamp: 'start',
  lengthFrom: null,
  meaning: 'used',
  statistic: 'avg',
  resourceId: 'SRV-PROTOCOLLO',
  resourceKind: 'name',
  resourceClass,
  metric: `${resourceClass}-used`,
  unit,
  ...more,
});
const mapping = `layout: wide
zone: Europe/Rome
stamp: start
columns: { time: Data ora }
resourceId: { constant: SRV-PROTOCOLLO }
series:
  - { column: "CPU %", class: cpu, metric: cpu-used, unit: percent, statistic: avg }
  - { column: "RAM (MB)", class: ram, metric: ram-used, unit: MB, statistic: avg }
`;
const cpuAt = (from: string, firstRow: number): Point[] => run(from, 60, wave(8, 1, 95, 61), firstRow);
const ramAt = (from: string, firstRow: number): Point[] => run(from, 60, wave(8, 900, 15_000, 62), firstRow);
const cpuSeries = (points: readonly Point[]) => ({ ...of('cpu', 'percent'), ...figures(points) });
const ramSeries = (points: readonly Point[]) => ({ ...of('ram', 'byte'), ...figures(points, 0, 1_000_000n) });
const titles = ['Data ora', 'CPU %', 'RAM (MB)'];

async function fixture(
  name: string,
  shape: WorkbookShape,
  members: Readonly<Record<string, Expected>>,
  also: { readonly mapping?: string; readonly issues?: Readonly<Record<string, number>> } = {},
): Promise<Fixture> {
  return {
    format: 'generic-table',
    name,
    input: { name: 'report.xlsx', bytes: await workbookBytes(shape) },
    mapping: also.mapping ?? mapping,
    expected: { recognition, rows: { read: 0, accepted: 0, rejected: 0 }, series: [], issues: also.issues ?? {}, members },
  };
}
const readAs = (rows: number, series: Expected['series'], issues: Expected['issues'] = {}): Expected => ({
  recognition,
  rows: { read: rows, accepted: rows, rejected: 0 },
  series,
  issues,
});
const sheet = (name: string, rows: readonly (readonly Cell[])[], more: Partial<SheetShape> = {}): SheetShape => ({ name, rows, ...more });

/** A merged title, a line of who made it, a header in the fourth row, over the autumn clock change, and formatted cells below the data. */
function italianSheet(): Promise<Fixture> {
  const from = '2025-10-25T22:00:00Z';
  const [cpu, ram] = [cpuAt(from, 5), ramAt(from, 5).map((point, index) => (index === 3 ? { ...point, thousandths: null } : point))];
  const rows: Cell[][] = [['Report di utilizzo – ottobre 2025', null, null], ['Fornitore:', 'Esempio Cloud S.p.A.'], [], titles];
  for (const [index, point] of cpu.entries()) rows.push([moment(point.minute), number(point), number(ram[index] as Point)]);
  for (let row = 0; row < 500; row += 1) rows.push([{ xml: '<c s="1"/>' }, { xml: '<c s="0"/>' }]);
  const after = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>';
  return fixture(
    'workbook-italian-sheet',
    { sheets: [sheet('Foglio1', rows, { after }), sheet('Note', [['Questo foglio spiega il report.']]), sheet('Foglio3', [])] },
    { Foglio1: readAs(8, [cpuSeries(cpu), ramSeries(ram)], { PREAMBLE_SKIPPED: 2, BLANK_LINE: 1, TS_AMBIGUOUS: 2 }) },
    { issues: { MEMBERS_LEFT_ASIDE: 1 } },
  );
}

/** Times and numbers of a page that was pasted into the sheet, in one column with others that were typed by hand. */
function texts(): Promise<Fixture> {
  const [cpu, ram] = [cpuAt('2025-11-12T08:00:00Z', 2), ramAt('2025-11-12T08:00:00Z', 2)];
  const rows = cpu.map((point, index) => {
    const memory = ram[index] as Point;
    return index % 3 === 0
      ? [moment(point.minute), number(point), number(memory)]
      : [italianTime(point.minute), italianNumber(point), italianNumber(memory)];
  });
  return fixture(
    'workbook-texts-among-typed-cells',
    { sheets: [sheet('Dati', [titles, ...rows])] },
    { Dati: readAs(8, [cpuSeries(cpu), ramSeries(ram)]) },
    { mapping: `${mapping}dateFormat: dd/MM/yyyy HH:mm\ndecimal: ","\n` },
  );
}

/** The Mac of old: days from 1904. Two sheets, a class each, under one mapping. */
function sheetsOf1904(): Promise<Fixture> {
  const from = '2025-11-12T08:00:00Z';
  const [cpu, ram] = [cpuAt(from, 2), ramAt(from, 2)];
  const rows = (title: string, points: readonly Point[]) => [
    ['Data ora', title],
    ...points.map((point) => [moment(point.minute, EPOCH_1904), number(point)]),
  ];
  const missing = { MAPPING_COLUMN_MISSING: 1 };
  return fixture(
    'workbook-1904-two-sheets',
    { date1904: true, sheets: [sheet('cpu', rows('CPU %', cpu)), sheet('ram', rows('RAM (MB)', ram))] },
    { cpu: readAs(8, [cpuSeries(cpu)], missing), ram: readAs(8, [ramSeries(ram)], missing) },
  );
}

/** Day and time of day in two columns, texts in the cells, ids that are numbers, results of formulas, and one that nobody has calculated. */
function dayAndTime(): Promise<Fixture> {
  const values = run('2025-11-11T22:00:00Z', 60, wave(8, 1, 95, 63), 2).map((point, index) =>
    index === 5 ? { ...point, thousandths: null } : point,
  );
  const rows = values.map((point, index): Cell[] => [
    day(point.minute),
    timeOfDay(point.minute),
    10_023,
    index === 5
      ? { xml: '<c><f>AVERAGE(Z1:Z9)</f></c>' }
      : { xml: `<c><f>AVERAGE(Z${index}:Z99)</f><v>${Number(point.thousandths) / 1000}</v></c>` },
  ]);
  return fixture(
    'workbook-day-and-time-inline',
    { inline: true, strict: true, sheets: [sheet('Foglio 1', [['Data', 'Ora', 'Server', 'CPU'], ...rows])] },
    { 'Foglio 1': readAs(8, [{ ...of('cpu', 'percent', { resourceId: '10023' }), ...figures(values) }], { FORMULA_WITHOUT_VALUE: 1 }) },
    {
      mapping: `layout: wide
zone: Europe/Rome
stamp: start
columns: { time: [Data, Ora] }
resourceId: { column: Server }
series:
  - { column: CPU, class: cpu, metric: cpu-used, unit: percent, statistic: avg }
`,
    },
  );
}

export const workbookCases: readonly Fixture[] = await Promise.all([italianSheet(), texts(), sheetsOf1904(), dayAndTime()]);
