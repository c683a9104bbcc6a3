import { addContinuity } from './continuity.ts';
import { addContinuityCell } from './continuity-cell.ts';
import { addEvidence } from './evidence.ts';
import { addEvidenceDownload } from './evidence-download.ts';
import { addEvidenceSeries } from './evidence-series.ts';
import { addProjectsExport } from './projects-export.ts';
import { addRecordExports } from './record-exports.ts';
import { addRecordReplay } from './record-replay.ts';
import { addRecordReport } from './record-report.ts';
import { addServices } from './services.ts';

/** What people look at, beside the lists: in the order in which the description of the API has them. */
export const readingRoutes = [
  addProjectsExport,
  ...[addServices, addContinuity, addContinuityCell],
  ...[addEvidence, addEvidenceDownload, addEvidenceSeries],
  ...[addRecordReplay, addRecordExports, addRecordReport],
] as const;
