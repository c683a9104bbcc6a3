import { describe, expect, test } from 'vitest';
import { formats } from '../../shared/formats/index.generated.ts';
import { recognise } from '../../shared/formats/recognise.ts';
import { ingest } from '../../shared/pipeline.ts';
import { planBill } from '../../shared/reading/bill-plan.ts';
import { readLines } from '../../shared/reading/read-lines.ts';
import { linesOf } from '../../shared/reading/row-source.ts';
import { rowsOfBytes } from '../../shared/reading/scan/byte-rows.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { drawBill } from './bill-ways/draw-bill.ts';
import { means, readBytes, sourceOf } from './read-bytes.ts';
import { openRecordingSink } from './recording-sink.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** What is read the short way is read from bytes of ASCII and more: a text in UTF-16 goes the long way, row by row. */
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.startsWith('\uFEFF') ? text : `\uFEFF${text}`, 'utf16le'));

async function told(bytes: Uint8Array, pieces?: readonly number[]): Promise<unknown> {
  const { recognition, recording } = await readBytes(bytes, { kind: 'usage-report', ...(pieces && { pieces }) });
  return { recognition, ...recording, issues: recording.issues.filter(({ code }) => code !== 'ENCODING_ASSUMED') };
}

/** All of a digest but what tells the bytes from each other. */
async function digestText(bytes: Uint8Array): Promise<string> {
  const { issues, ...digest } = await ingest({ bytes: sourceOf(bytes), kind: 'usage-report', mapping: null }, means);
  const ofRows = issues.filter(({ code }) => code !== 'ENCODING_ASSUMED');
  return canonicalJson({ ...digest, issues: ofRows, id: '', fileSha256: '', bytes: 0 });
}

const GROUPS = Array.from({ length: 8 }, (_, group) => group);
const FILES_A_GROUP = 15;

test.each(GROUPS)('a bill says the same the short way and the long one, wherever its bytes are cut: group %i', async (group) => {
  for (let file = 0; file < FILES_A_GROUP; file += 1) {
    const seed = group * FILES_A_GROUP + file;
    const { text } = drawBill(seed);
    const long = await told(utf16(text));
    expect(await told(utf8(text)), `bill ${seed}`).toEqual(long);
    expect(await told(utf8(text), [1 + (seed % 97)]), `bill ${seed}, cut`).toEqual(long);
    expect(await digestText(utf8(text)), `digest of bill ${seed}`).toBe(await digestText(utf16(text)));
  }
});

const hour = (step: number): string => new Date(Date.UTC(2026, 2, 10, step)).toISOString();
const titles = 'ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ResourceId,BilledCost,ConsumedQuantity,Tags';
const lineOf = (step: number, id: string, quantity: string): string =>
  `Usage,${hour(step)},${hour(step + 1)},${id},${step / 7},${quantity},"{""città"":""${step}, due""}"`;

test('a byte that nobody looks at and that is of no UTF-8 makes another encoding of the file', async () => {
  const text = [titles, ...[0, 1, 2, 3].map((step) => lineOf(step % 2, 'vm-1', '1'))].join('\n').replaceAll('città', 'citta');
  const bytes = utf8(`${text}\n`);
  bytes[text.lastIndexOf('due')] = 0xe0;
  const { recording } = await readBytes(bytes, { kind: 'usage-report' });
  expect(recording.issues.map(({ code }) => code)).toContain('ENCODING_ASSUMED');
  expect(recording.rows).toEqual({ read: 4, accepted: 4, rejected: 0 });
});

/** How many of these lines are read as text. */
async function longWayRows(lines: readonly string[]): Promise<number> {
  const text = `${[titles, ...lines].join('\n')}\n`;
  const head = { text, whole: true, typed: false, kind: 'usage-report', mapping: null } as const;
  const recognised = recognise(head, formats);
  if (recognised.found !== 'one' || recognised.format.reading.shape !== 'lines') throw new Error('no bill');
  async function* open(): AsyncGenerator<Uint8Array> {
    yield utf8(text);
  }
  const fromBytes = rowsOfBytes(',', open, 'utf-8');
  let seen = 0;
  const rows: typeof fromBytes = (onRow, onFault, shortWay) =>
    fromBytes(
      (cells, row, closed) => {
        seen += 1;
        return onRow(cells, row, closed);
      },
      onFault,
      shortWay,
    );
  const decoded = linesOf(',', async function* () {
    yield text;
  });
  await readLines(recognised.format.reading.plan(head), { decoded, bytes: { rows, encoding: 'utf-8' } }, openRecordingSink);
  return seen - 1;
}

describe('lines that go the long way', () => {
  const steps = Array.from({ length: 20 }, (_, step) => step);
  test('none, whoever they are of, whenever they are and whatever they cost', async () => {
    const lines = steps.flatMap((step) => ['vm-1', 'vm-2', 'macchina-è'].map((id) => lineOf(step, id, `${step}.5`)));
    expect(await longWayRows(lines)).toBe(0);
  });
  test('every one with a quantity that is no plain number', async () => {
    expect(await longWayRows(steps.map((step) => lineOf(0, 'vm-1', `-${step}`)))).toBe(steps.length);
  });
});

test('a part of a line looks at no title but its own', () => {
  const plan = planBill(
    { text: 'id,amount,start\na,1,2\n', whole: true, typed: false, kind: null, mapping: null },
    {
      isHeader: (columns) => columns.has('id'),
      ids: ['id'],
      quantities: ['amount'],
      evidence: 'billed',
      open: () => ({
        explain: {
          terms: ['id'],
          times: ['start'],
          charge: (text) => ({ resourceId: text('start'), values: [] }),
          when: () => ({ start: 0, length: 0 }),
        },
      }),
    },
  );
  expect(() => plan.explain(['a', '1', '2'])).toThrow('start');
});
