import { type Draw, drawFrom } from '../short-way/draw.ts';

/** Titles of one bill that say something, and texts that stand under them: the likely ones first. */
interface BillKind {
  readonly titles: Readonly<Record<string, readonly string[]>>;
  readonly delimiters: readonly string[];
}

const ids = [
  'i-0a1b2c3d4e5f60718',
  'vol-0123456789abcdef0',
  'srv-città',
  'm.rossi@valdoro.example',
  '---',
  '',
  'NULL',
  'a"b',
  'a""b',
  ' i-0a ',
];
const hours = ['2026-03-10T09:00:00Z', '2026-03-10T10:00:00Z', '2026-03-10T11:00:00Z', '', '2026-13-45T99:00:00Z', '2026-03-10 12:00'];
const hourAt = (step: number): string => `${new Date(Date.UTC(2026, 2, 28, 9 + step)).toISOString().slice(0, 19)}Z`;
const days = ['03/10/2026', '2026-03-11', '03/04/2026', '12/31/2025', '10/13/2026', '', 'yesterday'];
const quantities = [
  '1',
  '0.25',
  '12.5000',
  '0',
  '',
  '-3',
  '1,5',
  '1E-3',
  '1234567890123456.5',
  '007',
  'NULL',
  '5.',
  '.5',
  ' 2',
  '0.0000001',
];
const units = ['Hours', '1 Hour', 'GB', '10K', 'GB-Mo', ''];

const kinds: readonly BillKind[] = [
  {
    titles: {
      ...{ ChargeCategory: ['Usage', 'usage', 'Tax', ''], ChargeClass: ['', 'Correction', 'NULL'], ServiceName: ['Calcolo', '', '+---'] },
      ...{
        ServiceCategory: ['Compute', 'Storage', 'Networking', ''],
        SkuMeter: ['CPU', 'Größe', ''],
        ResourceId: ids,
        ConsumedUnit: units,
      },
      ...{
        ChargePeriodStart: hours,
        ChargePeriodEnd: hours,
        ConsumedQuantity: quantities,
        UsageQuantity: quantities,
        BilledCost: quantities,
      },
    },
    delimiters: [',', ',', ';'],
  },
  {
    titles: {
      ...{
        'lineItem/LineItemType': ['Usage', 'DiscountedUsage', 'Tax', ''],
        'lineItem/UsageType': ['BoxUsage:m6i', 'EBS:Volume', 'Città', ''],
      },
      ...{ 'lineItem/ResourceId': ids, 'pricing/unit': units, 'lineItem/ProductCode': ['AmazonEC2', ''] },
      ...{ 'lineItem/UsageStartDate': hours, 'lineItem/UsageEndDate': hours, 'lineItem/UsageAmount': quantities },
    },
    delimiters: [','],
  },
  {
    titles: {
      ...{
        ChargeType: ['Usage', '', 'Refund'],
        MeterCategory: ['Virtual Machines', 'Storage', ''],
        MeterName: ['D2s', ''],
        MeterId: ['m1'],
      },
      ...{ ResourceId: ids, Date: days, BillingPeriodStartDate: ['03/01/2026', ''], BillingPeriodEndDate: ['03/31/2026', ''] },
      ...{ Quantity: quantities, UnitOfMeasure: units },
    },
    delimiters: [',', ',', ';'],
  },
  {
    titles: {
      ...{ cost_type: ['regular', 'tax', ''], 'sku.description': ['N1 Core', 'Ram', ''], 'sku.id': ['0A'], 'resource.global_name': ids },
      ...{ usage_start_time: hours, usage_end_time: hours, 'usage.amount': quantities, 'usage.unit': units },
    },
    delimiters: [','],
  },
];
/** Columns that nobody reads. */
const others = ['Tags', 'Region', 'Owner'];
const otherTexts = ['', 'eu-south-1', '{"env":"prod","nome":"Città, servizi"}', 'è', '"', 'due\nrighe', 'due\rrighe', ' ', '-'];

export interface DrawnBill {
  readonly text: string;
  readonly rows: number;
}

/** A bill of some dozens of lines: most of them are like others, the rest have whatever lines of bills can have. */
export function drawBill(seed: number): DrawnBill {
  const draw = drawFrom(seed);
  const kind = draw.one(kinds);
  const delimiter = draw.one(kind.delimiters);
  const titles = mixed([...Object.keys(kind.titles), ...others], draw);
  const end = draw.one(['\n', '\n', '\r\n']);
  const oddness = draw.one([0, 0.02, 0.3]);
  // Of some bills the few texts of a column are the likely ones, of others any: what takes three of them one after the other is common there.
  const isAny = draw.chance(0.5);
  const few = new Map(Object.entries(kind.titles).map(([title, texts]) => [title, isAny ? anyOf(texts, draw) : texts.slice(0, 3)]));
  const textsOf = (title: string): readonly string[] => kind.titles[title] ?? otherTexts;
  const usual = (title: string): string => draw.one(few.get(title) ?? otherTexts.slice(0, 3));
  const resources = Array.from({ length: 1 + draw.below(4) }, () => titles.map(usual));
  const moving = new Set(titles.filter(() => draw.chance(0.3)));
  const rows = 10 + draw.below(90);
  const inOrder = draw.chance(0.6);
  const lines = Array.from({ length: rows }, (_, row) => {
    if (draw.chance(oddness / 4)) return draw.one(oddLines(titles, delimiter, draw));
    const resource = resources[row % resources.length] as readonly string[];
    const cells = titles.map((title, column) => {
      if (draw.chance(oddness / 4)) return draw.one(textsOf(title));
      if (inOrder && kind.titles[title] === hours) return hourAt(Math.floor(row / resources.length) + (/end/i.test(title) ? 1 : 0));
      return moving.has(title) ? usual(title) : (resource[column] as string);
    });
    const ragged = draw.chance(oddness / 4) ? cells.slice(0, -1) : draw.chance(oddness / 4) ? [...cells, draw.one(['', ' ', 'x'])] : cells;
    return ragged.map((text) => written(text, delimiter, oddness, draw)).join(delimiter);
  });
  const last = draw.chance(0.3) ? '' : end;
  const mark = draw.chance(0.2) ? '\uFEFF' : '';
  // A line above the titles may look like one of those below them.
  const above = draw.chance(0.2) ? [draw.chance(0.5) ? (lines[0] as string) : draw.one(oddLines(titles, delimiter, draw))] : [];
  return { text: `${mark}${[...above, titles.join(delimiter), ...lines].join(end)}${last}`, rows };
}

/** One to three, the likely one mostly among them. */
function anyOf(texts: readonly string[], draw: Draw): string[] {
  return Array.from({ length: 1 + draw.below(3) }, (_, at) => (at === 0 && draw.chance(0.7) ? (texts[0] as string) : draw.one(texts)));
}

const oddLines = (titles: readonly string[], delimiter: string, draw: Draw): string[] => [
  '',
  titles.join(delimiter),
  titles.map(() => '---').join(delimiter),
  titles.map(() => '').join(delimiter),
  `${titles.map(() => draw.one(['', 'a', '1'])).join(delimiter)}\rx`,
  `"${titles.map(() => '').join(`"${delimiter}"`)}"x`,
];

/** As a writer of CSV writes it, which quotes what it likes. */
function written(text: string, delimiter: string, oddness: number, draw: Draw): string {
  const must = text.includes(delimiter) || text.includes('"') || /[\r\n]/.test(text);
  if (must ? draw.chance(oddness / 8) : !draw.chance(oddness / 8)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

function mixed<T>(list: readonly T[], draw: Draw): T[] {
  const left = [...list];
  return list.map(() => left.splice(draw.below(left.length), 1)[0] as T);
}
