import { crc32 } from 'node:zlib';
import { openCrc64 } from '../../shared/kernels/crc64-kernel.ts';
import { StorageFault } from '../faults.ts';
import type { WholeSum } from './whole-sum.ts';

/** Hands on the pieces of an object and, at its end, holds them to what S3 keeps of it. Throws a `StorageFault` in place of the end. */
export async function* heldTo({ of, sum }: WholeSum, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const running = of === 'crc32' ? openCrc32() : openCrc64();
  for await (const piece of pieces) {
    running.update(piece);
    yield piece;
  }
  if (running.value() !== sum) throw new StorageFault(`what was read has the ${of} ${running.value()}, and S3 was given ${sum}`);
}

function openCrc32(): { update(bytes: Uint8Array): void; value(): bigint } {
  let sum = 0;
  return {
    update(bytes) {
      sum = crc32(bytes, sum);
    },
    value: () => BigInt(sum),
  };
}
