import { openChunkMemory } from './chunk-memory.ts';
import { compiled } from './compiled.ts';
import { crc64 as packed } from './crc64.generated.ts';
import { openKernelMemory } from './kernel-memory.ts';

/** A sum that is taken piece by piece: CRC-64/NVME, what S3 itself computes of an object that names no other. */
export interface RunningCrc64 {
  update(bytes: Uint8Array): void;
  /** Of all bytes so far, 64 bits. */
  value(): bigint;
}

/** JavaScript has no fast integers of 64 bits: what it adds up in halves takes as long as reading the rows. */
export function openCrc64(): RunningCrc64 {
  shared ??= openKernel();
  const { add } = shared;
  let sum = ONES;
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at += PIECE) sum = add(sum, bytes.subarray(at, at + PIECE));
    },
    value: () => BigInt.asUintN(64, ~sum),
  };
}

const ONES = -1n;
const PIECE = 1 << 18;
const TABLES = 16 * 256 * 8;

interface Kernel {
  add(sum: bigint, bytes: Uint8Array): bigint;
}

/** For all sums: what one has come to is not kept in its memory. */
let shared: Kernel | null = null;

function openKernel(): Kernel {
  const instance = new WebAssembly.Instance(compiled(packed));
  const { prepare, add } = instance.exports as { prepare(): void; add(sum: bigint, from: number, to: number): bigint };
  const memory = openKernelMemory(instance);
  memory.set({ tables: memory.allocate(TABLES) });
  prepare();
  const chunk = openChunkMemory(memory);
  return {
    add(sum, bytes) {
      chunk.load(bytes);
      return add(sum, chunk.from, chunk.to);
    },
  };
}
