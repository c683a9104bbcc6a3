import type { Reason } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import type { ReasonCode } from './catalogue.ts';
import { severities } from './reason-codes.ts';

/** A reason with its catalogue severity, or the one that the statement raising it gives. */
export function reason(code: ReasonCode, details: Readonly<Record<string, unknown>> = {}, severity?: Severity): Reason {
  return { code, severity: severity ?? severities[code], details };
}
