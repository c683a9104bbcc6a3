import * as z from 'zod';
import { reusedByPlatforms } from '../evidence/reused-by-platforms.ts';
import { reusedFiles } from '../evidence/reused-files.ts';
import type { Reason } from '../model/finding.ts';
import { evidenceKinds } from '../model/upload.ts';
import { reason } from '../reasons/reason.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Does the entity declare that nothing else funds the same costs (PKG-05, domain.md §5.5)? Nor is any file of its dossier that of another
 * project, or of another of its services: the same work would be shown twice.
 */
export const noDoubleFunding = definePackageCheck({
  id: 'no-double-funding',
  about: 'project',
  parameters: z.strictObject({}),
  // The bytes of any file may be those of another project.
  reads: evidenceKinds,
  codes: ['DECL_MISSING', 'DOUBLE_FUNDING', 'CROSS_ENTITY_REUSE', 'FILE_IN_OTHER_PROJECTS', 'DECLARATION_REPEATED'],
  declared: ({ declaration }) => declaration.project.noDoubleFunding,
  assess(facts) {
    const { reasons, evidence } = reusedFiles(facts);
    return { reasons: [...whatIsDeclared(facts), ...reusedByPlatforms(facts), ...reasons], evidence };
  },
});

function whatIsDeclared({ declaration }: ProjectFacts): readonly Reason[] {
  const { noDoubleFunding: declared } = declaration.project;
  if (declared === null) return [reason('DECL_MISSING', { wanted: 'project.noDoubleFunding' })];
  return declared ? [] : [reason('DOUBLE_FUNDING')];
}
