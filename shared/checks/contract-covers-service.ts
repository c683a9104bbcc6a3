import * as z from 'zod';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { EvidenceFile, ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is there a contract with the provider, signed in time and valid at the release (TRA-01)? Its dates and references are what the
 * entity declares: when they fit, a person still reads the document, so the best answer is `review`.
 */
export const contractCoversService = defineCheck({
  id: 'contract-covers-service',
  parameters: z.strictObject({}),
  reads: ['contract'],
  codes: [
    'CONTRACT_MISSING',
    'FIELD_MISSING',
    'ACN_REFERENCE_MISSING',
    'CONTRACT_AFTER_COMPLETION',
    'CONTRACT_EXPIRED',
    'CUP_NOT_IN_CONTRACT',
    'CONTRACT_TO_READ',
  ],
  declared: ({ declaration, service: { contract, completedOn, releasedOn } }) => ({
    contract,
    completedOn,
    releasedOn,
    cup: declaration.project.cup,
  }),
  assess(facts) {
    const documents = keptDocuments(facts, 'contract');
    const declared = facts.service.contract !== null ? judgeDeclared(facts) : [reason('FIELD_MISSING', { wanted: 'contract' })];
    return {
      reasons: [...notUploaded(facts, documents), ...declared, ...(documents.length > 0 ? [reason('CONTRACT_TO_READ')] : [])],
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

/** Every document that the dossier names must be there; where it names none, any contract filed will do. */
function notUploaded({ service }: ServiceFacts, documents: readonly EvidenceFile[]): readonly Reason[] {
  const named = service.contract?.documents ?? [];
  if (named.length === 0) return documents.length === 0 ? [reason('CONTRACT_MISSING', { wanted: 'contract' })] : [];
  const isThere = (name: string) =>
    documents.some(({ upload }) => [name, `${service.id}/${name}`, `project/${name}`].includes(upload.path) || upload.filename === name);
  return named.filter((name) => !isThere(name.normalize('NFC'))).map((wanted) => reason('CONTRACT_MISSING', { wanted }));
}

function judgeDeclared({ service, declaration, today }: ServiceFacts): readonly Reason[] {
  const { signedOn, validTo, cup, catalogueReference } = service.contract ?? {};
  const { releasedOn } = service;
  const reasons: Reason[] = [];
  if (!signedOn) reasons.push(reason('FIELD_MISSING', { wanted: 'contract.signedOn' }));
  else reasons.push(...signedTooLate(signedOn, service, today));
  if (!validTo) reasons.push(reason('FIELD_MISSING', { wanted: 'contract.validTo' }));
  else if (releasedOn && validTo < releasedOn) reasons.push(reason('CONTRACT_EXPIRED', { validTo, releasedOn }));
  if (!catalogueReference?.id && !catalogueReference?.url) reasons.push(reason('ACN_REFERENCE_MISSING'));
  if (cup?.toUpperCase() !== declaration.project.cup) reasons.push(reason('CUP_NOT_IN_CONTRACT', { cup: declaration.project.cup }));
  return reasons;
}

/**
 * Signed after the completion, or after the release where no completion is declared, is a fail. Until there is either, only a signature
 * in the future is odd, and a person looks at it. `against` says which date was compared.
 */
function signedTooLate(signedOn: string, { completedOn, releasedOn }: ServiceFacts['service'], today: string): readonly Reason[] {
  const [against, limit] = completedOn ? ['completedOn', completedOn] : releasedOn ? ['releasedOn', releasedOn] : ['asOf', today];
  if (signedOn <= limit) return [];
  return [reason('CONTRACT_AFTER_COMPLETION', { signedOn, against, limit }, against === 'asOf' ? 'review' : 'fail')];
}
