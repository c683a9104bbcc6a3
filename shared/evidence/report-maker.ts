import type { Declaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { type EvidenceFile, pathOf } from '../verdict/facts.ts';
import { companyKey } from './company-name.ts';

/** Forms that anybody can write by hand: nothing in them says whose tool wrote them. The formats of last resort (a test holds the two equal). */
export const unsignedFormats: ReadonlySet<string> = new Set(['generic-json', 'generic-table']);

/** Is the producer that a mapping names the entity itself, by its kind or by its name? */
export function isMadeByEntity({ digest: { producer } }: Pick<EvidenceFile, 'digest'>, entity: Declaration['entity']): boolean {
  if (producer === null) return false;
  return producer.kind === 'entity' || [entity.name, entity.ipa].some((name) => companyKey(name) === companyKey(producer.name));
}

/**
 * Is a usage report "di terze parti" (TRA-03, PAA-03; domain.md §3 default 5, contracts/mapping.example.yaml)? Not where the entity made it,
 * whatever kind its mapping states beside the entity's own name; and nobody knows of a table in no provider's form whose mapping names nobody.
 */
export function makerDoubts(file: EvidenceFile, entity: Declaration['entity']): readonly Reason[] {
  const { producer, recognition } = file.digest;
  if (producer === null) {
    return unsignedFormats.has(recognition.format ?? '') ? [reason('REPORT_PRODUCER_UNSTATED', { file: pathOf(file) })] : [];
  }
  return isMadeByEntity(file, entity) ? [reason('REPORT_NOT_THIRD_PARTY', { file: pathOf(file), producer: producer.name })] : [];
}
