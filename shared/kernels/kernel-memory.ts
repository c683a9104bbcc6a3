import { globalOf, setGlobals } from './compiled.ts';

/** The memory of a kernel, given out piece by piece; nothing comes back. */
export interface KernelMemory {
  /** Of all of it; new ones whenever it grows. */
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** Room that stays where it is, all zeros. @returns where it begins: a multiple of 8, of whole cache lines the beginning of one */
  allocate(length: number): number;
  /** Tells the kernel where things stand. */
  set(globals: Readonly<Record<string, number>>): void;
  global(name: string): WebAssembly.Global;
}

const PAGE = 65_536;
const CACHE_LINE = 64;
/** What stands below is the compiler's. */
const FREE = 1024;

/** @param onGrown told when views of before are no longer good */
export function openKernelMemory(instance: WebAssembly.Instance, onGrown: () => void = () => undefined): KernelMemory {
  const { memory } = instance.exports as { memory: WebAssembly.Memory };
  let used = FREE;
  const viewAll = () => ({ view: new DataView(memory.buffer), bytes: new Uint8Array(memory.buffer) });
  const opened: KernelMemory = {
    ...viewAll(),
    allocate(length) {
      const unit = length % CACHE_LINE === 0 ? CACHE_LINE : 8;
      const at = Math.ceil(used / unit) * unit;
      used = at + length;
      const { byteLength } = memory.buffer;
      if (used > byteLength) {
        memory.grow(Math.ceil((Math.max(used, byteLength * 1.25) - byteLength) / PAGE));
        Object.assign(opened, viewAll());
        onGrown();
      }
      return at;
    },
    set: (globals) => setGlobals(instance, globals),
    global: (name) => globalOf(instance, name),
  };
  return opened;
}
