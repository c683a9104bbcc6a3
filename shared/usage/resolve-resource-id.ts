import type { Digest, DigestSeries } from '../model/digest.ts';
import { idsInFileName } from '../model/file-name-pattern.ts';
import { looksLikeProviderId } from '../reading/resource-id.ts';

/**
 * The names in which a file's id may stand, the closest first: a member's own, those of the folders and workbooks it lies in, the upload's.
 *
 * @param filename last segment of the upload's key
 */
export function namesOf(member: string | null, filename: string): readonly string[] {
  return member === null ? [filename] : [...member.split('/').reverse(), filename];
}

/**
 * The resource a series is about: its own id, else what the mapping or the format says a file without ids is named after.
 * The file's name is not part of its bytes, so this is asked at assessment, not at ingestion (DESIGN §4, Digest).
 *
 * @param names see `namesOf`: the first that holds an id gives it
 * @returns the id as written, trimmed; null where nobody says
 */
export function resolveResourceId(
  digest: Pick<Digest, 'resourceIdRule'>,
  series: Pick<DigestSeries, 'resourceId'>,
  names: readonly string[],
): string | null {
  if (series.resourceId !== null) return series.resourceId;
  const rule = digest.resourceIdRule;
  if (rule === null || 'column' in rule) return null;
  if ('constant' in rule) return rule.constant;
  for (const name of names) {
    const [id, ...others] = idsInFileName(rule.fileName, name);
    if (!id) continue;
    // A name in which a pattern finds two machines' ids tells of neither alone.
    const isOne = !looksLikeProviderId(id) || others.every((other) => other === id || !looksLikeProviderId(other));
    return isOne ? id : null;
  }
  return null;
}

/** An Azure Resource Manager id: Azure compares these without regard to case and prints them in more than one. */
const armId = /^\/subscriptions\//i;

/**
 * Forms in which VMware's own tools print the id of one machine. vCenter's lists, RVTools and dossiers have the bare value `vm-90`;
 * PowerCLI's `EntityId` and govc put the object's type before it. Cloud Director's API has the UUID as a URN in `id` and as `vm-…` in `href`.
 */
const vmwareForms: readonly (readonly [form: RegExp, key: (value: string) => string])[] = [
  [/^VirtualMachine[-:](vm-\d+)$/, (value) => value],
  [/^(?:urn:vcloud:vm:|vm-)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i, (uuid) => `urn:vcloud:vm:${uuid.toLowerCase()}`],
];

/**
 * What ids are compared by: as written, but Azure Resource Manager ids in lower case (domain.md §5.6), and VMware's of one machine alike.
 * The shape alone decides: a report names no provider, and a dossier may name the reseller. Only the key is changed: digests and records
 * show every id as its source writes it, so that a person finds it there.
 */
export function resourceKey(_provider: string | null, id: string): string {
  const trimmed = id.trim();
  if (armId.test(trimmed)) return trimmed.toLowerCase();
  for (const [form, key] of vmwareForms) {
    const value = form.exec(trimmed)?.[1];
    if (value !== undefined) return key(value);
  }
  return trimmed;
}
