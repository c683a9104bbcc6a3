import { type Register, registerSchema } from '../model/register.ts';
import type { Pinned } from '../pipeline.ts';
import type { Hasher } from '../ports.ts';
import { hashOf } from '../verdict/seal.ts';

/** A register by the sha256 of its canonical JSON: the same one whether it was read as YAML in a folder, from the engine or from the bucket. */
export const pinRegister = (value: Register, sha256: Hasher): Pinned<Register> => ({ value, sha256: hashOf(value, sha256) });

/** A register as it is stored, canonical JSON; null where the text is none or not the one with this hash. */
export function openPinned(text: string, expected: string, sha256: Hasher): Pinned<Register> | null {
  const parsed = registerSchema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const pinned = pinRegister(parsed.data, sha256);
  return pinned.sha256 === expected ? pinned : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
