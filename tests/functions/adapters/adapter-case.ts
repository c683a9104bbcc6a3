import type { Stores } from '../rig/endpoints.ts';

/**
 * One thing that an adapter must do whatever answers it. The ordinary tests run these over the laptop's own endpoints, the emulator
 * tests (tests/emulator) over somebody else's: what holds for both is not a habit of ours. A case makes its own bucket or table.
 */
export interface AdapterCase {
  readonly name: string;
  /** Rejects where the implementation does something else. */
  run(stores: Stores): Promise<void>;
}
