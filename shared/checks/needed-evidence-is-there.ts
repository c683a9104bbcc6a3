import { keptDocuments } from '../evidence/documents.ts';
import { reportedIds } from '../evidence/reported-ids.ts';
import { judgeRequirements, type Requirements, requirementsSchema } from '../evidence/requirements.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { EvidenceFile, ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/** Fields of a service that a ruleset may ask for. */
export const serviceFields = [
  'dataClass',
  'hasCriticalData',
  'releasedOn',
  'activationPlan.note',
  'activationPlan.plannedOn',
  'application.name',
  'pertinence',
  'dataMigration.justification',
  'contract.catalogueReference',
] as const;

const missingCodes = [
  'ACN_REFERENCE_MISSING',
  'ACTIVATION_DATE_MISSING',
  'CONTRACT_MISSING',
  'DATA_DECL_MISSING',
  'FIELD_MISSING',
  'PAAS_SOLUTION_MISSING',
  'PROD_DECL_MISSING',
  'REPORT_MISSING',
  'SYNC_SESSION_PENDING',
] as const;
const reviewCodes = ['CONTRACT_TO_READ', 'PERTINENCE', 'POINT_TO_ASSESS'] as const;

/**
 * Is all that a person needs to decide the point there? What is absent is `missing`; otherwise the answer is `review`, never `pass`:
 * this is for points that are not judged automatically.
 */
export const neededEvidenceIsThere = defineCheck<Requirements>({
  id: 'needed-evidence-is-there',
  parameters: requirementsSchema(serviceFields, missingCodes, reviewCodes),
  codes: [...missingCodes, ...reviewCodes],
  assess: (facts, requirements) => judgeRequirements(requirements, facts.service, (kind) => documentsFor(facts, kind)),
});

/** A report counts for every service whose ids it holds, whichever folder it is filed in (DESIGN §4, Keys). */
function documentsFor(facts: ServiceFacts, kind: EvidenceKind): readonly EvidenceFile[] {
  const filed = keptDocuments(facts, kind);
  if (kind !== 'usage-report') return filed;
  const keys = new Set(facts.resources.map((resource) => resource.key));
  return [...filed, ...reportedIds(facts.files).flatMap(({ key, file }) => (keys.has(key) ? [file] : []))];
}
