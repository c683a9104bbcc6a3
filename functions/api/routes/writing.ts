import { addDeclaration } from './declaration.ts';
import { addMappings } from './mappings.ts';
import { addRechecks } from './rechecks.ts';
import { addRegisters } from './registers.ts';
import { addReviewDecisions } from './review-decisions.ts';
import { addReviews } from './reviews.ts';
import { addUploadPermits } from './upload-permits.ts';

/** What changes something, and what it left behind. */
export const writingRoutes = [addUploadPermits, addReviews, addReviewDecisions, addRechecks, addDeclaration, addMappings, addRegisters];
