import { dress, heightOf, holder, type Look, looks, newPage, type Pen, type Tag, tagged, write } from './pen.ts';

export interface PdfCell {
  readonly text: string;
  readonly look: Look;
  readonly paper?: string;
  readonly centred?: boolean;
  /** It heads its row or its column. */
  readonly heads?: 'Row' | 'Column';
}

export interface PdfTable {
  readonly caption: string;
  /** null: no heads of columns (facts). */
  readonly head: readonly PdfCell[] | null;
  readonly rows: readonly (readonly PdfCell[])[];
  /** Points. */
  readonly widths: readonly number[];
  readonly padding: number;
}

const line = '#b5c1cd';

/** A table with its caption; the heads of its columns stand again on each page, where they are no content but an artifact. */
export function tablePdf(pen: Pen, parent: Tag, table: PdfTable): void {
  const { caption, head, rows } = table;
  const first = (head ? rowHeight(pen, table, head) : 0) + (rows[0] ? rowHeight(pen, table, rows[0]) : 0);
  const captionHeight = heightOf(pen, caption, looks.head, pen.width) + 3;
  if (pen.y + captionHeight + first > pen.bottom && pen.y > pen.top) newPage(pen);
  const tag = holder(pen, parent, 'Table');
  tagged(pen, tag, 'Caption', () => write(pen, caption, looks.head));
  pen.y += 3;
  if (head) {
    const heads = holder(pen, tag, 'THead');
    drawRow(pen, heads, table, head);
    heads.end();
  }
  const body = holder(pen, tag, 'TBody');
  for (const row of rows) {
    if (pen.y + Math.min(rowHeight(pen, table, row), pen.bottom - pen.top) > pen.bottom) {
      newPage(pen);
      if (head) repeatHead(pen, table, head);
    }
    drawRow(pen, body, table, row);
  }
  body.end();
  tag.end();
  pen.y += 8;
}

/** A row never is higher than a page: what would be is cut, and says so. */
function rowHeight(pen: Pen, { widths, padding }: PdfTable, row: readonly PdfCell[]): number {
  const heights = row.map(({ text, look }, index) => heightOf(pen, text, look, (widths[index] as number) - 2 * padding));
  return Math.min(Math.max(...heights) + 2 * padding, pen.bottom - pen.top - 60);
}

function drawRow(pen: Pen, parent: Tag, table: PdfTable, row: readonly PdfCell[]): void {
  const tag = holder(pen, parent, 'TR');
  const height = rowHeight(pen, table, row);
  eachCell(pen, table, row, (cell, left, width) => {
    const options = cell.heads ? { scope: cell.heads } : {};
    tagged(pen, tag, cell.heads ? 'TH' : 'TD', () => drawCell(pen, table.padding, cell, { left, width, height }), options as object);
  });
  tag.end();
  pen.y += height;
}

function repeatHead(pen: Pen, table: PdfTable, head: readonly PdfCell[]): void {
  const height = rowHeight(pen, table, head);
  pen.doc.markContent('Artifact', { type: 'Layout' });
  eachCell(pen, table, head, (cell, left, width) => drawCell(pen, table.padding, cell, { left, width, height }));
  pen.doc.endMarkedContent();
  pen.y += height;
}

function eachCell(
  pen: Pen,
  { widths }: PdfTable,
  row: readonly PdfCell[],
  draw: (cell: PdfCell, left: number, width: number) => void,
): void {
  let left = pen.left;
  for (const [index, cell] of row.entries()) {
    const width = widths[index] as number;
    draw(cell, left, width);
    left += width;
  }
}

interface Box {
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(pen: Pen, padding: number, { text, look, paper, centred }: PdfCell, { left, width, height }: Box): void {
  const { doc, y } = pen;
  doc.lineWidth(0.5);
  if (paper) doc.rect(left, y, width, height).fillAndStroke(paper, line);
  else doc.rect(left, y, width, height).stroke(line);
  if (text === '') return;
  dress(pen, look);
  doc.text(pen.written(text, look.font), left + padding, y + padding, {
    width: width - 2 * padding,
    height: height - 2 * padding + 1,
    align: centred ? 'center' : 'left',
    ellipsis: true,
  });
}
