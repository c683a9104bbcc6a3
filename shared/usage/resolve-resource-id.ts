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
