import type { ProjectKey } from '../../../shared/model/keys.ts';

/** What somebody has written and not sent yet: it outlives a change of language, a reload and a new sign-in, and ends with the tab. */
export interface KeptDraft {
  /** The version that it began from; null: there was none. */
  readonly version: string | null;
  /** That version's text. */
  readonly begun: string;
  readonly text: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const keyOf = ({ ipa, cup }: ProjectKey) => `attesta.declaration.${ipa}.${cup}`;

export function keptDraft(store: Store, of: ProjectKey): KeptDraft | null {
  const kept = store.getItem(keyOf(of));
  return kept === null ? null : (JSON.parse(kept) as KeptDraft);
}

/** A text that is too long for the browser's store is not kept: it is on the page all the same. */
export function keepDraft(store: Store, of: ProjectKey, draft: KeptDraft): void {
  try {
    store.setItem(keyOf(of), JSON.stringify(draft));
  } catch {
    store.removeItem(keyOf(of));
  }
}

export const forgetDraft = (store: Store, of: ProjectKey): void => store.removeItem(keyOf(of));
