import type { Claim, ClaimedId } from '../../shared/evidence/claimed-ids.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { type ClaimItem, claimPartition, type EvidenceItem, sortKeys } from '../items.ts';
import type { Item } from '../ports.ts';

/** An item for each service that declares each id. */
export const declaredItems = ({ ipa, cup }: ProjectKey, declaration: string, ids: readonly ClaimedId[]): readonly Item[] =>
  ids.flatMap(({ sha, services }) => services.map((service) => itemOf(sha, service, { is: 'claim', ipa, cup, service, declaration })));

/** An item for each thing that an upload claims. */
export const uploadedItems = (
  { ipa, cup }: ProjectKey,
  { path, digest }: Pick<EvidenceItem, 'path' | 'digest'>,
  claims: readonly Claim[],
): readonly Item[] => claims.map(({ sha }) => itemOf(sha, path, { is: 'upload-claim', ipa, cup, path, digest }));

const itemOf = (sha: string, by: string, item: ClaimItem): Item => ({ PK: claimPartition(sha), SK: sortKeys.claim(item, by), ...item });
