import { stretchesOf } from '../../shared/heat-map/counts.ts';
import { STRIP_HEIGHT, stripShapes } from '../../shared/heat-map/strip-shapes.ts';
import type { CellState } from '../../shared/model/continuity-map.ts';
import type { Block, CalendarRow, Item, StripLine } from '../../shared/report/document.ts';
import { dress, heightOf, holder, keepRoom, looks, type Pen, type Tag, tagged, write } from './pen.ts';
import { type PdfCell, tablePdf } from './table-pdf.ts';

/** Paper and ink of a state, and what its strip is filled with: those of the page (html-style.ts). */
const colours: Readonly<Record<CellState, readonly [paper: string, ink: string, fill: string]>> = {
  covered: ['#00704a', '#ffffff', '#00704a'],
  partial: ['#ffd27f', '#1a1a1a', '#ffd27f'],
  zero: ['#5b3f8c', '#ffffff', '#5b3f8c'],
  gap: ['#b3132f', '#ffffff', '#b3132f'],
  missing: ['#ffffff', '#8a0f24', '#8a0f24'],
  waiting: ['#e3ebf3', '#2f475e', '#5c6f82'],
  outside: ['#f5f5f0', '#54595e', '#5c6f82'],
};

export function blockPdf(pen: Pen, parent: Tag, block: Block): void {
  switch (block.is) {
    case 'paragraph':
      paragraph(pen, parent, block.text, block.strong ?? false);
      break;
    case 'quote':
      quote(pen, parent, block.text, block.source);
      break;
    case 'facts': {
      const rows = block.facts.map(({ label, value, code }) => [rowHead(label), cell(value, code)]);
      tablePdf(pen, parent, { caption: block.caption, head: null, rows, widths: widthsOf(pen, [1, 2.6]), padding: 3 });
      break;
    }
    case 'table': {
      const { caption, head, rows, shares, code = [] } = block;
      tablePdf(pen, parent, {
        caption,
        head: head.map(columnHead),
        rows: rows.map(([first = '', ...rest]) => [rowHead(first), ...rest.map((text, index) => cell(text, code.includes(index + 1)))]),
        widths: widthsOf(pen, shares),
        padding: 3,
      });
      break;
    }
    case 'list':
      list(pen, parent, block.ordered, block.items);
      break;
    case 'calendar':
      calendar(pen, parent, block.caption, block.corner, block.rows);
      break;
    case 'strips':
      strips(pen, parent, block.alternative, block.lines);
      break;
  }
}

/** About what a block needs so that its beginning stands with the heading above it. */
export const roomOf = (block: Block | undefined): number => (block?.is === 'table' || block?.is === 'facts' ? 75 : 50);

const cell = (text: string, code = false): PdfCell => ({ text, look: code ? looks.code : looks.cell });
const rowHead = (text: string): PdfCell => ({ text, look: looks.head, heads: 'Row' });
const columnHead = (text: string): PdfCell => ({ text, look: looks.head, heads: 'Column', paper: '#e6ecf2' });

function widthsOf({ width }: Pen, shares: readonly number[]): readonly number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (width * share) / all);
}

function paragraph(pen: Pen, parent: Tag, text: string, isStrong: boolean): void {
  const look = isStrong ? looks.strong : looks.body;
  // What announces something does not end a page.
  keepRoom(pen, text.endsWith(':') ? 50 : Math.min(heightOf(pen, text, look, pen.width), 40));
  tagged(pen, parent, 'P', () => write(pen, text, look));
  pen.y += isStrong ? 8 : 5;
}

const INDENT = 14;

function quote(pen: Pen, parent: Tag, text: string, source: string): void {
  const within = { left: pen.left + INDENT, width: pen.width - INDENT };
  keepRoom(pen, Math.min(heightOf(pen, text, looks.quote, within.width) + 14, 80));
  const tag = holder(pen, parent, 'BlockQuote');
  tagged(pen, tag, 'P', () => write(pen, text, looks.quote, within));
  tagged(pen, tag, 'P', () => write(pen, source, looks.source, within));
  tag.end();
  pen.y += 5;
}

function list(pen: Pen, parent: Tag, isOrdered: boolean, items: readonly Item[]): void {
  const tag = holder(pen, parent, 'L');
  for (const [index, { text, under }] of items.entries()) {
    const item = holder(pen, tag, 'LI');
    entry(pen, item, isOrdered ? `${index + 1}.` : '•', text, INDENT, under);
    item.end();
  }
  tag.end();
  pen.y += 3;
}

function entry(pen: Pen, item: Tag, label: string, text: string, indent: number, under: readonly string[]): void {
  const within = { left: pen.left + indent, width: pen.width - indent };
  keepRoom(pen, Math.min(heightOf(pen, text, looks.body, within.width), 40));
  const { y } = pen;
  tagged(pen, item, 'Lbl', () => {
    dress(pen, looks.body);
    pen.doc.text(label, pen.left + indent - INDENT, y, { lineBreak: false });
  });
  const body = holder(pen, item, 'LBody');
  tagged(pen, body, 'P', () => write(pen, text, looks.body, within));
  if (under.length > 0) {
    const below = holder(pen, body, 'L');
    for (const one of under) {
      const each = holder(pen, below, 'LI');
      entry(pen, each, '–', one, indent + INDENT, []);
      each.end();
    }
    below.end();
  }
  body.end();
  pen.y += 2;
}

const MONTH_WIDTH = 108;

function calendar(pen: Pen, parent: Tag, caption: string, corner: string, rows: readonly CalendarRow[]): void {
  const days = rows[0]?.cells.length ?? 0;
  const small = { ...looks.head, size: 6 };
  const letter = (colour: string) => ({ ...looks.head, size: 6.5, colour });
  const none: PdfCell = { text: '', look: small };
  tablePdf(pen, parent, {
    caption,
    head: [corner, ...Array.from({ length: days }, (_, index) => String(index + 1))].map((text, index) => ({
      ...columnHead(text),
      look: small,
      centred: index > 0,
    })),
    rows: rows.map(({ head, cells }) => [
      { ...rowHead(head), look: { ...looks.head, size: 7 } },
      ...cells.map((one): PdfCell => {
        if (one === null) return none;
        const [paper, ink] = colours[one.state];
        return { text: one.letter, look: letter(ink), paper, centred: true };
      }),
    ]),
    widths: [MONTH_WIDTH, ...Array.from({ length: days }, () => (pen.width - MONTH_WIDTH) / days)],
    padding: 1.5,
  });
}

const STRIP = 13;
const LABEL_WIDTH = 70;

/** One figure: the strips are drawn, and what they show is its alternative text, which stands below it for everybody. */
function strips(pen: Pen, parent: Tag, alternative: string, lines: readonly StripLine[]): void {
  const height = lines.length * (STRIP + 3);
  keepRoom(pen, height + heightOf(pen, alternative, looks.source, pen.width));
  const { doc, left, width, y } = pen;
  const options = { alt: alternative, bbox: [left, y, left + width, y + height], placement: 'Block' };
  tagged(
    pen,
    parent,
    'Figure',
    () => {
      for (const [index, { label, states }] of lines.entries()) drawStrip(pen, label, states, y + index * (STRIP + 3));
    },
    options as object,
  );
  doc.y = y + height;
  pen.y = y + height;
  tagged(pen, parent, 'P', () => write(pen, alternative, looks.source));
  pen.y += 8;
}

function drawStrip(pen: Pen, label: string, states: readonly CellState[], top: number): void {
  const { doc } = pen;
  dress(pen, looks.cell);
  doc.text(label, pen.left, top, { lineBreak: false });
  const from = pen.left + LABEL_WIDTH;
  const day = (pen.width - LABEL_WIDTH) / states.length;
  const scale = STRIP / STRIP_HEIGHT;
  for (const { state, from: first, days } of stretchesOf({ states })) {
    const [shapeTop, shapeHeight] = stripShapes[state];
    doc.rect(from + first * day, top + shapeTop * scale, days * day, shapeHeight * scale).fill(colours[state][2]);
  }
  doc
    .lineWidth(0.5)
    .moveTo(from, top + STRIP)
    .lineTo(pen.left + pen.width, top + STRIP)
    .stroke('#5c6f82');
}
