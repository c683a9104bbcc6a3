import type { EvidenceKind } from '../model/upload.ts';

/** Where a file was filed, and what it was recognised as. */
interface Listed {
  readonly kind: EvidenceKind;
  readonly format: string | null;
}

/** Lists that declare: whoever uploads one says "these are mine". Inventories of a whole account only link ids that are declared. */
export const isPlainResourceList = ({ kind, format }: Listed): boolean => kind === 'resource-list' && format === 'resource-list';

/** A provider's published networks, filed by mistake, are nobody's addresses. */
export const isPlainAddressList = ({ kind, format }: Listed): boolean => kind === 'ip-list' && format === 'ip-list';
