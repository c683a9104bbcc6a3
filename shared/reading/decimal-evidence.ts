import type { DecimalMark } from './decimal.ts';

/** What the cells of one column have shown of its decimal mark. Locale is decided for a column, never for a cell (formats.md §21). */
export interface DecimalEvidence {
  comma: number;
  dot: number;
  /** Cells such as 1.234 that are a thousand in one country and a fraction in another. */
  open: number;
}

export function emptyDecimalEvidence(): DecimalEvidence {
  return { comma: 0, dot: 0, open: 0 };
}

/** Counts one trimmed cell. Cells that are not numbers say nothing. */
export function weighDecimal(evidence: DecimalEvidence, cell: string): void {
  const says = markOf(cell);
  if (says === ',') evidence.comma += 1;
  else if (says === '.') evidence.dot += 1;
  else if (says === 'open') evidence.open += 1;
}

export type DecimalDecision =
  /** `null`: no cell needs a mark. */
  { readonly settled: true; readonly mark: DecimalMark | null } | { readonly settled: false };

/** The mark of a column after all its cells: what its cells show, else what the delimiter shows, else nothing. */
export function decideDecimal({ comma, dot, open }: DecimalEvidence, delimiter: string): DecimalDecision {
  if (comma > 0 && dot > 0) return { settled: false };
  if (comma > 0) return { settled: true, mark: ',' };
  if (dot > 0) return { settled: true, mark: '.' };
  if (open === 0) return { settled: true, mark: null };
  // Only countries with a decimal comma separate cells with semicolons.
  return delimiter === ';' ? { settled: true, mark: ',' } : { settled: false };
}

const body = /^[+-]?([\d.,]+)([eE][+-]?\d{1,3})?$/;

function markOf(cell: string): DecimalMark | 'open' | null {
  const match = body.exec(cell);
  if (!match) return null;
  const digits = match[1] as string;
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma < 0 && dot < 0) return null;
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  const mark: DecimalMark = comma >= 0 ? ',' : '.';
  const parts = digits.split(mark);
  // Two of the same separate thousands, so the other one is the decimal mark. 1.2.3 is no number, and proves nothing.
  if (parts.length > 2) return !parts.slice(1).every((group) => group.length === 3) ? null : mark === ',' ? '.' : ',';
  const [whole, fraction] = parts as [string, string];
  const couldBeThousand = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) && match[2] === undefined;
  return couldBeThousand ? 'open' : mark;
}
