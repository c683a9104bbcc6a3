import type { AssessmentRequest } from './assessment-messages.ts';
import type { Arrival } from './upload-messages.ts';

export const writeRereadMessage = (arrival: Arrival): string => JSON.stringify({ schema: 'attesta/reread@1', arrival });
export const writeAssessmentMessage = (request: AssessmentRequest): string => JSON.stringify(request);
