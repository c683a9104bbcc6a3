import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkJson } from '../../shared/reading/json-walk.ts';

interface Seen {
  members: number;
  elements: number;
  readonly ends: number[];
}

function walked(text: string, piece: number): Seen {
  const seen: Seen = { members: 0, elements: 0, ends: [] };
  const walk = walkJson(() => false, {
    textAt: (from, to) => text.slice(from, to),
    member: () => {
      seen.members += 1;
    },
    element: () => {
      seen.elements += 1;
    },
    close: () => undefined,
    document: (end) => seen.ends.push(end),
  });
  for (let at = 0; at < text.length; at += piece) walk.push(text.slice(at, at + piece));
  walk.end();
  return seen;
}

/** Counted in the value, not in its text. */
function counted(value: unknown): { readonly members: number; readonly elements: number } {
  const isList = Array.isArray(value);
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  const own = {
    members: isList ? 0 : inner.length,
    elements: isList ? inner.filter((one) => typeof one === 'object' && one !== null).length : 0,
  };
  return inner
    .map(counted)
    .reduce((sum, { members, elements }) => ({ members: sum.members + members, elements: sum.elements + elements }), own);
}

/** Texts of quotes, backslashes and brackets, which strings may hold and which must not count. */
const text = fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'a', 'è', '\n'), maxLength: 6 });
const { value: jsonValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true }),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4 },
  ),
}));

describe('the walk over a JSON text', () => {
  test('counts members and elements as the parsed value has them, wherever the text is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(jsonValue, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 1), (value, piece, indent) => {
        const written = JSON.stringify(value, null, indent);
        expect(walked(written, piece)).toEqual({ ...counted(value), ends: [written.length] });
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  test.each([
    ['an escaped quote at the end of a piece', '["a\\"]",{}]', 1],
    ['a backslash before the last quote', '["a\\\\",{}]', 1],
    ['quotes that only look escaped', '["\\\\\\\\",{"\\"":"}"}]', 1],
  ])('%s', (_, written, elements) => {
    for (let piece = 1; piece <= written.length; piece += 1) expect(walked(written, piece), `${piece}`).toMatchObject({ elements });
  });
});
