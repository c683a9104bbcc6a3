import { z } from 'zod';
import type { ClaimedId } from '../../shared/evidence/claimed-ids.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Item } from '../ports.ts';

/**
 * One service's claim of one id: `PK CLAIM#{sha of the id}`, `SK {ipa}#{cup}#{service}` (DESIGN §6). It holds only as long as the
 * declaration that it names is in force: an item of a declaration that another replaced stays, and says nothing.
 */
const claimItemSchema = z.object({
  is: z.literal('claim'),
  ipa: z.string(),
  cup: z.string(),
  service: z.string(),
  /** sha256 of the declaration's bytes. */
  declaration: z.string(),
});
export type ClaimItem = z.infer<typeof claimItemSchema>;

export const claimPartition = (sha: string): string => `CLAIM#${sha}`;
export const readClaimItem = (item: unknown): ClaimItem => claimItemSchema.parse(item);

/** An item for each service that declares each id. */
export const claimItems = ({ ipa, cup }: ProjectKey, declaration: string, ids: readonly ClaimedId[]): readonly Item[] =>
  ids.flatMap(({ sha, services }) =>
    services.map((service) => {
      const item: ClaimItem = { is: 'claim', ipa, cup, service, declaration };
      return { PK: claimPartition(sha), SK: `${ipa}#${cup}#${service}`, ...item };
    }),
  );
