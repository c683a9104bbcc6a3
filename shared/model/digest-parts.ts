import type { Digest } from './digest.ts';

/** What a digest says of one part of its file. */
export interface DigestPart extends Omit<Digest, 'members'> {}

export interface NamedPart {
  /** Name of the member; null: the file holds no others, and is its only part. */
  readonly member: string | null;
  readonly digest: DigestPart;
}

/** A digest part by part: every member of a container, with what is said of the file they came in; else the file itself. */
export function partsOf({ members, ...own }: Digest): readonly NamedPart[] {
  if (members.length === 0) return [{ member: null, digest: own }];
  return members.map(({ name, ...content }) => ({ member: name, digest: { ...own, ...content } }));
}

/** Every issue of a digest: about the file as such, and about its members. */
export function issuesOf({ issues, members }: Pick<Digest, 'issues' | 'members'>): Digest['issues'] {
  return [...issues, ...members.flatMap((member) => member.issues)];
}
