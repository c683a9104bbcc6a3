import type { Severity } from '../../model/severity.ts';
import type { ReasonEntry, Remedy } from '../define-reason.ts';

/** Writes one entry on one line of sense: severity, way out, Italian, English. */
export const entryOf =
  (severity: Severity) =>
  (remedy: Remedy | null, it: string, en: string): ReasonEntry => ({ severity, text: { it, en }, remedy });

export const remedyOf = (code: string, who: Remedy['who'], it: string, en: string): Remedy => ({ code, who, text: { it, en } });
