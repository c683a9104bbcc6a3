import { MINUTE, onTheWall, type ReportCase, type ReportFormat, type ReportSeries } from './report-case.ts';

/** A file as the provider or the spreadsheet writes it, and the mapping beside it. */
export interface WrittenFile {
  readonly name: string;
  readonly text: string;
  readonly mapping: string | null;
}

type Row = readonly [instant: number, value: number | null];
const rowsOf = ({ from, step, values }: ReportSeries): readonly Row[] => values.map((value, at) => [from + at * step, value]);
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
const pad = (number: number): string => String(number).padStart(2, '0');
const day = (date: Date): string => `${pad(date.getUTCDate())}/${pad(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
const clock = (date: Date): string => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
const cell = (value: number | null, comma = false): string => {
  const text = value === null ? '' : String(value);
  return comma ? text.replace('.', ',') : text;
};
const terms = ({ resourceClass, metric, meaning, unit, statistic }: ReportSeries, column: string, more = ''): string =>
  `  - { column: ${JSON.stringify(column)}, class: ${resourceClass}, metric: ${metric}, meaning: ${meaning}, unit: "${unit}", statistic: ${statistic}${more} }`;
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function cloudWatch(series: readonly ReportSeries[]): readonly WrittenFile[] {
  const results = series.map((one, at) => {
    const rows = rowsOf(one).filter(([, value]) => value !== null);
    const [times, values] = [rows.map(([instant]) => iso(instant)), rows.map(([, value]) => value)];
    return { Id: `m${at}`, Label: one.metric, Timestamps: times.toReversed(), Values: values.toReversed(), StatusCode: 'Complete' };
  });
  const lines = series.map((one, at) => terms(one, `m${at}`, `, resourceId: ${one.resourceId}`));
  return [
    { name: 'metrics.json', text: JSON.stringify({ MetricDataResults: results, Messages: [] }), mapping: `series:\n${lines.join('\n')}\n` },
  ];
}

const machine = (name: string): string =>
  `/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG_Valdoro/providers/Microsoft.Compute/virtualMachines/${name}`;
function azure(series: readonly ReportSeries[]): readonly WrittenFile[] {
  return series.map((one) => {
    const points = rowsOf(one).map(([instant, value]) => ({ timeStamp: iso(instant), ...(value === null ? {} : { average: value }) }));
    const id = `${machine(one.resourceId)}/providers/Microsoft.Insights/metrics/Percentage CPU`;
    const metric = {
      id,
      type: 'Microsoft.Insights/metrics',
      name: { value: 'Percentage CPU', localizedValue: 'Percentuale CPU' },
      unit: 'Percent',
      timeseries: [{ metadatavalues: [], data: points }],
    };
    const timespan = `${iso(one.from)}/${iso(one.from + one.step * one.values.length)}`;
    const interval = one.step === 60 * MINUTE ? 'PT1H' : `PT${one.step / MINUTE}M`;
    const text = JSON.stringify({ cost: 0, timespan, interval, value: [metric], namespace: 'Microsoft.Compute/virtualMachines' });
    return { name: `${one.resourceId}.json`, text, mapping: null };
  });
}

const months = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];
function aria(series: readonly ReportSeries[]): readonly WrittenFile[] {
  return series.map((one) => {
    const title = one.resourceClass === 'cpu' ? 'VM|CPU|Usage (%)|Avg' : 'VM|Memory|Usage (%)|Avg';
    const lines = rowsOf(one).map(([instant, value]) => {
      const date = new Date(onTheWall(instant));
      const hour = date.getUTCHours();
      const time = `${hour % 12 === 0 ? 12 : hour % 12}:${pad(date.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'}`;
      return `"${one.resourceId}","${time} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}","${value ?? '-'}"`;
    });
    const text = `\uFEFF${[`"Name","Interval Breakdown","${title}"`, ...lines].join('\r\n')}\r\n`;
    return { name: `${one.resourceId}-${one.resourceClass}.csv`, text, mapping: 'zone: Europe/Rome\n' };
  });
}

function italianCsv(series: readonly ReportSeries[], newestFirst: boolean): readonly WrittenFile[] {
  const lines = series.flatMap((one) =>
    rowsOf(one).map(([instant, value]) => {
      const date = new Date(onTheWall(instant));
      return `${day(date)} ${clock(date)};${one.resourceId};${one.metric};${cell(value, true)}`;
    }),
  );
  const text = `\uFEFF${['Data ora;Server;Contatore;Valore', ...(newestFirst ? lines.toReversed() : lines)].join('\r\n')}\r\n`;
  const metrics = unique(series.map((one) => terms(one, one.metric)));
  const head = `layout: long
zone: Europe/Rome
stamp: start
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
columns: { time: Data ora, id: Server, metric: Contatore, value: Valore }
resourceId: { column: Server }
series:
`;
  return [{ name: 'contatori.csv', text, mapping: `${head}${metrics.join('\n')}\n` }];
}

function prometheus(series: readonly ReportSeries[]): readonly WrittenFile[] {
  const result = series.map((one) => ({
    metric: { __name__: one.metric, instance: one.resourceId },
    values: rowsOf(one).flatMap(([instant, value]) => (value === null ? [] : [[instant / 1000, String(value)]])),
  }));
  const mapping = `series:\n${unique(series.map((one) => terms(one, one.metric))).join('\n')}\n`;
  return [{ name: 'query.json', text: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }), mapping }];
}

/** One sensor a file, RAW columns with the ends of the rows in days since 1899-12-30. */
function prtg(series: readonly ReportSeries[], newestFirst: boolean): readonly WrittenFile[] {
  return series.map((one) => {
    const lines = rowsOf(one).map(([instant, value]) => {
      const [start, end] = [new Date(onTheWall(instant)), new Date(onTheWall(instant + one.step))];
      const ole = ((instant + one.step) / (1440 * MINUTE) + 25_569).toFixed(10).replace('.', ',');
      const shown = value === null ? '' : `${Math.round(value)}`;
      const covered = value === null ? '0 %;0' : '100 %;10000';
      return `${day(start)} ${clock(start)}:00 - ${clock(end)}:00;${ole};${shown};${cell(value, true)};0 %;0;${covered}`;
    });
    const head = 'Data ora;Data ora(RAW);Canale;Canale(RAW);Tempo di inattività;Tempo di inattività(RAW);Copertura;Copertura(RAW)';
    return {
      name: `${one.resourceId} ${one.resourceClass}.csv`,
      text: `\uFEFF${[head, ...(newestFirst ? lines.toReversed() : lines)].join('\r\n')}\r\n`,
      mapping: `resourceId: { constant: ${one.resourceId} }\nseries:\n${terms(one, 'Canale')}\n`,
    };
  });
}

const writers: Readonly<Record<ReportFormat, (series: readonly ReportSeries[], newestFirst: boolean) => readonly WrittenFile[]>> = {
  cloudwatch: cloudWatch,
  azure,
  aria,
  'italian-csv': italianCsv,
  prometheus,
  prtg,
};

export const writeReport = ({ format, series, newestFirst }: ReportCase): readonly WrittenFile[] => writers[format](series, newestFirst);
