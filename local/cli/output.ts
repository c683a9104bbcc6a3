import { openStatusLine } from '../progress/status-line.ts';

/** Long work shows itself here, on a terminal alone. Whatever else is written takes it away first. */
export const statusLine = openStatusLine(process.stderr, () => performance.now());

/** Progress, warnings and complaints go to stderr: stdout carries only the result. */
export function tell(line: string): void {
  statusLine.clear();
  process.stderr.write(`${line}\n`);
}

/** The result. Resolves when the system has taken it, however large it is. */
export function print(text: string): Promise<void> {
  statusLine.clear();
  return new Promise((resolve) => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve());
  });
}

export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, null, 2));
}

/** `attesta … | head`: a reader that leaves early is no fault. */
export function quietWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Columns of equal width; the last one is left as it is. Widths count characters, which for these texts are columns. */
export function table(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, [...cell].length);
  const pad = (cell: string, width: number) => cell + ' '.repeat(width - [...cell].length);
  const line = (row: readonly string[]) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : pad(cell, widths[index] as number))).join('  ');
  return rows.map((row) => `${indent}${line(row).trimEnd()}\n`).join('');
}

/** Breaks a text at spaces so that no line is longer than `width`; continuation lines start with `indent`. */
export function wrap(text: string, indent: string, width = 100): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join(`\n${indent}`);
}
