import { continuityReasons } from './catalogue/continuity.ts';
import { contractReasons } from './catalogue/contract.ts';
import { fraudReasons } from './catalogue/fraud.ts';
import { identifierReasons } from './catalogue/identifiers.ts';
import { maintenanceReasons } from './catalogue/maintenance.ts';
import { packageReasons } from './catalogue/package.ts';
import { pointReasons } from './catalogue/points.ts';
import { readingReasons } from './catalogue/reading.ts';
import { billingReasons } from './catalogue/reading-billing.ts';
import { cellReasons } from './catalogue/reading-cells.ts';
import { containerReasons } from './catalogue/reading-containers.ts';
import { mappingReasons } from './catalogue/reading-mapping.ts';
import { memberReasons } from './catalogue/reading-members.ts';
import { monitoringReasons } from './catalogue/reading-monitoring.ts';
import { parquetReasons } from './catalogue/reading-parquet.ts';
import { personReasons } from './catalogue/reading-persons.ts';
import { workbookReasons } from './catalogue/reading-workbooks.ts';
import { receivingReasons } from './catalogue/receiving.ts';
import { registerReasons } from './catalogue/registers.ts';
import { retentionReasons } from './catalogue/retention.ts';
import { reviewReasons } from './catalogue/reviews.ts';
import { usageReasons } from './catalogue/usage.ts';
import type { ReasonEntry } from './define-reason.ts';

/** Every reason code. One entry in one of these files is all that a new code costs. */
const entries = {
  ...readingReasons,
  ...mappingReasons,
  ...cellReasons,
  ...billingReasons,
  ...monitoringReasons,
  ...parquetReasons,
  ...containerReasons,
  ...memberReasons,
  ...workbookReasons,
  ...personReasons,
  ...continuityReasons,
  ...usageReasons,
  ...fraudReasons,
  ...retentionReasons,
  ...maintenanceReasons,
  ...pointReasons,
  ...contractReasons,
  ...identifierReasons,
  ...receivingReasons,
  ...reviewReasons,
  ...packageReasons,
  ...registerReasons,
};

/** A word that never changes meaning: UPPER_SNAKE, no colon. */
export type ReasonCode = keyof typeof entries & string;
export const catalogue: Readonly<Record<ReasonCode, ReasonEntry>> = entries;
