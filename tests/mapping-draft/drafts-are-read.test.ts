import { describe, expect, test } from 'vitest';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { readBytes } from '../reading/read-bytes.ts';
import { issueCounts } from '../reading/recording-sink.ts';
import { type Answers, completed, yamlOf } from './draft-rig.ts';

interface Case {
  readonly name: string;
  readonly table: string;
  readonly filename?: string;
  readonly answers: Answers;
  /** Resource, class, meaning, unit after conversion, statistic, length of a row in seconds, values. */
  readonly series: readonly (readonly [string | null, string, string, string | null, string, number, readonly string[]])[];
}

const cases: readonly Case[] = [
  {
    name: 'an Italian spreadsheet, with title lines and columns of people',
    table:
      'Report di gennaio;;;;;;\nData ora;Server;CPU %;Memoria usata (GB);Spazio libero GB;Referente;E-mail\n' +
      '12/01/2026 00:00;SRV-01;12,5;6,2;80;Mario Rossi;m.rossi@valdoro.example\n12/01/2026 01:00;SRV-01;14,0;6,4;79,5;Mario Rossi;m.rossi@valdoro.example\n' +
      '13/01/2026 02:00;SRV-01;13,1;6,3;79;Mario Rossi;m.rossi@valdoro.example\n13/01/2026 03:00;SRV-01;13,1;6,3;79;Mario Rossi;\n',
    answers: { zone: 'Europe/Rome' },
    series: [
      ['SRV-01', 'cpu', 'used', 'percent', 'raw', 3600, ['12.5', '14', '13.1', '13.1']],
      ['SRV-01', 'ram', 'used', 'byte', 'raw', 3600, ['6200000000', '6400000000', '6300000000', '6300000000']],
      ['SRV-01', 'storage', 'free', 'byte', 'raw', 3600, ['80000000000', '79500000000', '79000000000', '79000000000']],
    ],
  },
  {
    name: 'an English export whose times state their zone',
    table:
      'Timestamp,Host,Avg CPU Usage (%),Memory Available (MB),Disk Read KB/s,Network received,Note\n' +
      '2026-01-12T00:00:00Z,web-1,12.5,100.5,3.5,7,ok\n2026-01-12T00:05:00Z,web-1,12.5,100.5,3.5,7,ok\n2026-01-12T00:10:00Z,web-1,12.5,100.5,3.5,7,ok\n',
    answers: { unit: 'KB/s' },
    series: [
      ['web-1', 'cpu', 'used', 'percent', 'avg', 300, ['12.5', '12.5', '12.5']],
      ['web-1', 'ram', 'free', 'byte', 'raw', 300, ['100500000', '100500000', '100500000']],
      ['web-1', 'storage', 'rate', 'byte/s', 'raw', 300, ['3500', '3500', '3500']],
      ['web-1', 'network', 'rate', 'byte/s', 'raw', 300, ['7000', '7000', '7000']],
    ],
  },
  {
    name: 'a row for each measure, date and hour in two columns, years of two digits',
    table:
      'Data;Ora;Server;Contatore;Valore;Unità\n12/01/26;00:00;SRV-01;Processore;12,5;%\n12/01/26;00:00;SRV-01;Rete in ingresso;1.840,2;KB\n' +
      '13/01/26;01:00;SRV-01;Processore;14,0;%\n13/01/26;01:00;SRV-01;Rete in ingresso;2.011,7;KB\n',
    answers: { zone: 'Europe/Rome' },
    series: [
      ['SRV-01', 'cpu', 'used', 'percent', 'raw', 0, ['12.5', '14']],
      ['SRV-01', 'network', 'amount', 'byte', 'raw', 0, ['1840200', '2011700']],
    ],
  },
  {
    name: 'history of a monitoring tool with seconds since 1970',
    table:
      'host,item,clock,value,units\nsrv-1,CPU utilization,1768172400,12.5,%\nsrv-1,Interface eth0: Bits received,1768172400,8000,bps\n' +
      'srv-1,CPU utilization,1768172460,13.5,%\nsrv-1,CPU utilization,1768172520,14.5,%\n',
    answers: {},
    series: [
      ['srv-1', 'cpu', 'used', 'percent', 'raw', 60, ['12.5', '13.5', '14.5']],
      ['srv-1', 'network', 'rate', 'byte/s', 'raw', 60, ['1000']],
    ],
  },
  {
    name: 'channels of a sensor, the machine in a line above',
    table:
      'Dispositivo: SRV-07,,\n"Data e ora","Carico CPU (%)","Traffico totale (velocità) KB/s"\n"2026-01-13 00:00","12,5","1,5"\n' +
      '"2026-01-13 00:05","12,5","2,5"\n"2026-01-13 00:10","13,5","3,5"\n',
    answers: { zone: 'Europe/Rome' },
    series: [
      ['SRV-07', 'cpu', 'used', 'percent', 'raw', 300, ['12.5', '12.5', '13.5']],
      ['SRV-07', 'network', 'rate', 'byte/s', 'raw', 300, ['1500', '2500', '3500']],
    ],
  },
  {
    name: 'start and end in each row, units beside the numbers',
    table:
      'Inizio;Fine;Macchina;Spazio usato\n12/01/2026 00:00;12/01/2026 06:00;SRV-01;204,2 GB\n12/01/2026 06:00;12/01/2026 12:00;SRV-01;204,9 GB\n' +
      '13/01/2026 00:00;13/01/2026 06:00;SRV-01;205,1 GB\n',
    answers: { zone: 'Europe/Rome' },
    series: [['SRV-01', 'storage', 'used', 'byte', 'raw', 21_600, ['204200000000', '204900000000', '205100000000']]],
  },
  {
    name: 'records of JSON, texts and numbers, keys inside keys',
    table: JSON.stringify({
      data: [0, 1, 2].map((hour) => ({
        quando: `13/01/2026 0${hour}:00`,
        vm: { hostname: 'srv-3', owner: 'Mario Rossi' },
        cpu: { 'usage %': 12.5 + hour },
        'memoria usata (GB)': `${6 + hour},5`,
      })),
    }),
    filename: 'report.json',
    answers: { zone: 'Europe/Rome' },
    series: [
      ['srv-3', 'cpu', 'used', 'percent', 'raw', 3600, ['12.5', '13.5', '14.5']],
      ['srv-3', 'ram', 'used', 'byte', 'raw', 3600, ['6500000000', '7500000000', '8500000000']],
    ],
  },
  {
    name: 'only the name of the file tells the machine; the cells tell neither day nor decimal mark',
    table: 'Date,CPU\n01/02/2026 00:00,"1,234"\n01/02/2026 01:00,"2,345"\n01/02/2026 02:00,"3,345"\n',
    filename: 'export_i-0a1b2c3d_cpu.csv',
    answers: { zone: 'UTC', dateFormat: 'dd/MM/yyyy HH:mm', decimal: '","' },
    series: [['i-0a1b2c3d', 'cpu', 'used', 'percent', 'raw', 3600, ['1.234', '2.345', '3.345']]],
  },
];

describe('a draft, completed, reads the table it was made for', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { table, filename = 'report.csv', answers, series }) => {
    const yaml = await yamlOf(table, filename);
    const mapping = completed(yaml, answers);
    expect((await parseMapping(yaml)).ok).toBe(Object.keys(answers).length === 0);
    const { recording } = await readBytes(table, { mapping });
    expect(
      recording.series.map(({ identity, rows }) => [
        identity.resourceId,
        identity.resourceClass,
        identity.meaning,
        identity.unit,
        identity.statistic,
        (rows[0]?.[1] ?? 0) / 1000,
        rows.map(([, , value]) => value),
      ]),
    ).toEqual(series);
    expect(recording.rows.rejected).toBe(0);
    const { PREAMBLE_SKIPPED: _above, ...others } = issueCounts(recording);
    expect(others).toEqual({});
  });
});
