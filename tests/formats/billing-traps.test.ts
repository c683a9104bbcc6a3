import { describe, expect, test } from 'vitest';
import { readBytes } from '../reading/read-bytes.ts';
import { issueCounts, type RecordedRow, type Recording } from '../reading/recording-sink.ts';
import { table } from './bill-text.ts';
import { fixtures } from './generate.ts';

const bills = fixtures.filter(({ format }) =>
  /^(azure-cost-details|azure-portal-list|aws-cost|oci-cost|focus|gcp-billing|openshift)/.test(format),
);
const id = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG/providers/Microsoft.Compute/disks/d1';

const allRows = ({ series }: Recording): readonly RecordedRow[] => series.flatMap(({ rows }) => rows);

interface AzureLine {
  readonly Date: string;
  readonly from?: string;
  readonly to?: string;
  readonly Quantity?: string;
}

/** A bill of one disk with the least of columns. */
function azure(lines: readonly AzureLine[], { delimiter = ',', date = 'Date' } = {}): string {
  const titles = [date, 'MeterCategory', 'Quantity', 'ResourceId', 'BillingPeriodStartDate', 'BillingPeriodEndDate'];
  const cells = lines.map(({ Date: day, from = '', to = '', Quantity = '1' }) => ({
    [date]: day,
    MeterCategory: 'Storage',
    Quantity,
    ResourceId: id,
    BillingPeriodStartDate: from,
    BillingPeriodEndDate: to,
  }));
  return table(titles, cells, '\n', delimiter);
}

const days = async (text: string): Promise<readonly string[]> => {
  const { recording } = await readBytes(text);
  const told = recording.issues.filter(({ row }) => row > 0).map(({ code }) => code);
  return [...allRows(recording).map(([stamp]) => stamp.replace('T00:00:00Z', '')), ...told];
};

describe('which of two numbers is the day, in a bill of Azure', () => {
  const month = { from: '09/01/2023', to: '09/30/2023' };
  const mese = { from: '01/09/2023', to: '30/09/2023' };
  test.each<[string, readonly AzureLine[], object, readonly string[]]>([
    ['a month that ends on the 30th, month first', [{ Date: '09/01/2023', ...month }], {}, ['2023-09-01']],
    ['the same without leading zeros', [{ Date: '9/2/2023', from: '9/1/2023', to: '9/30/2023' }], {}, ['2023-09-02']],
    ['the same, day first', [{ Date: '01/09/2023', ...mese }], {}, ['2023-09-01']],
    ['year first needs no order', [{ Date: '2023-09-01', ...mese }], {}, ['2023-09-01']],
    ['a time of day makes no other day', [{ Date: '9/2/2023 11:00:00 PM', ...month }], {}, ['2023-09-02']],
    [
      'a period year first that holds only one of the two',
      [{ Date: '08/01/2023', from: '2023-01-01', to: '2023-01-31' }],
      {},
      ['2023-01-08'],
    ],
    [
      'a period of another month, which still ends with it',
      [{ Date: '02/03/2021', from: '05/01/2021', to: '05/31/2021' }],
      {},
      ['2021-02-03'],
    ],
    ['no period: as Azure writes', [{ Date: '08/01/2023' }], {}, ['2023-08-01']],
    [
      'no period, and another line proves the other order',
      [{ Date: '08/01/2023' }, { Date: '25/01/2023' }],
      {},
      ['2023-01-08', '2023-01-25'],
    ],
    [
      'lines that prove both',
      [{ Date: '08/01/2023' }, { Date: '25/01/2023' }, { Date: '01/25/2023' }],
      {},
      ['2023-01-25', '2023-01-25', 'TS_FORMAT_AMBIGUOUS'],
    ],
    ['translated titles and no proof', [{ Date: '08/01/2023' }], { date: 'Data (Date)' }, ['TS_FORMAT_AMBIGUOUS']],
    ['translated titles, and a day that is the same either way', [{ Date: '02/02/2021' }], { date: 'Data (Date)' }, ['2021-02-02']],
    ['the same saved again without zeros', [{ Date: '2/2/2021' }], { delimiter: ';' }, ['2021-02-02']],
    ['a day that only begins the same', [{ Date: '2/12/2021' }], { delimiter: ';' }, ['TS_FORMAT_AMBIGUOUS']],
    ['saved again with semicolons and no proof', [{ Date: '08/01/2023' }], { delimiter: ';' }, ['TS_FORMAT_AMBIGUOUS']],
    ['a day that no order has', [{ Date: '31/31/2023' }], {}, ['TS_UNREADABLE']],
    ['no day', [{ Date: '' }], {}, ['TS_EMPTY']],
  ])('%s', async (_name, lines, layout, expected) => {
    expect(await days(azure(lines, layout))).toEqual(expected);
  });
});

test('titles with spaces below the sections of an older download', async () => {
  const lines = [
    'Provisioning Status',
    'Subscription,Status,Offer,Start,End',
    'Valdoro,Active,Offer,9/1/2023,9/30/2023',
    '',
    'Daily Usage',
    'Usage Date,Meter Category,Meter Id,Meter Sub-category,Meter Name,Unit,Consumed Quantity,Consumed Service,Instance Id',
    ...[13, 14, 15].map((day) => `9/${day}/2023,Storage,m,,Disk Read,10K,0.5,Microsoft.Storage,${id}`),
  ];
  const { recognition, recording } = await readBytes(lines.join('\r\n'));
  expect(recognition.format).toBe('azure-cost-details-csv');
  expect(allRows(recording).map(([stamp, , value, row]) => [stamp.slice(0, 10), value, row])).toEqual([
    ['2023-09-13', '5000', 7],
    ['2023-09-14', '5000', 8],
    ['2023-09-15', '5000', 9],
  ]);
  expect(issueCounts(recording)).toEqual({ PREAMBLE_SKIPPED: 4, BLANK_LINE: 1 });
});

describe('the decimal mark of a bill', () => {
  const dated = (Quantity: string): AzureLine => ({ Date: '2023-09-01', Quantity });
  test.each<[string, readonly string[], string, readonly (string | null)[]]>([
    ['a dot where cells end with commas', ['1.234', '0.5'], ',', ['1.234', '0.5']],
    ['a comma where they end with semicolons', ['1,234', '0,5'], ';', ['1.234', '0.5']],
    ['semicolons and dots that can only be decimals', ['1.5', '0.25'], ';', ['1.5', '0.25']],
    ['both in one column', ['1,5', '0.25'], ';', []],
    ['no value is not zero', ['', 'NULL', '-'], ',', [null, null, null]],
    ['scientific', ['5.64902E-05', '1E2'], ',', ['0.0000564902', '100']],
  ])('%s', async (_name, quantities, delimiter, expected) => {
    const { recording } = await readBytes(azure(quantities.map(dated), { delimiter }));
    expect(allRows(recording).map(([, , value]) => value)).toEqual(expected);
    expect(issueCounts(recording)).toEqual(expected.length > 0 ? {} : { DECIMAL_AMBIGUOUS: 2 });
  });

  test('credits are no use', async () => {
    const { recording } = await readBytes(azure([dated('-1')]));
    expect(issueCounts(recording)).toEqual({ VALUE_OUT_OF_RANGE: 1 });
    expect(recording.series).toEqual([]);
  });
});

describe('the interval of a line of AWS', () => {
  const titles = [
    'identity/TimeInterval',
    'lineItem/UsageStartDate',
    'lineItem/UsageEndDate',
    'lineItem/UsageType',
    'lineItem/ResourceId',
    'lineItem/UsageAmount',
  ];
  const line = async (interval: string, start: string, end: string) => {
    const cells = [interval, start, end, 'BoxUsage:t3.micro', 'i-0a1b2c3d', '1'];
    const { recording } = await readBytes(
      table(titles, [Object.fromEntries(titles.map((title, index) => [title, cells[index] as string]))]),
    );
    return allRows(recording)[0]?.slice(0, 2) ?? issueCounts(recording);
  };
  test.each<[string, [string, string, string], unknown]>([
    [
      'stands before the dates of the month',
      ['2025-10-13T01:00:00Z/2025-10-13T02:00:00Z', '2025-10-01 00:00:00', '2025-11-01 00:00:00'],
      ['2025-10-13T01:00:00Z', 3_600_000],
    ],
    ['may be missing', ['', '2025-10-13T01:00:00.000Z', '2025-10-13T02:00:00.000Z'], ['2025-10-13T01:00:00Z', 3_600_000]],
    ['may be half there', ['2025-10-13T01:00:00Z/', '2025-10-13 01:00:00', '2025-10-13 02:00:00'], ['2025-10-13T01:00:00Z', 3_600_000]],
    ['cannot be read', ['ieri/oggi', '2025-10-13 01:00:00', '2025-10-13 02:00:00'], { TS_UNREADABLE: 1 }],
    ['runs backwards', ['2025-10-13T02:00:00Z/2025-10-13T01:00:00Z', '', ''], { TS_ORDER: 1 }],
    ['is nowhere', ['', '', ''], { TS_EMPTY: 1 }],
  ])('%s', async (_name, cells, expected) => {
    expect(await line(...cells)).toEqual(expected);
  });
});

describe('what metering writes beside its measures', () => {
  const one = async (header: string, line: string) => {
    const { recording } = await readBytes(`report_period_start,interval_start,interval_end,node,${header}\n${line}\n`);
    return [allRows(recording), issueCounts(recording)];
  };
  test('labels alone are no measure', async () => {
    expect(await one('node_labels', ',2025-10-13 00:00:00 +0000 UTC,2025-10-13 01:00:00 +0000 UTC,alpha,x:y')).toEqual([
      [],
      { OPENSHIFT_OTHER_REPORT: 1 },
    ]);
  });
  test('a line of measures that has none', async () => {
    const line = ',2025-10-13 00:00:00 +0000 UTC,2025-10-13 01:00:00 +0000 UTC,alpha,';
    expect(await one('pod_usage_cpu_core_seconds', line)).toEqual([[], { LINE_WITHOUT_MEASURE: 1 }]);
  });
  test('a time that says its zone once, or not at all', async () => {
    const row = ['2025-10-13T00:00:00Z', 3_600_000, '2', 2];
    for (const zone of ['Z', ' +0000', '']) {
      expect(await one('pod_usage_cpu_core_seconds', `,2025-10-13 00:00:00${zone},2025-10-13 01:00:00${zone},alpha,7200`)).toEqual([
        [row],
        {},
      ]);
    }
  });
});

describe('people', () => {
  test.each(bills.map((fixture) => [`${fixture.format}/${fixture.name}`, fixture] as const))(
    'no address of theirs leaves %s',
    async (_name, fixture) => {
      const { recording } = await readBytes(fixture.input.bytes);
      expect(JSON.stringify(recording)).not.toContain('@');
    },
  );

  test('nor one that stands where an id should', async () => {
    const text = azure([{ Date: '2023-09-01' }]).replace(id, 'nome.cognome@valdoro.example');
    const { recording } = await readBytes(text);
    expect(issueCounts(recording)).toEqual({ CHARGE_WITHOUT_RESOURCE: 1 });
    expect(JSON.stringify(recording)).not.toContain('cognome');
  });
});

describe('laws of every bill', () => {
  const named = bills.map((fixture) => [`${fixture.format}/${fixture.name}`, fixture] as const);
  const unpacked = named.filter(([, { input }]) => !/\.(gz|parquet)$/.test(input.name));

  test.each(named)('%s is read alike in pieces', async (_name, { input, mapping }) => {
    const whole = await readBytes(input.bytes, { mapping: mapping ?? null });
    const pieces = await readBytes(input.bytes, { mapping: mapping ?? null, pieces: [1, 7, 300, 2] });
    expect(pieces).toEqual(whole);
  });

  test.each(unpacked)('%s in another order of lines says the same', async (_name, { input, mapping }) => {
    const [bom, header, ...lines] = split(input.bytes);
    const turned = await readBytes(`${bom}${header}${lines.reverse().join('')}`, { mapping: mapping ?? null });
    const straight = await readBytes(input.bytes, { mapping: mapping ?? null });
    expect(sorted(turned.recording)).toEqual(sorted(straight.recording));
    expect(issueCounts(turned.recording)).toEqual(issueCounts(straight.recording));
  });

  test.each(unpacked)('%s cut off anywhere loses rows, not its head', async (_name, { input, mapping }) => {
    for (let at = input.bytes.length - 1; at > input.bytes.length * 0.6; at -= 41) {
      const { recording } = await readBytes(input.bytes.slice(0, at), { mapping: mapping ?? null });
      const { read, accepted, rejected } = recording.rows;
      expect(accepted + rejected).toBe(read);
      expect(rejected === 0 || recording.issues.length > 0).toBe(true);
    }
  });
});

/** The byte order mark and any `sep=` line, the header, then every line with its end. */
function split(bytes: Uint8Array): string[] {
  const lines =
    new TextDecoder('utf-8', { ignoreBOM: true })
      .decode(bytes)
      .match(/.*?(\r\n|\n|$)/gs)
      ?.filter((line) => line !== '') ?? [];
  const isJson = lines[0]?.startsWith('{') ?? false;
  const before = lines.findIndex((line) => !/^\uFEFF?sep=/i.test(line));
  return isJson ? ['', '', ...lines] : [lines.slice(0, before).join(''), ...lines.slice(before)];
}

/** Rows without their place in the file. */
function sorted({ series }: Recording): unknown {
  const ordered = <T>(items: readonly T[]): T[] => items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return ordered(series.map(({ identity, rows }) => [identity, ordered(rows.map(([stamp, length, value]) => [stamp, length, value]))]));
}
