import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeName, walkRecords } from '../../shared/reading/records/find-records.ts';
import { recordValues } from '../../shared/reading/records/record-values.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const wide = `columns: { time: time }
resourceId: { constant: SRV }
series:
  - { column: cpu.usage, class: cpu, unit: "%", statistic: avg }
  - { column: mem, class: ram, unit: "%", statistic: avg }
`;
const at = (minute: number): string => `"time":"2025-10-13T00:${String(minute).padStart(2, '0')}:00Z"`;

async function read(text: string, mapping: string | null = wide) {
  const { recognition, recording } = await readBytes(text, { mapping });
  const values = Object.fromEntries(
    recording.series.map(({ identity, rows }) => [identity.metric, rows.map(([, , value, row]) => [row, value])]),
  );
  return { recognition, rows: recording.rows, issues: issueCounts(recording), values };
}

describe('records of JSON as rows of a table', () => {
  test.each([
    ['a list', `[{${at(0)},"mem":1},{${at(5)},"mem":2}]`],
    ['a list under a key', `{"rows":[{${at(0)},"mem":1},{${at(5)},"mem":2}]}`],
    ['a list under keys, others around it', `{"a":{"b":[]},"data":{"x":"y","rows":[{${at(0)},"mem":1},{${at(5)},"mem":2}],"n":2}}`],
    ['one a line', `{${at(0)},"mem":1}\n{${at(5)},"mem":2}\n`],
    ['one a line, with lists inside', `{${at(0)},"mem":1,"tags":[{"k":"v"}]}\r\n{${at(5)},"mem":2,"tags":[]}`],
    ['answers glued together', `{"rows":[{${at(0)},"mem":1}]}{"rows":[{${at(5)},"mem":2}]}`],
    ['keys in other case', `[{${at(0)},"MEM":1},{"Time":"2025-10-13T00:05:00Z","Mem":2}]`],
    ['texts for numbers', `[{${at(0)},"mem":"1"},{${at(5)},"mem":"2"}]`],
    ['instants of Windows PowerShell', '[{"time":"\\/Date(1760313600000)\\/","mem":1},{"time":"/Date(1760313900000+0200)/","mem":2}]'],
    ['seconds and milliseconds since 1970', '[{"time":1760313600,"mem":1},{"time":1760313900000,"mem":2}]'],
  ])('%s', async (_name, text) => {
    const { values, rows, recognition } = await read(text);
    expect(recognition).toMatchObject({ status: 'recognised', format: 'generic-json', needs: [] });
    expect(values).toEqual({
      mem: [
        [1, '1'],
        [2, '2'],
      ],
    });
    expect(rows).toEqual({ read: 2, accepted: 2, rejected: 0 });
  });

  test('null is no data; a key that is not there says nothing, unless none of the values is there', async () => {
    const { values, issues } = await read(`[{${at(0)},"cpu":{"usage":null},"mem":1},{${at(5)},"mem":2},{${at(10)}}]`);
    expect(values).toEqual({
      'cpu.usage': [
        [1, null],
        [3, null],
      ],
      mem: [
        [1, '1'],
        [2, '2'],
        [3, null],
      ],
    });
    expect(issues).toEqual({});
  });

  test.each([
    ['a key twice', `[{${at(0)},"mem":1,"mem":2},{${at(5)},"mem":3}]`, { KEY_REPEATED: 1 }],
    ['a key twice, once in other case', `[{${at(0)},"mem":1,"MEM":2},{${at(5)},"mem":3}]`, { KEY_REPEATED: 1 }],
    ['a key twice that nobody asks for', `[{${at(0)},"x":1,"x":2},{${at(5)},"mem":3}]`, {}],
    [
      'numbers and texts between',
      `[1,"a,b",{${at(0)},"mem":[1]},[{${at(0)}}],{${at(5)},"mem":3},null]`,
      { ITEM_UNREADABLE: 3, VALUE_UNREADABLE: 1 },
    ],
    ['a list for each machine', `{"a":[{${at(0)},"mem":1},{${at(5)},"mem":3}],"b":[{${at(0)},"mem":9}]}`, { RECORD_ELSEWHERE: 1 }],
    ['a document without the list', `{"rows":[{${at(0)},"mem":1},{${at(5)},"mem":3}]}\n{"error":"timeout"}`, { ITEM_UNREADABLE: 1 }],
    ['a value that is no number', `[{${at(0)},"mem":true},{${at(5)},"mem":3}]`, { VALUE_UNREADABLE: 1 }],
    ['nothing in a record', `[{},{${at(5)},"mem":3}]`, { ROW_EMPTY: 1 }],
    ['no time', `[{"mem":1},{${at(5)},"mem":3}]`, { TS_EMPTY: 1 }],
    ['a time that is no time', `[{"time":12,"mem":1},{${at(5)},"mem":3}]`, { TS_UNREADABLE: 1 }],
  ])('%s is told', async (_name, text, wanted) => {
    const { issues, values, rows } = await read(text);
    const { MAPPING_COLUMN_MISSING: _, ...others } = issues;
    expect(others).toEqual(wanted);
    expect(values.mem?.at(-1)?.[1]).toBe('3');
    expect(rows.read).toBe(rows.accepted + rows.rejected);
  });

  test('a name that no record has is told with the keys that there are, wherever they are first', async () => {
    const filler = Array.from({ length: 2000 }, (_, index) => `{${at(index % 60)},"mem":${index}}`).join(',');
    const { recording } = await readBytes(`[${filler},{${at(0)},"mem":1,"late":2}]`, {
      mapping: wide.replace('cpu.usage', 'late').replace('column: mem', 'column: memory'),
    });
    const [missing] = recording.issues.filter(({ code }) => code === 'MAPPING_COLUMN_MISSING');
    expect(missing?.details).toEqual({ column: 'memory', found: ['time', 'mem', 'late'] });
    expect(recording.series.map(({ identity }) => identity.metric)).toEqual(['late']);
  });

  test('a number has no decimal question beside texts that have one', async () => {
    const { values } = await read(`[{${at(0)},"mem":1.234},{${at(5)},"mem":"12,5"},{${at(10)},"mem":2e1}]`);
    expect(values).toEqual({
      mem: [
        [1, '1.234'],
        [2, '12.5'],
        [3, '20'],
      ],
    });
  });

  test('day and month that nobody can tell apart are asked for, and a pattern leaves epoch numbers alone', async () => {
    const text = '[{"time":"03/04/2025 10:00","mem":1},{"time":1760313900,"mem":2}]';
    expect((await read(text)).issues).toEqual({ TS_FORMAT_AMBIGUOUS: 1, MAPPING_COLUMN_MISSING: 1 });
    const declared = await read(text, `zone: Europe/Rome\ndateFormat: dd/MM/yyyy HH:mm\n${wide}`);
    expect(declared).toMatchObject({ rows: { accepted: 2 }, issues: { MAPPING_COLUMN_MISSING: 1 } });
  });

  test.each([
    ['cut off', `[{${at(0)},"mem":1},{${at(5)},"me`, 'JSON_TRUNCATED'],
    ['a record that is no JSON', `[{${at(0)},"mem":1},{${at(5)},"mem":NaN}]`, 'JSON_MALFORMED'],
    ['brackets that do not match', `[{${at(0)},"mem":1},{${at(5)},"mem":2]}`, 'JSON_MALFORMED'],
    ['a record longer than a row', `[{${at(0)},"mem":1},{${at(5)},"mem":"${'9'.repeat(1_200_000)}"}]`, 'ROW_TOO_LONG'],
    ['too deep', `[{${at(0)},"mem":1},${'['.repeat(200)}${']'.repeat(200)}]`, 'JSON_TOO_DEEP'],
  ])('%s', async (_name, text, reason) => {
    expect((await read(text)).recognition).toMatchObject({ status: 'refused', reason });
  });

  test.each([
    ['one object that lies along no time', '{"a":1,"b":2}'],
    ['names', '[{"name":"a","city":"b"},{"name":"c","city":"d"}]'],
    ['lists of lists', '[[1760313600,2],[1760313900,3]]'],
    ['columns and rows of Grafana', '[{"columns":[{"text":"Time"}],"rows":[[1760313900000,5]]}]'],
  ])('without a mapping nobody takes for a table: %s', async (_name, text) => {
    expect((await read(text, null)).recognition.format).not.toBe('generic-json');
  });
});

/** Numbers as keys come first in an object, wherever they stand in its text. */
const byPath = <Value extends { readonly path: string }>(values: readonly Value[]): Value[] =>
  values.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
const name = fc.oneof(fc.constantFrom('a', 'b', 'è', 'quo"te', 'back\\slash', '"x":', 'colon:'), fc.string());

describe('the values of a record', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));

  test('are those that the parser finds, whichever way they are read', () => {
    const record = fc.dictionary(name, fc.oneof(scalar, fc.array(scalar), fc.dictionary(name, scalar)));
    fc.assert(
      fc.property(record, fc.constantFrom(0, 2), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        // A long number inside makes the same record be read word by word.
        const slow = recordValues(`{"LONG":12345678901234567890,${text.slice(1)}`.replace(/,\s*\}$/, '}'));
        expect(slow.find(({ path }) => path === 'LONG')?.text).toBe('12345678901234567890');
        expect(byPath(slow.filter(({ path }) => path !== 'LONG'))).toEqual(byPath(recordValues(text)));
      }),
      { numRuns: 300 },
    );
  });

  test('keep the digits of long numbers and both values of a key', () => {
    expect(recordValues('{"id":22241654114540837222,"a":{"b":1.50,"b":-2}}')).toEqual([
      { path: 'id', text: '22241654114540837222', is: 'number' },
      { path: 'a.b', text: '1.50', is: 'number' },
      { path: 'a.b', text: '-2', is: 'number' },
    ]);
  });
});

describe('walking over records', () => {
  test('whatever surrounds them, each is met once, in order, however the text is cut', async () => {
    const row = fc.record({ n: fc.integer(), t: fc.string(), in: fc.array(fc.record({ x: fc.string() }), { maxLength: 2 }) });
    const around = fc.dictionary(name, fc.oneof(fc.string(), fc.constant({ deep: { er: 1 } }), fc.constant([])));
    await fc.assert(
      fc.asyncProperty(
        around,
        fc.array(row, { maxLength: 6 }),
        around,
        fc.integer({ min: 1, max: 30 }),
        async (before, rows, behind, piece) => {
          const text = JSON.stringify({ before, ' rows': rows, behind }, null, 1);
          const met: unknown[] = [];
          const open = async function* () {
            for (let from = 0; from < text.length; from += piece) yield text.slice(from, from + piece);
          };
          const record = (written: string, place: Parameters<typeof placeName>[0]): boolean => {
            if (placeName(place) === '$. rows') met.push(JSON.parse(written));
            return true;
          };
          await walkRecords(open, { record, stray: () => true }, [' rows']);
          expect(met).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });
});
