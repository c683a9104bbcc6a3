import type { Milliseconds } from '../../../shared/model/usage.ts';
import { ROME } from '../../../shared/time/rome.ts';
import { zoneClock } from '../../../shared/time/zone.ts';

export interface SpreadsheetRow {
  readonly at: Milliseconds;
  /** Texts as they are, numbers with `decimals` decimal places and a comma. */
  readonly cells: readonly (string | number)[];
}

/** A CSV as Italian Excel saves it: `;`, decimal comma, dd/MM/yyyy HH:mm on the clock of Rome, CRLF. */
export function italianSpreadsheet(header: readonly string[], rows: readonly SpreadsheetRow[], decimals = 2): string {
  const lines = rows.map(({ at, cells }) =>
    [italianTime(at), ...cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(decimals).replace('.', ',') : cell))].join(';'),
  );
  return `${[header.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** dd/MM/yyyy HH:mm as the clock of Rome shows it; the autumn hour comes twice, as on paper. */
export function italianTime(at: Milliseconds): string {
  const [date = '', time = ''] = new Date(zoneClock(ROME).toWall(at)).toISOString().split('T');
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
}

/** Windows-1252, the letters these files use: Latin-1 and no more. Throws on any other, rather than writing something else. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) as number;
    if (code > 0xff || (code >= 0x80 && code < 0xa0)) throw new Error(`not written in Windows-1252 here: ${letter}`);
    return code;
  });
}
