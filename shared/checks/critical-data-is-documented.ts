import * as z from 'zod';
import { freshCardOf, levelReasons } from '../evidence/catalogue-reference.ts';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import { isMadeByEntity } from '../evidence/report-maker.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { type EvidenceFile, pathOf, type ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Does the service hold critical data, and is that documented by somebody else than the entity (VIS-01, domain.md §5.5)? Ordinary data
 * without critical ones pass as declared. Critical or strategic data need a third party's document, which a person reads,
 * and a qualification of their level.
 */
export const criticalDataIsDocumented = defineCheck({
  id: 'critical-data-is-documented',
  parameters: z.strictObject({}),
  reads: ['critical-data'],
  codes: [
    'FIELD_MISSING',
    'CRITICAL_DOC_MISSING',
    'CRITICAL_DOC_TO_ASSESS',
    'CLASS_INCOHERENT',
    'DOC_NOT_THIRD_PARTY',
    'LEVEL_TOO_LOW',
    'LEVEL_UNKNOWN',
  ],
  declared: ({ service: { dataClass, hasCriticalData, contract } }) => ({
    dataClass,
    hasCriticalData,
    catalogueReference: contract?.catalogueReference ?? null,
  }),
  assess(facts) {
    const documents = keptDocuments(facts, 'critical-data');
    const { dataClass, hasCriticalData } = facts.service;
    const absent = Object.entries({ dataClass, hasCriticalData }).flatMap(([wanted, value]) =>
      value === null ? [reason('FIELD_MISSING', { wanted })] : [],
    );
    return {
      reasons: [...absent, ...whatIsDeclared(facts, documents), ...levelOfCard(facts)],
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

/** Critical and strategic data need a level of their own, where a card of the catalogue is here to tell it (domain.md §5.5). */
function levelOfCard(facts: ServiceFacts): readonly Reason[] {
  const { dataClass } = facts.service;
  const card = freshCardOf(facts);
  return card && (dataClass === 'critical' || dataClass === 'strategic') ? levelReasons(card, dataClass) : [];
}

function whatIsDeclared({ service, declaration }: ServiceFacts, documents: readonly EvidenceFile[]): readonly Reason[] {
  const { dataClass, hasCriticalData } = service;
  if (dataClass === 'ordinary' && hasCriticalData === true) return [reason('CLASS_INCOHERENT')];
  const isCritical = hasCriticalData === true || dataClass === 'critical' || dataClass === 'strategic';
  if (!isCritical) return [];
  if (documents.length === 0) return [reason('CRITICAL_DOC_MISSING')];
  const own = documents.filter((file) => isMadeByEntity(file, declaration.entity));
  return [reason('CRITICAL_DOC_TO_ASSESS'), ...own.map((file) => reason('DOC_NOT_THIRD_PARTY', { file: pathOf(file) }))];
}
