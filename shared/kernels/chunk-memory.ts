import type { KernelMemory } from './kernel-memory.ts';

/** The bytes that a kernel reads rows from. */
export interface ChunkMemory {
  /** In place of those before. */
  load(bytes: Uint8Array): void;
  /** Where they begin and end. */
  readonly from: number;
  readonly to: number;
}

const STEP = 65_536;
/** A kernel may look at as many bytes behind the last one. */
const AHEAD = 64;

export function openChunkMemory(memory: KernelMemory): ChunkMemory {
  let chunk = { from: 0, to: 0, room: 0 };
  return {
    load(bytes) {
      if (bytes.length + AHEAD > chunk.room) {
        const room = Math.ceil((bytes.length + AHEAD) / STEP) * STEP;
        chunk = { from: memory.allocate(room), to: 0, room };
      }
      memory.bytes.set(bytes, chunk.from);
      chunk.to = chunk.from + bytes.length;
    },
    get from() {
      return chunk.from;
    },
    get to() {
      return chunk.to;
    },
  };
}
