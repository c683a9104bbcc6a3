import { describe, expect, test } from 'vitest';
import { type Read, readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const perfmon =
  '"(PDH-CSV 4.0) (UTC)(0)","\\\\SRV\\Processor(_Total)\\% Processor Time","\\\\SRV\\App\\Users"\n"09/19/2017 09:51:39.000","7","3"\n';
const prtg = '"Date Time","Date Time(RAW)","Sonda 7","Sonda 7(RAW)"\n"3/13/2024 12:00:00 AM - 1:00:00 AM","45363.75","5 %","5.1234"\n';
const grafana = 'Series;Time;Value\nSMA-A429B0.mean;2020-02-03T13:40:00+01:00;23.157\n';
const aria = '"Name","Interval Breakdown","VM|CPU|Demand (MHz)|Avg"\n"a","12:00 AM 21 July 2026","1"\n';

/** Resource, class, metric and unit of each series. */
const seriesOf = ({ recording }: Read): string[] =>
  recording.series.map(({ identity }) => [identity.resourceId, identity.resourceClass, identity.metric, identity.unit].join(' | '));

const stat =
  'Value,Timestamp,MetricId,Unit,EntityId,IntervalSecs,Instance\n7,03/04/2025 10:00:00,cpu.usage.average,%,VirtualMachine-vm-90,300,\n';

describe('how times are written', () => {
  const first = async (text: string, mapping: string | null): Promise<unknown> => {
    const { recording } = await readBytes(text, { mapping });
    return recording.series[0]?.rows[0]?.[0] ?? issueCounts(recording);
  };

  test.each([
    ['PowerCLI in the culture of its operator: undecidable alone', stat, null, { TS_FORMAT_AMBIGUOUS: 1 }],
    ['and as declared', stat, 'dateFormat: MM/dd/yyyy HH:mm:ss\nzone: UTC\n', '2025-03-04T10:00:00Z'],
    [
      'Aria in figures, as declared',
      aria.replace('12:00 AM 21 July 2026', '04/05/2026 00:00'),
      'dateFormat: dd/MM/yyyy HH:mm\n',
      '2026-05-04T00:00:00Z',
    ],
    ['Aria in words beside another pattern', aria, 'dateFormat: dd/MM/yyyy HH:mm\n', '2026-07-21T00:00:00Z'],
  ])('%s', async (_name, text, mapping, expected) => expect(await first(text, mapping)).toEqual(expected));
});

describe('what a mapping adds to a table of a tool', () => {
  test.each([
    [
      'a machine’s id in place of the name in the counters',
      perfmon,
      'series:\n  - { column: "% Processor Time", class: cpu, resourceId: vm-7 }\n',
      ['vm-7 | cpu | Processor(_Total)\\% Processor Time | percent', 'SRV |  | App\\Users | '],
      { METRIC_UNDECLARED: 1 },
    ],
    [
      'what a counter of an application measures',
      perfmon,
      'series:\n  - { column: "\\\\\\\\SRV\\\\App\\\\Users", class: other, unit: count, meaning: used }\n',
      ['SRV | cpu | Processor(_Total)\\% Processor Time | percent', 'SRV | other | App\\Users | count'],
      {},
    ],
    [
      'another class than Windows documents: the documentation counts',
      perfmon,
      'series:\n  - { column: "% Processor Time", class: ram }\n  - { column: Users, class: other }\n',
      ['SRV | cpu | Processor(_Total)\\% Processor Time | percent', 'SRV | other | App\\Users | '],
      { MAPPING_CONTRADICTS_FILE: 1 },
    ],
    [
      'a channel that whoever set PRTG up has named',
      prtg,
      'resourceId: { constant: vm-7 }\nseries:\n  - { column: Sonda 7, class: cpu }\n',
      ['vm-7 | cpu | Sonda 7 | percent'],
      {},
    ],
    [
      'a series of a legend',
      grafana,
      'series:\n  - { column: SMA-A429B0.mean, class: cpu, unit: percent, resourceId: vm-7 }\n',
      ['vm-7 | cpu | SMA-A429B0.mean | percent'],
      {},
    ],
    [
      'a column that is not there',
      aria,
      'zone: Europe/Rome\nseries:\n  - { column: VM|CPU|Usage (%)|Avg, class: cpu }\n',
      ['a | cpu | CPU|Demand | MHz'],
      { MAPPING_COLUMN_MISSING: 1 },
    ],
    [
      'the other end of the interval: the format counts',
      prtg,
      'stamp: start\nseries:\n  - { column: Sonda 7, class: cpu }\n',
      [' | cpu | Sonda 7 | percent'],
      { MAPPING_CONTRADICTS_FILE: 1 },
    ],
    [
      'another length than the rows state',
      prtg,
      'interval: PT5M\nseries:\n  - { column: Sonda 7, class: cpu }\n',
      [' | cpu | Sonda 7 | percent'],
      { MAPPING_CONTRADICTS_FILE: 1 },
    ],
  ])('%s', async (_name, text, mapping, series, issues) => {
    const read = await readBytes(text, { mapping });
    expect(seriesOf(read)).toEqual(series);
    expect(issueCounts(read.recording)).toEqual(issues);
  });
});
