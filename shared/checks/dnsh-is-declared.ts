import * as z from 'zod';
import { evidenceRef, wasKept } from '../evidence/documents.ts';
import { thirdPartyNames } from '../evidence/third-parties.ts';
import { reason } from '../reasons/reason.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is there a DNSH self-declaration of every supplier (PKG-07, domain.md §5.5)? Nobody reads the documents here: there must be as many
 * as suppliers of the contracts and third parties together, whose names compare without regard to case and spaces.
 */
export const dnshIsDeclared = definePackageCheck({
  id: 'dnsh-is-declared',
  about: 'project',
  parameters: z.strictObject({}),
  reads: ['dnsh'],
  codes: ['DNSH_MISSING'],
  declared: suppliersOf,
  assess(facts) {
    const documents = facts.files.filter((file) => file.upload.kind === 'dnsh' && wasKept(file));
    const different = new Set(documents.map(({ upload }) => upload.sha256)).size;
    const suppliers = suppliersOf(facts);
    const enough = different >= Math.max(1, suppliers.length);
    return {
      reasons: enough ? [] : [reason('DNSH_MISSING', { suppliers, found: different })],
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

function suppliersOf({ declaration }: Pick<ProjectFacts, 'declaration'>): readonly string[] {
  const named = declaration.services.flatMap((service) => [service.contract?.supplier ?? '', ...thirdPartyNames(service)]);
  const byKey = new Map(named.map((name) => [name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase(), name.trim()]));
  byKey.delete('');
  return [...byKey.values()].sort();
}
