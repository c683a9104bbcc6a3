import { openBlockWriter } from './block-writer.ts';
import { type Extent, romeOffset } from './extent.ts';
import { fleetOf, hashOf, measures } from './fleet.ts';
import { eachRow, type RowOrder } from './row-order.ts';

/** How the same rows are written: what differs between the exports of one tool and the next. */
export interface LongStyle {
  readonly header: readonly string[];
  readonly delimiter: ',' | ';';
  readonly lineEnd: '\n' | '\r\n';
  readonly quoted: boolean;
  readonly decimal: '.' | ',';
  readonly mark: boolean;
  readonly stamp: 'utc' | 'offset' | 'fraction' | 'italian';
  readonly order: RowOrder;
}

const header = ['timestamp', 'resource_id', 'metric', 'unit', 'value'] as const;
const plain: LongStyle = {
  header,
  delimiter: ',',
  lineEnd: '\n',
  quoted: false,
  decimal: '.',
  mark: false,
  stamp: 'utc',
  order: 'time',
};

export const longStyles = {
  long: plain,
  shuffled: { ...plain, order: 'shuffled' },
  'resource-ordered': { ...plain, order: 'resource' },
  quoted: { ...plain, quoted: true },
  crlf: { ...plain, lineEnd: '\r\n' },
  offsets: { ...plain, stamp: 'offset' },
  fractions: { ...plain, stamp: 'fraction' },
  italian: {
    header: ['Data', 'Risorsa', 'Metrica', 'Unita', 'Valore'],
    delimiter: ';',
    lineEnd: '\r\n',
    quoted: false,
    decimal: ',',
    mark: true,
    stamp: 'italian',
    order: 'time',
  },
} as const satisfies Readonly<Record<string, LongStyle>>;

/** The part of a stamp that all rows of one step share; of a fraction, what comes before it. */
function stampOf(instant: number, stamp: LongStyle['stamp']): string {
  const utc = new Date(instant).toISOString();
  if (stamp === 'utc') return `${utc.slice(0, 19)}Z`;
  if (stamp === 'fraction') return `${utc.slice(0, 19)}.`;
  const offset = romeOffset(instant);
  const wall = new Date(instant + offset).toISOString();
  if (stamp === 'offset') return `${wall.slice(0, 19)}+0${offset / 3_600_000}:00`;
  return `${wall.slice(8, 10)}/${wall.slice(5, 7)}/${wall.slice(0, 4)} ${wall.slice(11, 16)}`;
}

const noDate = {
  utc: '2026-13-45T99:00:00Z',
  fraction: '2026-13-45T99:00:00.',
  offset: '2026-13-45T99:00:00+01:00',
  italian: '45/13/2026 99:00',
};

/** Ways in which a row is wrong, by turns; `nulls` of them say "no data" and are not wrong. */
const FLAWS = 5;

/** `timestamp,resource_id,metric,unit,value`, one sample a row, of a fleet with outages and lost samples. */
export function writeLong(path: string, extent: Extent, style: LongStyle): void {
  const out = openBlockWriter(path);
  const fleet = fleetOf(extent);
  const quote = style.quoted ? '"' : '';
  const between = `${quote}${style.delimiter}${quote}`;
  const end = `${quote}${style.lineEnd}`;
  const sign = style.decimal.charCodeAt(0);
  const keys = fleet.ids.map((id) =>
    measures.map(({ name, unit }) => Buffer.from(`${between}${id}${between}${name}${between}${unit}${between}`)),
  );
  if (style.mark) out.bytes(Uint8Array.of(0xef, 0xbb, 0xbf));
  out.text(`${quote}${style.header.join(between)}${end}`);
  let stampStep = -1;
  let stamp = '';
  let rows = 0;
  let flaws = 0;
  eachRow(extent, style.order, (vm, step, measure) => {
    if (!fleet.has(vm, step, measure)) return;
    if (step !== stampStep) {
      stampStep = step;
      stamp = stampOf(extent.start + step * extent.step * 1000, style.stamp);
    }
    const fraction = style.stamp === 'fraction' ? `${String(hashOf(step, vm, measure + 200) % 1000).padStart(3, '0')}Z` : '';
    const key = (keys[vm] as Buffer[])[measure] as Buffer;
    rows += 1;
    const flaw = rows % extent.malformedEvery === 0 ? flaws++ % FLAWS : -1;
    out.text(`${quote}${flaw === 2 ? noDate[style.stamp] : stamp}${fraction}`);
    if (flaw === 0) {
      out.text(`${between}${fleet.ids[vm]}${end}`);
      return;
    }
    out.bytes(key);
    if (flaw === 1) out.text('1x');
    else if (flaw === 3) out.text(`1${between}x`);
    else if (flaw === -1 || flaw === 2) {
      if (measures[measure]?.whole) out.integer(fleet.value(vm, step, measure));
      else out.hundredths(fleet.value(vm, step, measure), sign);
    }
    out.text(end);
  });
  out.close();
}
