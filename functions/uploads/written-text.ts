import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import type { Ports, StoredVersion } from '../ports.ts';

/** A text that people write, as it lies in the bucket: the latest version, whoever sent it and whatever became of it. */
export interface WrittenText {
  readonly path: string;
  readonly versionId: string;
  /** S3's time of it, RFC 3339 UTC. */
  readonly receivedAt: string;
  readonly sha256: string;
  /** null: it is no text, or too long for one. */
  readonly text: string | null;
}

/** Of several paths the one that was put last. null: there is none. */
export async function openWritten(
  { evidence, means }: Pick<Ports, 'evidence' | 'means'>,
  project: ProjectKey,
  paths: readonly string[],
): Promise<WrittenText | null> {
  let latest: (StoredVersion & { readonly path: string }) | null = null;
  for (const path of paths) {
    const key = keys.upload(project, path);
    for await (const version of evidence.versions(key)) {
      if (version.key !== key || !version.isLatest) continue;
      if (latest === null || version.lastModified > latest.lastModified) latest = { ...version, path };
    }
  }
  if (latest === null) return null;
  const { path, versionId, key, lastModified } = latest;
  const file = await readSmallText(await evidence.open(key, versionId));
  return { path, versionId, receivedAt: lastModified, sha256: sha256Of(file.bytes, means.sha256), text: file.ok ? file.text : null };
}

export type PutText =
  | { readonly is: 'put'; readonly path: string; readonly versionId: string; readonly isNew: boolean }
  /** `now`: the version that stands there; null: none. */
  | { readonly is: 'changed'; readonly now: string | null };

/**
 * Puts a text in place of the version that whoever wrote it had before their eyes, and of no other: S3 itself compares. The same text sent
 * again, because an answer was lost, is there already.
 * @param over that version; null: there was none
 */
export async function putWritten(
  ports: Pick<Ports, 'evidence' | 'uploads' | 'means'>,
  project: ProjectKey,
  {
    path,
    paths,
    text,
    who,
    over,
  }: {
    readonly path: string;
    readonly paths: readonly string[];
    readonly text: string;
    readonly who: string;
    readonly over: string | null;
  },
): Promise<PutText> {
  const now = await openWritten(ports, project, paths);
  if (now?.text === text) return { is: 'put', path: now.path, versionId: now.versionId, isNew: false };
  if ((now?.versionId ?? null) !== over) return { is: 'changed', now: now?.versionId ?? null };
  // In place of what is there, under its own name: two names of one thing could be of one second, and nobody could tell the later one.
  const place = now?.path ?? path;
  const versionId = await ports.uploads.replace(keys.upload(project, place), text, who, over);
  if (versionId !== null) return { is: 'put', path: place, versionId, isNew: true };
  const after = await openWritten(ports, project, paths);
  if (after?.text === text) return { is: 'put', path: after.path, versionId: after.versionId, isNew: false };
  return { is: 'changed', now: after?.versionId ?? null };
}
