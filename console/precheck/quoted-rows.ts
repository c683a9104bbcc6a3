import type { Digest } from '../../shared/model/digest.ts';
import type { ByteSource, Means } from '../../shared/ports.ts';
import { decode, statedEncoding } from '../../shared/reading/decode.ts';
import { NotUtf8, Refusal } from '../../shared/reading/refusal.ts';
import { packedUpload, unpack } from '../../shared/reading/unpack.ts';
import type { QuotedRow } from './protocol.ts';

/** Rows that are quoted of one file, and characters of each. */
const MOST = 8;
const LONGEST = 240;
/** A row further down is not looked for: what is wrong shows at the beginning nearly always. Lines. */
const FURTHEST = 200_000;

/**
 * The lines that the issues of a file name first, as they stand in it: whoever reads of a wrong row sees it. Only of a text of lines; it
 * stays in the browser of whoever has the file.
 */
export async function quotedRows(bytes: ByteSource, digest: Digest, means: Means): Promise<readonly QuotedRow[]> {
  const wanted = rowsToQuote(digest);
  if (wanted.length === 0) return [];
  try {
    const { container, magic, open } = await unpack(packedUpload(bytes), means.inflate);
    if (container.is !== 'text') return [];
    try {
      return await linesAt(decode(open(), statedEncoding(magic)), wanted);
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      return await linesAt(decode(open(), 'windows-1252'), wanted);
    }
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The first row of each issue, the second of each, and so on. Members of archives have rows of their own, which are not looked for. */
function rowsToQuote({ issues, members }: Digest): readonly number[] {
  if (members.length > 0) return [];
  const named = issues
    .filter(({ severity }) => severity !== 'info')
    .map(({ firstRows }) => firstRows.filter((row) => row > 0 && row <= FURTHEST));
  const turns = Math.max(0, ...named.map((rows) => rows.length));
  const inTurn = Array.from({ length: turns }, (_, turn) => named.flatMap((rows) => rows[turn] ?? [])).flat();
  return [...new Set(inTurn)].slice(0, MOST).sort((a, b) => a - b);
}

/** Physical lines by their numbers, which rise. A line longer than what is shown is cut while it comes. */
async function linesAt(text: AsyncIterable<string>, wanted: readonly number[]): Promise<readonly QuotedRow[]> {
  const found: QuotedRow[] = [];
  let row = 1;
  let line = '';
  const end = (): boolean => {
    if (wanted.includes(row)) found.push({ row, text: line.replace(/\r$/, '') });
    line = '';
    row += 1;
    return found.length === wanted.length;
  };
  for await (const piece of text) {
    let from = 0;
    for (let to = piece.indexOf('\n'); to >= 0; to = piece.indexOf('\n', from)) {
      line += piece.slice(from, Math.min(to, from + LONGEST - line.length));
      from = to + 1;
      if (end()) return found;
    }
    line += piece.slice(from, from + LONGEST - line.length);
  }
  end();
  return found;
}
