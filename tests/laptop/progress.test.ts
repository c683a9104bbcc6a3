import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { readingText } from '../../local/progress/reading-text.ts';
import { type ReadingSeen, watchReading } from '../../local/progress/reading-watch.ts';
import { openStatusLine, type Screen } from '../../local/progress/status-line.ts';
import { watchedPorts } from '../../local/progress/watched-ports.ts';
import { ingest } from '../../shared/pipeline.ts';
import type { ByteSource } from '../../shared/ports.ts';
import { memorySource } from '../../shared/reading/containers/byte-range.ts';
import { attesta } from '../e2e/rig.ts';

/** A stand-in for a terminal: what was written to it. */
function terminal(screen: Omit<Screen, 'write'>): Screen & { readonly written: string[] } {
  const written: string[] = [];
  return { ...screen, written, write: (text) => written.push(text) };
}

describe('the status line', () => {
  const shownAt = (screen: Omit<Screen, 'write'>, times: readonly number[], text = 'quanto') => {
    const { written, ...rest } = terminal(screen);
    let now = 0;
    const line = openStatusLine(rest, () => now);
    for (const time of times) {
      now = time;
      line.show(() => text);
    }
    return { written, line };
  };
  const everyTenth = Array.from({ length: 200 }, (_, n) => n * 10);

  test('is never written to what is no terminal, its end included', () => {
    for (const isTTY of [false, undefined]) {
      const { written, line } = shownAt({ isTTY }, everyTenth);
      line.clear();
      expect(written).toEqual([]);
    }
  });
  test('waits half a second, then comes ten times a second at most', () =>
    expect(shownAt({ isTTY: true }, everyTenth).written).toHaveLength(15));
  test('is not there for work that ends within half a second', () => {
    const { written, line } = shownAt({ isTTY: true }, [0, 200, 499]);
    line.clear();
    expect(written).toEqual([]);
  });
  test('is one write from the start of the line, cut before the last column', () =>
    expect(shownAt({ isTTY: true, columns: 8 }, [0, 500], 'città è lunga').written).toEqual(['\rcittà è\u001b[K']));
  test('of a terminal that does not say its width takes 79 columns', () =>
    expect(shownAt({ isTTY: true, columns: 0 }, [0, 500], 'x'.repeat(100)).written[0]).toHaveLength(79 + '\r\u001b[K'.length));
  test('is erased once, and what comes next has its own half second', () => {
    const screen = terminal({ isTTY: true });
    let now = 0;
    const line = openStatusLine(screen, () => now);
    for (const time of [0, 500, 900]) {
      now = time;
      line.show(() => 'x');
    }
    line.clear();
    line.clear();
    now = 1000;
    line.show(() => 'y');
    now = 1499;
    line.show(() => 'y');
    expect(screen.written).toEqual(['\rx\u001b[K', '\rx\u001b[K', '\r\u001b[K']);
  });
});

describe('the text', () => {
  const seen: ReadingSeen = { name: 'a/report.csv', others: 0, bytes: 112_540_000, size: 250e6, rowsPerSecond: 312_345, secondsLeft: 7.2 };
  test.each([
    [
      {},
      'a/report.csv  45 %  112,5 di 250,0 MB  312.000 righe/s  ancora 8 s',
      'a/report.csv  45 %  112.5 of 250.0 MB  312,000 rows/s  8 s left',
    ],
    [
      { rowsPerSecond: null, secondsLeft: null },
      'a/report.csv  45 %  112,5 di 250,0 MB  preparo',
      'a/report.csv  45 %  112.5 of 250.0 MB  preparing',
    ],
    [
      { secondsLeft: 125, others: 2, rowsPerSecond: 999.6 },
      'a/report.csv (+2)  45 %  112,5 di 250,0 MB  1.000 righe/s  ancora 2:05',
      'a/report.csv (+2)  45 %  112.5 of 250.0 MB  1,000 rows/s  2:05 left',
    ],
    [
      { secondsLeft: 3725, rowsPerSecond: 17_234_567 },
      'a/report.csv  45 %  112,5 di 250,0 MB  17.200.000 righe/s  ancora 1:02:05',
      'a/report.csv  45 %  112.5 of 250.0 MB  17,200,000 rows/s  1:02:05 left',
    ],
    [
      { bytes: 0, size: 0, rowsPerSecond: null, secondsLeft: null },
      'a/report.csv  100 %  0,0 di 0,0 MB  preparo',
      'a/report.csv  100 %  0.0 of 0.0 MB  preparing',
    ],
  ])('%j', (changed, it, en) => {
    expect(readingText({ ...seen, ...changed }, 'it', 200)).toBe(it);
    expect(readingText({ ...seen, ...changed }, 'en', 200)).toBe(en);
  });
  test('keeps the end of a long name, and no name where there is no room for one', () => {
    const long = { ...seen, name: `cartella-${'è'.repeat(50)}/report.csv` };
    for (const width of [60, 64, 70, 79, 100]) expect([...readingText(long, 'it', width)].length).toBeLessThanOrEqual(width);
    expect(readingText(long, 'it', 66)).toBe('…/report.csv  45 %  112,5 di 250,0 MB  312.000 righe/s  ancora 8 s');
    expect(readingText(long, 'it', 60)).toBe('45 %  112,5 di 250,0 MB  312.000 righe/s  ancora 8 s');
  });
});

/** Pieces of a text, and a clock that goes on by a second with each. */
function inPieces(text: string, pieces: number, tick: () => void): ByteSource {
  const whole = memorySource(new TextEncoder().encode(text));
  return {
    ...whole,
    async *stream() {
      for (let piece = 0; piece < pieces; piece += 1) {
        tick();
        yield await whole.slice(Math.floor((whole.size * piece) / pieces), Math.floor((whole.size * (piece + 1)) / pieces));
      }
    },
  };
}

const rows = Array.from(
  { length: 4_000 },
  (_, n) => `${new Date(Date.UTC(2026, 0, 1) + n * 300_000).toISOString()},vm-1,CPUUtilization,${n % 90},Percent`,
);
const csv = `timestamp,resource_id,metric,value,unit\n${rows.join('\n')}\n`;

describe('the watch', () => {
  const watching = () => {
    let now = 0;
    const seen: ReadingSeen[] = [];
    const watch = watchReading(
      () => now,
      (one) => seen.push(one),
    );
    const tick = () => {
      now += 1000;
    };
    return { watch, seen, tick };
  };

  test('changes nothing of a digest', async () => {
    const { watch, seen, tick } = watching();
    const bytes = inPieces(csv, 40, tick);
    const plain = await ingest({ bytes, kind: 'usage-report', mapping: null }, nodeMeans);
    const watched = await ingest(
      { bytes: watch.source('a.csv', bytes), kind: 'usage-report', mapping: null },
      { ...nodeMeans, onRows: watch.onRows },
    );
    expect(watched).toEqual(plain);
    // Every piece at least once: hashing goes along with the reading.
    expect(seen.length).toBeGreaterThan(40);
  });

  test('tells bytes, rows a second and time left of the pass that counts the rows', async () => {
    const { watch, seen, tick } = watching();
    const bytes = watch.source('a.csv', inPieces(csv, 40, tick));
    await ingest({ bytes, kind: 'usage-report', mapping: null }, { ...nodeMeans, onRows: watch.onRows });
    expect(seen[0]).toEqual({
      name: 'a.csv',
      others: 0,
      bytes: Math.floor(bytes.size / 40),
      size: bytes.size,
      rowsPerSecond: null,
      secondsLeft: null,
    });
    const counting = seen.filter(({ rowsPerSecond }) => rowsPerSecond !== null);
    const middle = counting[Math.floor(counting.length / 2)];
    // 4,000 rows over the 40 s of one pass, whatever time the passes before it took.
    expect(middle?.rowsPerSecond).toBeCloseTo(100, -1);
    expect(middle?.secondsLeft).toBeCloseTo((40 * (bytes.size - (middle?.bytes ?? 0))) / bytes.size, 0);
    expect(counting.at(-1)).toMatchObject({ bytes: bytes.size, secondsLeft: 0 });
  });

  test('tells the first of several files, then the next', async () => {
    const { watch, seen, tick } = watching();
    const [first, second] = ['a', 'b'].map((name) => watch.source(name, inPieces(csv, 4, tick))) as [ByteSource, ByteSource];
    const readThrough = async ({ stream }: ByteSource) => {
      for await (const _ of stream());
    };
    await readThrough(second);
    expect(seen).toEqual([]);
    await readThrough(first);
    expect(seen.at(-1)).toMatchObject({ name: 'a', others: 1, bytes: first.size });
    watch.done('a');
    await readThrough(second);
    expect(seen.at(-1)).toMatchObject({ name: 'b', others: 0 });
  });

  test('foretells nothing where bytes are asked for in another order, and never more than all of them', async () => {
    const { watch, seen } = watching();
    const bytes = watch.source('a.zip', memorySource(new Uint8Array(1000)));
    await bytes.slice(0, 64);
    expect(seen).toEqual([]);
    await bytes.slice(900, 1000);
    for (let at = 0; at < 2000; at += 400) await bytes.slice(100, 500);
    watch.onRows({ read: 10 });
    expect(seen.map((one) => one.bytes)).toEqual([100, 500, 900, 1000, 1000, 1000]);
    expect(seen.every(({ secondsLeft }) => secondsLeft === null)).toBe(true);
  });

  test('of the stack follows what is large alone', async () => {
    const opened: string[] = [];
    const size = { small: 999_999, large: 1_000_000 };
    const evidence = {
      open: async (key: 'small' | 'large') => ({ ...memorySource(new Uint8Array(size[key])), versionId: key, lastModified: '' }),
    };
    const source = (name: string, bytes: ByteSource) => {
      opened.push(name);
      return bytes;
    };
    const watch = { ...watching().watch, source };
    const ports = watchedPorts({ evidence, means: nodeMeans } as never, watch);
    for (const key of ['small', 'large']) expect(await ports.evidence.open(key, '')).toMatchObject({ versionId: key });
    expect(opened).toEqual(['large']);
  });
});

/** `script` of util-linux gives a command a terminal of its own; both outputs come back as one. */
describe.runIf(process.platform === 'linux' && existsSync('/usr/bin/script'))('at a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attesta-progress-'));
  const file = join(folder, 'long.csv');
  beforeAll(() => {
    const machines = Array.from({ length: 150 }, (_, vm) => rows.map((row) => row.replace('vm-1', `vm-${vm}`)).join('\n'));
    writeFileSync(file, `timestamp,resource_id,metric,value,unit\n${machines.join('\n')}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('inspect shows bytes, rows a second and time left, and takes them away before the result', () => {
    const command = `'${process.execPath}' '${join(import.meta.dirname, '../../local/cli/main.ts')}' inspect '${file}' --lang en`;
    const written = execFileSync('/usr/bin/script', ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '80' },
    });
    const erased = written.lastIndexOf('\r\u001b[K');
    expect(written.slice(0, erased)).toMatch(/\d+ % {2}[\d.]+ of [\d.]+ MB {2}[\d,]+ rows\/s {2}\d+ s left/);
    expect(written.slice(erased)).toContain('MAPPING_MISSING');
    expect(written.slice(erased)).not.toContain('rows/s');
  });

  test('with its outputs going elsewhere it shows nothing', async () => {
    const { stdout, stderr } = await attesta(['inspect', file]).ended;
    expect([stdout.includes('\u001b'), stderr]).toEqual([false, '']);
  });
});
