import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashWhileRead } from '../../shared/hash-while-read.ts';
import { means, sourceOf } from '../reading/read-bytes.ts';

/** Reads as readers do: some pieces from the start and then no more, as often as they like, or a part from anywhere. */
const reading = fc.oneof(fc.record({ pieces: fc.nat(12) }), fc.record({ from: fc.nat(300), to: fc.nat(300) }));

test('the sha256 is that of the bytes, whatever was read of them before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 70 }),
      fc.array(reading, { maxLength: 4 }),
      async (bytes, cut, readings) => {
        const { source, hex } = hashWhileRead(sourceOf(bytes, [cut]), means.sha256);
        for (const one of readings) {
          if ('from' in one) await source.slice(one.from, one.to);
          else {
            let left = one.pieces;
            for await (const _ of source.stream()) {
              left -= 1;
              if (left <= 0) break;
            }
          }
        }
        expect(await hex()).toBe(createHash('sha256').update(bytes).digest('hex'));
      },
    ),
    { numRuns: 200 },
  );
});

test('bytes that are fewer than they should be are our fault', async () => {
  const { hex } = hashWhileRead({ ...sourceOf(new Uint8Array(5)), size: 6 }, means.sha256);
  await expect(hex()).rejects.toThrow('end before their size');
});
