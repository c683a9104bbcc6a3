import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Format, JsonRun } from '../../shared/formats/define-format.ts';
import { formats } from '../../shared/formats/index.generated.ts';
import { readJsonSlices, type SliceLimits } from '../../shared/reading/json-slices.ts';
import { oncePerRow } from '../../shared/reading/once-per-row.ts';
import type { Refusal } from '../../shared/reading/refusal.ts';
import { azureCases } from '../formats/cases-azure.ts';
import { cloudWatchCases } from '../formats/cases-cloudwatch.ts';
import { jsonCases } from '../formats/cases-json.ts';
import { mappingOf } from './read-bytes.ts';
import { openRecordingSink, type Recording } from './recording-sink.ts';

const opened = (text: string, piece = 64) =>
  async function* (): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += piece) yield text.slice(at, at + piece);
  };

async function slicesOf(text: string, rows: readonly string[], limits: SliceLimits, piece = 64): Promise<string[]> {
  const slices: string[] = [];
  for await (const slice of readJsonSlices(opened(text, piece), rows, limits)) slices.push(slice);
  return slices;
}

type JsonReading = Format['reading'] & { readonly shape: 'json' };

/** What a format reads from documents given one after the other. */
function readAll(reading: JsonReading, documents: readonly unknown[], mapping: string | undefined): Recording {
  const sink = openRecordingSink();
  let row = 0;
  const nextRow = (): number => {
    row += 1;
    return row;
  };
  const run: JsonRun = { sink: oncePerRow(sink), mapping: mapping === undefined ? null : mappingOf(mapping), nextRow };
  for (const document of documents) reading.read(document, run);
  // Which aggregations an Azure series has at all, and so where one of them is absent, only its own part can say.
  const valued = sink.recording.series.map(({ identity, rows }) => ({ identity, rows: rows.filter(([, , value]) => value !== null) }));
  return { ...sink.recording, series: valued };
}

const readings = new Map(formats.map(({ id, reading }) => [id, reading]));
const sliced = [...jsonCases, ...azureCases, ...cloudWatchCases].flatMap((fixture) => {
  const reading = readings.get(fixture.format);
  const plain = !fixture.input.name.endsWith('.gz');
  return plain && reading?.shape === 'json' && reading.rows ? [[`${fixture.format}/${fixture.name}`, fixture, reading] as const] : [];
});

describe('a document in slices', () => {
  test.each(sliced)('%s reads the same as whole', async (_name, { input, mapping }, reading) => {
    const text = new TextDecoder().decode(input.bytes);
    const limits = { longest: 100_000 };
    const [whole, few, many] = await Promise.all(
      [100_000, 2_000, 1].map((slice) => slicesOf(text, reading.rows ?? [], { ...limits, slice })),
    );
    const read = (slices: readonly string[] = []): Recording =>
      readAll(
        reading,
        slices.map((slice) => JSON.parse(slice) as unknown),
        mapping,
      );
    expect(read(few)).toEqual(read(whole));
    expect(read(many)).toEqual(read(whole));
    expect(many?.length).toBeGreaterThan(whole?.length ?? 0);
  });

  test('what stands before the rows and behind them is in every slice, and each row in one', async () => {
    const text = '{"a":{"b":[1,2]},"rows":[{"n":1},{"n":2},{"n":3}],"more":[{"m":1}],"z":"end"}';
    const slices = await slicesOf(text, ['rows'], { slice: 1, longest: 1000 });
    const rest = { a: { b: [1, 2] }, more: [{ m: 1 }], z: 'end' };
    expect(slices.map((slice) => JSON.parse(slice))).toEqual([
      { ...rest, rows: [{ n: 1 }] },
      { ...rest, rows: [{ n: 2 }] },
      { ...rest, rows: [{ n: 3 }] },
      { ...rest, rows: [] },
    ]);
  });

  test('rows inside rows keep what is said of them', async () => {
    const text = '{"unit":"x","series":[{"id":1,"rows":[[1],[2]],"kind":"k"},{"rows":[[3]],"id":2}]}';
    const slices = await slicesOf(text, ['series', 'rows'], { slice: 1, longest: 1000 });
    const seen = slices.flatMap((slice) => {
      const { unit, series } = JSON.parse(slice) as { unit: string; series: { id: number; kind?: string; rows: number[][] }[] };
      return series.flatMap(({ id, kind, rows }) => rows.map(([n]) => [unit, id, kind, n]));
    });
    expect(seen).toEqual([
      ['x', 1, 'k', 1],
      ['x', 1, 'k', 2],
      ['x', 2, undefined, 3],
    ]);
  });

  test.each([
    ['cut off', '{"rows":[{"n":1},{"n"', 'JSON_TRUNCATED'],
    ['in a string', '{"rows":[{"n":"', 'JSON_TRUNCATED'],
    ['brackets that do not match', '{"rows":[{"n":1]}', 'JSON_MALFORMED'],
    ['words between documents', '{"rows":[]} x {}', 'JSON_MALFORMED'],
    ['a row longer than admitted', `{"rows":[{"n":"${'9'.repeat(2000)}"}]}`, 'JSON_TOO_LARGE'],
    ['numbers longer than admitted', `{"rows":[${'9,'.repeat(2000)}9]}`, 'JSON_TOO_LARGE'],
    ['depth', `{"rows":[${'['.repeat(200)}${']'.repeat(200)}]}`, 'JSON_TOO_DEEP'],
  ])('%s', async (_name, text, code) => {
    const refusal = await slicesOf(text, ['rows'], { slice: 10, longest: 1000 }).then(
      () => null,
      (error: Refusal) => error.code,
    );
    expect(refusal).toBe(code);
  });

  test('whatever the document, the slices together hold its rows in order, and all its members', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'quo"te', 'back\\slash', 'è');
    const member = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant({ deep: [{ x: 1 }, [2]] }),
      fc.constant([{ y: '}' }]),
    );
    const row = fc.oneof(fc.record({ n: fc.integer(), t: fc.string() }), fc.array(fc.integer(), { maxLength: 2 }));
    const document = fc.tuple(
      fc.dictionary(key, member),
      fc.array(row, { maxLength: 8 }),
      fc.dictionary(
        key.map((name) => `${name}2`),
        member,
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 2),
        async ([before, rows, behind], slice, piece, indent) => {
          const text = JSON.stringify({ ...before, rows, ...behind }, null, indent);
          const slices = (await slicesOf(`${text}\n${text}`, ['rows'], { slice, longest: 100_000 }, piece)).map((one) => JSON.parse(one));
          expect(slices.flatMap((one) => one.rows)).toEqual([...rows, ...rows]);
          for (const one of slices) expect({ ...one, rows }).toEqual({ ...before, rows, ...behind });
        },
      ),
      { numRuns: 400 },
    );
  });
});
