import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Of each bundled file that a fault came by; null: it has none. */
const maps = new Map<string, SourceMap | null>();

/**
 * A frame of the stack with the place in our sources, of one in a bundle: `a (file:///var/task/index.mjs:13:108593)` → `a
 * (functions/adapters/s3.ts:84:15)`. The map is read when the first fault needs it. `--enable-source-maps` would do the same, and reads every
 * map at every start: a seventh of a function's start, for faults that hardly ever come.
 */
export const sourceFrame = (frame: string): string =>
  frame.replace(/(file:\/\/\/[^\s()]+\.mjs|\/[^\s()]+\.mjs):(\d+):(\d+)/, (place, file: string, line: string, column: string) => {
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !('originalSource' in entry)) return place;
    const source = entry.originalSource.replace(/^(\.\.?\/)+/, '');
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readMap(file.startsWith('file:') ? fileURLToPath(file) : file);
  maps.set(file, map);
  return map;
}

/** Where it cannot be read the frame stays as it is: whoever tells of a fault must not fail over it. */
function readMap(path: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')));
  } catch {
    return null;
  }
}
