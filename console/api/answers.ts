import type * as z from 'zod';
import type { decisionSchema, reviewAnswerSchema } from '../../functions/api/review-answer.ts';
import type { continuityPageSchema } from '../../functions/api/routes/continuity.ts';
import type { cellAnswerSchema } from '../../functions/api/routes/continuity-cell.ts';
import type { evidenceSchema } from '../../functions/api/routes/evidence.ts';
import type { downloadSchema } from '../../functions/api/routes/evidence-download.ts';
import type { meSchema } from '../../functions/api/routes/me.ts';
import type { projectSchema } from '../../functions/api/routes/project.ts';
import type { projectPageSchema } from '../../functions/api/routes/projects.ts';
import type { recheckSchema } from '../../functions/api/routes/rechecks.ts';
import type { comparisonSchema } from '../../functions/api/routes/record-diff.ts';
import type { replaySchema } from '../../functions/api/routes/record-replay.ts';
import type { recordPageSchema } from '../../functions/api/routes/records.ts';
import type { reviewPageSchema } from '../../functions/api/routes/reviews.ts';
import type { servicesSchema } from '../../functions/api/routes/services.ts';
import type { receiptsSchema } from '../../functions/api/routes/upload-permits.ts';
import type { uploadPageSchema } from '../../functions/api/upload-page.ts';
import type { checkSchema, putSchema, writtenSchema } from '../../functions/api/written-answer.ts';

/**
 * What the API answers, from the schemas that it checks its own answers with: a schema that changes makes the pages that read it fail to
 * compile. Types alone: nothing of the API is in what a browser loads.
 */
export type Me = z.infer<typeof meSchema>;
export type ProjectPage = z.infer<typeof projectPageSchema>;
export type ProjectLine = ProjectPage['projects'][number];
export type Project = z.infer<typeof projectSchema>;
export type Services = z.infer<typeof servicesSchema>;
export type Continuity = z.infer<typeof continuityPageSchema>;
export type Cell = z.infer<typeof cellAnswerSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Download = z.infer<typeof downloadSchema>;
export type RecordPage = z.infer<typeof recordPageSchema>;
export type RecordLine = RecordPage['records'][number];
export type Replay = z.infer<typeof replaySchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type ReviewPage = z.infer<typeof reviewPageSchema>;
export type Review = z.infer<typeof reviewAnswerSchema>;
export type Decision = z.input<typeof decisionSchema>;
export type Recheck = z.infer<typeof recheckSchema>;
export type UploadPage = z.infer<typeof uploadPageSchema>;
export type Upload = UploadPage['uploads'][number];
/** What one may send, and how. */
export type UploadReceipts = z.infer<typeof receiptsSchema>;
export type UploadReceipt = UploadReceipts['files'][number];
/** A text that people write: a declaration or a mapping. */
export type Written = z.infer<typeof writtenSchema>;
export type TextCheck = z.infer<typeof checkSchema>;
export type PutText = z.infer<typeof putSchema>;
