import * as z from 'zod';
import { evidenceRef, wasKept } from '../evidence/documents.ts';
import type { ServiceDeclaration } from '../model/declaration.ts';
import { reason } from '../reasons/reason.ts';
import { type EvidenceFile, type ProjectFacts, pathOf } from '../verdict/facts.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is every service realised as it was a candidate, or better and declared so (PKG-08, domain.md §5.5 and §5.7 case 20)? From
 * Trasferimento to Aggiornamento with the signed declaration of improved migration; never the other way.
 */
export const modeChangeIsDeclared = definePackageCheck({
  id: 'mode-change-is-declared',
  about: 'project',
  parameters: z.strictObject({}),
  reads: ['improvement-declaration'],
  codes: ['IMPROVEMENT_DECL_MISSING', 'MODE_DOWNGRADE', 'SIGNATURE_TO_CHECK'],
  declared: ({ declaration }) => declaration.services.map(({ id, candidateMode, destination }) => ({ id, candidateMode, destination })),
  assess(facts) {
    const { services } = facts.declaration;
    const improved = services.filter(({ candidateMode, destination }) => candidateMode === 'transfer' && destination !== 'iaas');
    const worse = services.filter(({ candidateMode, destination }) => candidateMode === 'upgrade' && destination === 'iaas');
    const documents = [...new Set(improved.flatMap((service) => declarationsFor(service, facts)))];
    return {
      reasons: [
        ...worse.map(({ id }) => reason('MODE_DOWNGRADE', { service: id })),
        ...improved
          .filter((service) => declarationsFor(service, facts).length === 0)
          .map(({ id }) => reason('IMPROVEMENT_DECL_MISSING', { service: id })),
        ...documents.filter((file) => !isCades(file)).map((file) => reason('SIGNATURE_TO_CHECK', { file: pathOf(file) })),
      ],
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

const declarationsFor = ({ id }: ServiceDeclaration, { files }: ProjectFacts): readonly EvidenceFile[] =>
  files.filter(
    (file) =>
      file.upload.kind === 'improvement-declaration' && (file.upload.service === id || file.upload.service === 'project') && wasKept(file),
  );

/** The platform admits CAdES alone; of a PAdES signature inside a PDF the name says nothing (domain.md §2.7). */
const isCades = ({ upload }: EvidenceFile): boolean => /\.p7m$/i.test(upload.filename);
