import type { Problem } from '../../functions/items.ts';

/** Something in the folder that does not count, and every reason why: codes of the catalogue. */
export interface FolderProblem {
  readonly path: string;
  readonly problems: readonly Problem[];
}
