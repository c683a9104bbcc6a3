import type * as z from 'zod';
import type { meSchema } from '../../functions/api/routes/me.ts';
import type { projectSchema } from '../../functions/api/routes/project.ts';
import type { projectPageSchema } from '../../functions/api/routes/projects.ts';
import type { comparisonSchema } from '../../functions/api/routes/record-diff.ts';
import type { recordPageSchema } from '../../functions/api/routes/records.ts';
import type { uploadPageSchema } from '../../functions/api/upload-page.ts';

/**
 * What the API answers, from the schemas that it checks its own answers with: a schema that changes makes the pages that read it fail to
 * compile. Types alone: nothing of the API is in what a browser loads.
 */
export type Me = z.infer<typeof meSchema>;
export type ProjectPage = z.infer<typeof projectPageSchema>;
export type ProjectLine = ProjectPage['projects'][number];
export type Project = z.infer<typeof projectSchema>;
export type RecordPage = z.infer<typeof recordPageSchema>;
export type RecordLine = RecordPage['records'][number];
export type Comparison = z.infer<typeof comparisonSchema>;
export type UploadPage = z.infer<typeof uploadPageSchema>;
export type Upload = UploadPage['uploads'][number];
