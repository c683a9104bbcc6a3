import type { Arrival } from '../messages.ts';
import type { StoredVersion } from '../ports.ts';
import { type StoredKey, versionNow } from './stored-groups.ts';

/**
 * No listing tells S3's sequencers. A surrogate is the number of the version among those of its key, in the last digits after zeros: it keeps S3's
 * own order of the versions, and every sequencer of S3 itself is greater, so that whatever is uploaded later wins.
 */
const surrogate = (number: number): string => String(number).padStart(32, '0');

const arrivalOf = ({ key, versionId }: StoredVersion, number: number): Arrival => ({ key, versionId, sequencer: surrogate(number) });

export const currentArrival = (stored: StoredKey): Arrival => arrivalOf(versionNow(stored), stored.versions.length);

/** Of every version of a key, in their order. */
export const arrivalsOf = ({ versions }: StoredKey): readonly Arrival[] => versions.map((version, index) => arrivalOf(version, index + 1));

export interface DeclaredVersion {
  readonly version: StoredVersion;
  readonly sha256: string;
}

/**
 * Arrivals of every version of the declaration, which may stand under two keys (yaml, json). Their items sort by S3's time first, so one
 * numbering for both keys keeps them apart. S3 does not order two keys: in one and the same second the version that the last record was
 * made from is taken as the later one. `undecided`: the latest second has versions of both, and the record was made from neither.
 */
export function declarationArrivals(
  keys: readonly (readonly DeclaredVersion[])[],
  inForce: string | null,
): { readonly arrivals: readonly Arrival[]; readonly undecided: boolean } {
  const isInForce = ({ sha256 }: DeclaredVersion) => sha256 === inForce;
  const latest = keys.flatMap((versions) => versions.map(timeOf)).reduce((a, b) => (a > b ? a : b), '');
  const atLatest = keys.map((versions) => versions.filter((one) => timeOf(one) === latest));
  // The key with the version in force comes last in its second; the order within each key stays S3's.
  const merged = keys
    .map((versions, index) => ({ versions, last: atLatest[index]?.some(isInForce) ?? false }))
    .sort((a, b) => Number(a.last) - Number(b.last))
    .flatMap(({ versions }) => versions)
    .sort((a, b) => Number(timeOf(a) > timeOf(b)) - Number(timeOf(a) < timeOf(b)));
  return {
    arrivals: merged.map(({ version }, index) => arrivalOf(version, index + 1)),
    undecided: atLatest.filter((versions) => versions.length > 0).length > 1 && !atLatest.flat().some(isInForce),
  };
}

const timeOf = ({ version }: DeclaredVersion): string => version.lastModified;
