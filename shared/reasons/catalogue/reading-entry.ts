import type { Severity } from '../../model/severity.ts';
import type { ReasonEntry, Remedy } from '../define-reason.ts';

type Entry = (remedy: Remedy | null, it: string, en: string) => ReasonEntry;
const of =
  (severity: Severity): Entry =>
  (remedy, it, en) => ({ severity, text: { it, en }, remedy });

/** The file as a whole gives nothing: what it should prove is missing. */
export const missing = of('missing');
/** A person must decide or declare. */
export const review = of('review');
/** Some rows or cells are lost; the rest counts. */
export const warning = of('warning');
/** Told so that nothing happens in silence. */
export const info = of('info');
