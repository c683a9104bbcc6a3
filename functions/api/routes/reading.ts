import { addContinuity } from './continuity.ts';
import { addContinuityCell } from './continuity-cell.ts';
import { addServices } from './services.ts';

/** What people look at, beside the lists: in the order in which the description of the API has them. */
export const readingRoutes = [addServices, addContinuity, addContinuityCell] as const;
