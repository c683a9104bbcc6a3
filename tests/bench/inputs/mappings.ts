import type { LongStyle } from '../generate/long-rows.ts';
import type { wideColumns } from '../generate/wide-table.ts';

/** What each measure of the fleet is, as a mapping says it. */
const terms: Readonly<Record<string, string>> = {
  cpu_utilization: 'class: cpu, meaning: used, statistic: avg',
  memory_used: 'class: ram, meaning: used, statistic: avg',
  disk_used: 'class: storage, meaning: used, statistic: last',
  network_total: 'class: network, meaning: amount, statistic: sum',
};
const units: Readonly<Record<string, string>> = {
  cpu_utilization: 'percent',
  memory_used: 'percent',
  disk_used: 'GiB',
  network_total: 'B',
};

export function longMapping({ header, stamp }: Pick<LongStyle, 'header' | 'stamp'>): string {
  const [time, id, metric, unit, value] = header;
  return [
    'schema: attesta/mapping@1',
    'layout: long',
    ...(stamp === 'italian' ? ['zone: Europe/Rome', 'dateFormat: dd/MM/yyyy HH:mm', 'decimal: ","'] : []),
    `columns: { time: ${time}, id: ${id}, metric: ${metric}, unit: ${unit}, value: ${value} }`,
    'series:',
    ...Object.entries(terms).map(([name, said]) => `  - { column: ${name}, ${said} }`),
    '',
  ].join('\n');
}

export function wideMapping(columns: ReturnType<typeof wideColumns>): string {
  return [
    'schema: attesta/mapping@1',
    'layout: wide',
    'columns: { time: time }',
    'series:',
    ...columns.map(
      ({ title, id, metric }) =>
        `  - { column: "${title}", resourceId: ${id}, metric: ${metric}, unit: ${units[metric]}, ${terms[metric]} }`,
    ),
    '',
  ].join('\n');
}
