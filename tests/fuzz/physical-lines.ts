/**
 * The lines of a text, cut naively; null where that is no fair count of rows: bytes of another encoding or of an archive, JSON, or a quote
 * that may hold a line end. Knows nothing of how the product cuts.
 */
export function linesOf(bytes: Buffer): readonly string[] | null {
  const text = bytes.toString('latin1');
  if (packed.some((start) => text.startsWith(start)) || /^(\xef\xbb\xbf)?\s*[[{]/.test(text)) return null;
  const lines = text.replace(/^\xef\xbb\xbf/, '').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.every(hasWholeCells) ? lines : null;
}

const packed = ['\x1f\x8b', 'PK', 'PAR1', '\xff\xfe', '\xfe\xff'];

/** Every quote of the line stands at the edge of a cell or beside another quote, whatever the delimiter is. */
function hasWholeCells(line: string): boolean {
  let open = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
    const neighbour = open ? line.charAt(at + 1) : line.charAt(at - 1);
    if (neighbour !== '' && !/[",;\t|^~]/.test(neighbour)) return false;
    open = !open;
  }
  return !open;
}
