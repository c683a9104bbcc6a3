import { type Child, element } from '../dom/element.ts';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Child;
  /** Numbers stand at the right, under each other. */
  readonly isNumber?: boolean;
  /** The cell that says which row it is. At most one. */
  readonly isHead?: boolean;
}

interface TableOf<Row> {
  /** What the table is: read aloud before it. A heading above says it to the eye. */
  readonly caption: string;
  /** A class of its own, where its columns want a width. */
  readonly look?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/**
 * A table that becomes a list of cards on a narrow screen, each cell with its column's title. The roles are written out because a browser
 * forgets that a table is one as soon as its style makes blocks of it.
 */
export function table<Row>({ caption, look = '', columns, rows }: TableOf<Row>): HTMLElement {
  const cellOf = (row: Row) => (column: Column<Row>) => {
    const { title, cell, isNumber = false, isHead = false } = column;
    const attributes = { 'data-title': title, class: isNumber ? 'attesta-number' : undefined };
    const content = element('div', { class: 'attesta-cell' }, cell(row));
    return isHead
      ? element('th', { ...attributes, scope: 'row', role: 'rowheader' }, content)
      : element('td', { ...attributes, role: 'cell' }, content);
  };
  const head = ({ title, isNumber = false }: Column<Row>) =>
    element('th', { scope: 'col', role: 'columnheader', class: isNumber ? 'attesta-number' : undefined }, title);
  return element(
    'table',
    { class: `table attesta-table ${look}`.trim(), role: 'table' },
    element('caption', { class: 'visually-hidden' }, caption),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, columns.map(head))),
    element(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row) => element('tr', { role: 'row' }, columns.map(cellOf(row)))),
    ),
  );
}
