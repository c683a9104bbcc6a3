import fc from 'fast-check';

/** A change of a file's bytes; places are parts of its length, so that one change fits files of any size. */
export type Mutation =
  | { readonly kind: 'cut' | 'delete' | 'duplicate' | 'flip' | 'nul'; readonly at: number; readonly length: number }
  | { readonly kind: 'swap'; readonly at: number; readonly length: number; readonly other: number }
  | { readonly kind: 'put'; readonly at: number; readonly text: string }
  | { readonly kind: 'replace'; readonly from: string; readonly to: string; readonly every: number }
  | { readonly kind: 'repeat-line' | 'drop-line' | 'shuffle-columns' | 'drop-cell'; readonly at: number; readonly seed: number };

const part = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 1, max: 400 }));
const marks = [';', ',', '\t', '|', '"', '\n', '\r\n', '\r', '.', ':', '-', '/', ' ', '{', '}', '[', ']', 'null', '0', '1'];
const scraps = [
  ...marks,
  ...[
    '\u0000',
    '\ufeff',
    '\u2028',
    'à',
    '😀',
    '\ud83d',
    '""',
    '"\n"',
    ',,,,',
    '\n\n\n',
    '9'.repeat(400),
    '1e999',
    '-1',
    'NaN',
    '1.234,5',
    '1,234.5',
  ],
  ...[
    '2026-02-30',
    '2026-13-45T99:00:00Z',
    '31/12/2025 25:00',
    '275760-09-13T00:00:00Z',
    '1768000000',
    '{"a":',
    '[[[[',
    '__proto__',
    'constructor',
    '\\ud800',
    '\\u0000',
  ],
];

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('cut', 'delete', 'duplicate', 'flip', 'nul'), at: part, length }),
  fc.record({ kind: fc.constant('swap' as const), at: part, length, other: part }),
  fc.record({ kind: fc.constant('put' as const), at: part, text: fc.constantFrom(...scraps) }),
  fc.record({
    kind: fc.constant('replace' as const),
    from: fc.constantFrom(...marks),
    to: fc.constantFrom(...marks, ''),
    every: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constantFrom('repeat-line', 'drop-line', 'shuffle-columns', 'drop-cell'), at: part, seed: fc.nat() }),
);

/** The bytes after one change. Lines and cells are those of a text without quotes: a crude cut is as good as another. */
export function mutate(bytes: Buffer, change: Mutation): Buffer {
  if (change.kind === 'replace') return replaceSome(bytes, change);
  const at = Math.floor(change.at * bytes.length);
  if (change.kind === 'put') return Buffer.concat([bytes.subarray(0, at), Buffer.from(change.text), bytes.subarray(at)]);
  if ('seed' in change) return changeLine(bytes, change);
  const end = Math.min(bytes.length, at + change.length);
  const piece = bytes.subarray(at, end);
  if (change.kind === 'cut') return bytes.subarray(0, at);
  if (change.kind === 'delete') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
  if (change.kind === 'duplicate') return Buffer.concat([bytes.subarray(0, end), piece, bytes.subarray(end)]);
  if (change.kind === 'swap') {
    const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    const there = Math.floor(change.other * without.length);
    return Buffer.concat([without.subarray(0, there), piece, without.subarray(there)]);
  }
  const changed = change.kind === 'nul' ? Buffer.alloc(piece.length) : piece.map((byte, index) => byte ^ (1 << ((at + index) % 8)));
  return Buffer.concat([bytes.subarray(0, at), changed, bytes.subarray(end)]);
}

function replaceSome(bytes: Buffer, { from, to, every }: Mutation & { kind: 'replace' }): Buffer {
  const pieces = bytes.toString('latin1').split(from);
  const written = pieces.map((piece, index) => (index === 0 ? piece : (index % every === 0 ? to : from) + piece));
  return Buffer.from(written.join(''), 'latin1');
}

function changeLine(bytes: Buffer, { kind, at, seed }: Extract<Mutation, { seed: number }>): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const index = Math.floor(at * (lines.length - 1));
  if (kind === 'repeat-line') lines.splice(seed % lines.length, 0, lines[index] as string);
  else if (kind === 'drop-line') lines.splice(index, 1);
  else if (kind === 'drop-cell') lines[index] = withoutCell(lines[index] as string, seed);
  const changed = kind === 'shuffle-columns' ? lines.map((line) => withColumnsSwapped(line, seed)) : lines;
  return Buffer.from(changed.join('\n'), 'latin1');
}

const delimiterOf = (line: string): string => ['\t', ';', '|', ','].find((mark) => line.includes(mark)) ?? ',';

function withoutCell(line: string, seed: number): string {
  const mark = delimiterOf(line);
  const cells = line.split(mark);
  cells.splice(seed % cells.length, 1);
  return cells.join(mark);
}

function withColumnsSwapped(line: string, seed: number): string {
  const mark = delimiterOf(line);
  const cells = line.split(mark);
  const [a, b] = [seed % cells.length, (seed >> 8) % cells.length];
  [cells[a], cells[b]] = [cells[b] as string, cells[a] as string];
  return cells.join(mark);
}
