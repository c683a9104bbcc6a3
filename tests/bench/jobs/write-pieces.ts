import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Pieces, one behind the other, into one file. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
