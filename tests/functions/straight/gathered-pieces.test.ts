import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherPieces } from '../../../functions/adapters/straight/gathered-pieces.ts';

/** A byte that tells its place: lengths that divide no buffer. */
const byteAt = (place: number): number => (place * 31) % 251;

/** Fills some of the room, as a socket does. @returns how much */
function fill(gathered: ReturnType<typeof gatherPieces>, from: number, wanted: number): number {
  const room = gathered.room();
  const length = Math.min(wanted, room.length);
  for (let at = 0; at < length; at += 1) room[at] = byteAt(from + at);
  gathered.filled(length);
  return length;
}

const steps = fc.array(fc.oneof(fc.constant('take' as const), fc.integer({ min: 1, max: 300_000 })), { minLength: 40, maxLength: 60 });

test('what was filled is taken in order and once, and a piece stays as it is until the next is taken', () => {
  fc.assert(
    fc.property(steps, (turns) => {
      const gathered = gatherPieces();
      const memory = new Set<ArrayBufferLike>();
      let [filled, taken] = [0, 0];
      let lent: { piece: Uint8Array; from: number } | null = null;
      const check = (): void => {
        if (lent) expect(lent.piece.every((byte, at) => byte === byteAt((lent as { from: number }).from + at))).toBe(true);
      };
      for (const turn of [...turns, 'rest' as const]) {
        if (typeof turn === 'number') {
          expect(gathered.room().length).toBeGreaterThan(0);
          if (!gathered.isFull()) filled += fill(gathered, filled, turn);
          memory.add(gathered.room().buffer);
          continue;
        }
        do {
          check();
          const piece = gathered.take();
          lent = piece && { piece, from: taken };
          taken += piece?.length ?? 0;
        } while (turn === 'rest' && lent !== null);
      }
      expect(taken).toBe(filled);
      // One being read, two that wait, one being filled.
      expect(memory.size).toBeLessThanOrEqual(4);
    }),
    { numRuns: 20 },
  );
});

test('records that come one by one are taken together', () => {
  const gathered = gatherPieces();
  for (let record = 0; record < 10; record += 1) fill(gathered, record * 16_384, 16_384);
  expect(gathered.take()?.length).toBe(163_840);
  expect(gathered.take()).toBeNull();
});

test('what is never taken fills no more than a few buffers', () => {
  const gathered = gatherPieces();
  let filled = 0;
  while (!gathered.isFull()) filled += fill(gathered, filled, 65_536);
  expect(filled).toBeLessThanOrEqual(1 << 20);
});
