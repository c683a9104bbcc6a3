import type { KernelMemory } from './kernel-memory.ts';

/** Those that the kernel knows: small letters and signs of ASCII. */
const KNOWN = /^[!-@[-~]{1,9}$/;

/** Words that say "no data" go where the kernel looks for them (assembly/no-data-words.ts); of the others it says nothing. */
export function keepNoDataWords(memory: KernelMemory, words: Iterable<string>): void {
  const known = [...words].filter((word) => KNOWN.test(word));
  const at = memory.allocate(8 * known.length);
  known.forEach((word, index) => {
    const packed = [...word].reduce((bits, character) => (bits << 7n) | BigInt(character.charCodeAt(0)), 0n);
    memory.view.setBigUint64(at + 8 * index, packed, true);
  });
  memory.set({ words: at, wordsEnd: at + 8 * known.length });
}
