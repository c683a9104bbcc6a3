/** Where a status line is written: the part of `process.stderr` that it needs. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** One line at the foot of a terminal that is written over and over, and leaves nothing behind. */
export interface StatusLine {
  /** @param text makes the line for a width in columns; not called when it is too early to show one */
  show(text: (width: number) => string): void;
  /** Takes it away: before anything else is written, and at the end. The next work has its own half second. */
  clear(): void;
}

/** Work that ends sooner shows nothing. */
const QUIET_MS = 500;
/** More often than ten times a second nobody can read it. */
const BETWEEN_MS = 100;
const ERASE = '\r\u001b[K';
const USUAL_COLUMNS = 80;

/**
 * A screen that is no terminal gets nothing at all. Each update is one write, from the start of the line to its end and no further: nothing
 * flickers, and a line never wraps.
 * @param clock milliseconds, any origin
 */
export function openStatusLine(screen: Screen, clock: () => number): StatusLine {
  let begun: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(text) {
      if (!screen.isTTY) return;
      const now = clock();
      begun ??= now;
      if (now - begun < QUIET_MS || now - last < BETWEEN_MS) return;
      last = now;
      shown = true;
      const width = (screen.columns || USUAL_COLUMNS) - 1;
      screen.write(`\r${[...text(width)].slice(0, width).join('')}\u001b[K`);
    },
    clear() {
      begun = null;
      if (!shown) return;
      shown = false;
      screen.write(ERASE);
    },
  };
}
