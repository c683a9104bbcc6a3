import type { Severity } from '../model/severity.ts';

/** Words in the two languages of the product. `{name}` is replaced by the reason's detail of that name. */
export interface Bilingual {
  readonly it: string;
  readonly en: string;
}

/** Who can do something about a reason. `operator`: whoever runs Attesta; then the fault is ours. */
export const remedyHands = ['entity', 'supplier', 'auditor', 'operator'] as const;
export type RemedyHand = (typeof remedyHands)[number];

/** What to do about a reason, and who can do it. Several reasons may share one remedy: same code, same object. */
export interface Remedy {
  /** UPPER_SNAKE, told in a record's next steps. */
  readonly code: string;
  readonly who: RemedyHand;
  readonly text: Bilingual;
}

/** One entry of the catalogue: a word that never changes meaning, its usual severity, its texts and the way out. */
export interface ReasonEntry {
  /** The severity it has unless the statement that raises it says otherwise. */
  readonly severity: Severity;
  /** One sentence that states the defect. */
  readonly text: Bilingual;
  /** null only for reasons that ask nothing of anybody. */
  readonly remedy: Remedy | null;
}

/** Keeps the literal codes, checks the shape. */
export function defineReasons<const T extends Readonly<Record<string, ReasonEntry>>>(entries: T): T {
  return entries;
}
