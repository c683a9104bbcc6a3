import * as z from 'zod';
import { registerSchema } from '../model/register.ts';
import { type OpenSnapshot, snapshotOf } from '../verdict/registers-in-force.ts';
import { compiled } from './index.generated.ts';

const pinnedSchema = z.object({ sha256: z.string(), value: registerSchema });

let loaded: readonly OpenSnapshot[] | null = null;

/** The registers that come with the engine: what is public of the notice. They count everywhere, until a later snapshot is imported. */
export function shippedRegisters(): readonly OpenSnapshot[] {
  loaded ??= compiled.map((raw) => snapshotOf(pinnedSchema.parse(raw), true));
  return loaded;
}
