import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FixtureFile } from './fixtures-on-disk.ts';
import type { Question } from './laws.ts';
import { type Mutation, mutate, mutation } from './mutations.ts';

const pieces = fc.oneof(
  fc.constant([65_536]),
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }).map((sizes) => [...sizes, 61]),
  fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
);

/** A fixture with some changes. What is packed is changed inside or outside of its packing. */
export function question(fixture: FixtureFile): fc.Arbitrary<Question> {
  return fc
    .record({
      changes: fc.array(mutation, { minLength: 1, maxLength: 4 }),
      pieces,
      inside: fc.boolean(),
      mapped: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ changes, pieces: sizes, inside, mapped }) => ({
      bytes: changed(fixture.bytes, changes, inside),
      kind: fixture.kind,
      // Now and then without its mapping.
      mapping: mapped === 0 ? null : fixture.mapping,
      pieces: sizes,
    }));
}

function changed(bytes: Buffer, changes: readonly Mutation[], inside: boolean): Buffer {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (isPacked && inside) return gzipSync(changed(gunzipSync(bytes), changes, false), { level: 1 });
  return changes.reduce(mutate, bytes);
}
