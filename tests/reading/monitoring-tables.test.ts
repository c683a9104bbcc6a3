import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const formats = new URL('../formats/', import.meta.url).pathname;
/** One fixture of each format whose rows are measures in a table. */
const tables = [
  'aria-operations-csv/two-machines-autumn',
  'powercli-get-stat-csv/italian-culture',
  'prtg-historic-csv/traffic-english',
  'prtg-historic-csv/processor-italian-autumn',
  'perfmon-csv/bias-in-header',
  'gnocchi-measures-csv/two-granularities',
  'monasca-csv/one-machine',
  'grafana-rows-csv/two-hosts',
  'grafana-columns-csv/offset-changes',
  'datadog-series-csv/two-hosts',
] as const;

function fixture(path: string): { readonly format: string; readonly text: string; readonly mapping: string | null } {
  const folder = join(formats, path);
  const names = readdirSync(folder);
  const input = names.find((name) => name !== 'expected.json' && name !== 'mapping.yaml') as string;
  const mapping = names.includes('mapping.yaml') ? readFileSync(join(folder, 'mapping.yaml'), 'utf8') : null;
  return { format: path.split('/')[0] as string, text: readFileSync(join(folder, input), 'utf8'), mapping };
}

/** The line of names: below a `sep=` or `#TYPE` line. */
function split(text: string): { readonly top: string[]; readonly rows: string[] } {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const header = /^\uFEFF?(sep=|#TYPE)/.test(lines[0] as string) ? 2 : 1;
  return { top: lines.slice(0, header), rows: lines.slice(header) };
}

const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe.each(tables)('%s', (path) => {
  const { format, text, mapping } = fixture(path);
  const { top, rows } = split(text);

  test('without a row of data it is refused, by its own name', async () => {
    const { recognition } = await readBytes(joined(top), { mapping });
    expect(recognition).toMatchObject({ status: 'refused', format, reason: 'NO_ROWS' });
  });

  test('wherever it is cut, every row that begins is read and nothing is thrown', async () => {
    for (const share of [0.97, 0.9, 0.8]) {
      const cut = text.slice(0, Math.floor(text.length * share));
      const { recognition, recording } = await readBytes(cut, { mapping });
      expect(recognition).toMatchObject({ status: 'recognised', format });
      const counts = issueCounts(recording);
      const skipped = (counts.FOOTER_SKIPPED ?? 0) + (counts.BLANK_LINE ?? 0);
      expect(recording.rows.read + skipped).toBe(split(cut).rows.length);
      expect(recording.rows.accepted + recording.rows.rejected).toBe(recording.rows.read);
    }
  });

  test('two contiguous pieces hold the same values as the whole', async () => {
    const half = Math.ceil(rows.length / 2);
    const valuesOf = async (lines: readonly string[]): Promise<string[]> => {
      const { recording } = await readBytes(joined([...top, ...lines]), { mapping });
      return recording.series.flatMap(({ identity, rows: read }) =>
        read.map(([stamp, length, value]) => [identity.resourceId, identity.metric, identity.unit, stamp, length, value].join(' ')),
      );
    };
    const pieces = [...(await valuesOf(rows.slice(0, half))), ...(await valuesOf(rows.slice(half)))];
    expect(pieces.sort()).toEqual((await valuesOf(rows)).sort());
  });

  test('whatever is changed in it, nothing is thrown and the rows add up', async () => {
    const place = fc.nat({ max: text.length - 1 });
    const piece = fc.oneof(
      fc.string({ maxLength: 6, unit: 'binary' }),
      fc.constantFrom('"', '\n', ',', ';', '\t', '\r', '(', '|', '\u0000', '1e99'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat({ max: 20 }), piece), { maxLength: 4 }), async (edits) => {
        const changed = edits.reduce((whole, [at, drop, put]) => whole.slice(0, at) + put + whole.slice(at + drop), text);
        const { recording } = await readBytes(changed, { mapping });
        expect(recording.rows.accepted + recording.rows.rejected).toBe(recording.rows.read);
        if (recording.rows.rejected > 0) expect(recording.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('with a title above it is still known', async () => {
    const [first = '', ...others] = top;
    const titled = joined([
      first.startsWith('\uFEFF') ? '\uFEFFReport mensile' : 'Report mensile',
      first.replace('\uFEFF', ''),
      ...others,
      ...rows,
    ]);
    // A `sep=` line counts in the first line only.
    if (first.includes('sep=')) return;
    const { recognition, recording } = await readBytes(titled, { mapping });
    expect(recognition).toMatchObject({ status: 'recognised', format });
    expect(issueCounts(recording).PREAMBLE_SKIPPED).toBeGreaterThan(0);
  });
});

describe('what each tool does in its own way', () => {
  const aria = (rows: string, header = '"Name","Interval Breakdown","VM|CPU|Demand (MHz)|Avg"'): Promise<string> =>
    firstRow(`${header}\n${rows}\n`, 'zone: Europe/Rome\n');
  const firstRow = async (text: string, mapping: string | null): Promise<string> => {
    const { recording } = await readBytes(text, { mapping });
    const [series] = recording.series;
    const [row] = series?.rows ?? [];
    return row ? `${row[0]} ${row[1] / 1000} ${row[2]} ${series?.identity.unit}` : Object.keys(issueCounts(recording)).join(' ');
  };

  test.each([
    ['an Italian month', '"a","12:00 AM 21 luglio 2026","1,546.6"', '2026-07-20T22:00:00Z 0 1546.6 MHz'],
    ['noon', '"a","12:30 PM 1 May 2026","1"', '2026-05-01T10:30:00Z 0 1 MHz'],
    ['24 hours', '"a","21 luglio 2026 13:00","1"', '2026-07-21T11:00:00Z 0 1 MHz'],
    ['an ISO time with its offset', '"a","2026-07-21T00:00:00+02:00","1"', '2026-07-20T22:00:00Z 0 1 MHz'],
    ['a dash is no value', '"a","12:00 AM 21 July 2026","-"', '2026-07-20T22:00:00Z 0 null MHz'],
    ['gigahertz in the cell', '"a","12:00 AM 21 July 2026","1.5 GHz"', '2026-07-20T22:00:00Z 0 1500 MHz'],
    ['days and months in figures are not guessed', '"a","04/05/2026 00:00","1"', 'TS_FORMAT_AMBIGUOUS'],
    ['the column settles them', '"a","04/05/2026 00:00","1"\n"a","21/05/2026 00:00","1"', '2026-05-03T22:00:00Z 0 1 MHz'],
    ['an Italian site, saved again by a spreadsheet', '"a","0:00 21 luglio 2026","1.546,6"', '2026-07-20T22:00:00Z 0 1546.6 MHz'],
  ])('Aria: %s', async (_name, row, expected) => expect(await aria(row)).toBe(expected));

  test('Aria: gigabytes of VMware are of 1,024 megabytes, in the title as in the cell', async () => {
    const title = '"VM Name","Interval Start","VM|Memory|Utilization (GB)|Avg"';
    const one = '2026-07-20T22:00:00Z 0 1073741824 byte';
    expect(await aria('"a","12:00 AM 21 July 2026","1"', title)).toBe(one);
    expect(await aria('"a","12:00 AM 21 July 2026","1 GB"', title)).toBe(one);
  });

  test.each([
    [
      'the bias is in minutes that UTC is ahead',
      '"(PDH-CSV 4.0) (India Standard Time)(-330)"',
      '09/19/2017 09:51:39.073',
      '2017-09-19T04:21:39.073Z',
    ],
    ['west of Greenwich', '"(PDH-CSV 4.0) (Central Daylight Time)(300)"', '09/19/2017 09:51:39.000', '2017-09-19T14:51:39Z'],
    ['saved by a spreadsheet', '(PDH-CSV 4.0) (UTC)(0)', '9/9/2017 9:51', '2017-09-09T09:51:00Z'],
  ])('perfmon: %s', async (_name, zone, time, expected) => {
    const text = `${zone},"\\\\SRV\\Processor(_Total)\\% Processor Time"\n"${time}","1,5"\n`;
    expect(await firstRow(text, null)).toBe(`${expected} 0 1.5 percent`);
  });

  test('perfmon: a day over 12 is no month, and no other order is tried', async () => {
    const text = '"(PDH-CSV 4.0) (UTC)(0)","\\\\SRV\\Processor(_Total)\\% Processor Time"\n"19/09/2017 09:51:39.073","1"\n';
    expect(await firstRow(text, null)).toBe('TS_UNREADABLE');
  });

  test('perfmon: hundreds of counters make a header that is longer than what others are known by', async () => {
    const counters = Array.from({ length: 700 }, (_, index) => `"\\\\SRV\\Process(${'service'.repeat(12)}-${index})\\% Processor Time"`);
    const header = ['"(PDH-CSV 4.0) (UTC)(0)"', ...counters, '"\\\\SRV\\Processor(_Total)\\% Processor Time"'].join(',');
    const row = ['"09/19/2017 09:51:39.073"', ...counters.map(() => '"0"'), '"7"'].join(',');
    expect(header.length).toBeGreaterThan(65_536);
    for (const pieces of [[65_536], [1000], [1_000_000]]) {
      const { recognition, recording } = await readBytes(`${header}\r\n${row}\r\n`, { pieces });
      expect(recognition).toMatchObject({ status: 'recognised', format: 'perfmon-csv' });
      expect(recording.series.find(({ identity }) => identity.resourceClass === 'cpu')?.rows).toHaveLength(1);
    }
  });

  test.each([
    ['seconds', '300.0', 300],
    ['whole seconds', '60', 60],
    ['hours and minutes', '0:05:00', 300],
    ['a day', '"1 day, 0:00:00"', 86_400],
  ])('Gnocchi: a granularity in %s', async (_name, granularity, seconds) => {
    const text = `timestamp,granularity,value\n2024-03-01T00:00:00+00:00,${granularity},12.5\n`;
    const mapping = 'series:\n  - { column: value, class: cpu, metric: cpu_util }\n';
    expect(await firstRow(text, mapping)).toBe(`2024-03-01T00:00:00Z ${seconds} 12.5 percent`);
  });
});
