import type { ReasonCode } from './catalogue.ts';
import { severities } from './severities.generated.ts';

// Apart from the catalogue: who reads a file names codes and weighs them, and tells nobody their texts, which are a ninth of its start.
export { severities };

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(severities, code);
