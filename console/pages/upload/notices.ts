import type { Upload } from '../../api/answers.ts';
import type { Words } from '../../words/words.ts';
import type { Entries } from './entries.ts';
import { type Entry, isReady, sha256Of } from './entry.ts';
import { pathOf } from './placement.ts';

/** What stands in the project, as far as a choice of files has to know of it. */
export type Standing = Pick<Upload, 'path' | 'sha256' | 'state' | 'versionId'>;

export interface Surroundings {
  readonly entries: Pick<Entries, 'all'>;
  readonly standing: readonly Standing[];
  /** Ids of declared services, those of a chosen declaration included; empty: nobody has declared any. */
  readonly services: ReadonlySet<string>;
}

/** What a person should know of a file before it is sent. */
export type Notice =
  | { readonly is: 'place' | 'twice' | 'same-there' | 'replaces' }
  | { readonly is: 'same-elsewhere' | 'same-chosen' | 'unknown-service'; readonly name: string };

/** These keep a file from being sent. */
const stopping: ReadonlySet<Notice['is']> = new Set(['place', 'twice', 'same-there']);

export function noticesOf(entry: Entry, { entries, standing, services }: Surroundings): readonly Notice[] {
  const { place, id, sending } = entry;
  if (place.is === 'left-out' || sending.is === 'received') return [];
  const others = entries.all().filter((one) => one.id !== id && one.place.is !== 'left-out');
  const path = pathOf(place);
  const sha256 = sha256Of(entry);
  const notices: Notice[] = [];
  if (path === null) notices.push({ is: 'place' });
  else if (others.some((one) => one.id < id && pathOf(one.place) === path)) notices.push({ is: 'twice' });
  const service = place.is === 'placed' && place.read.is === 'evidence' ? place.read.service : null;
  if (service !== null && service !== 'project' && services.size > 0 && !services.has(service)) {
    notices.push({ is: 'unknown-service', name: service });
  }
  const there = standing.find((one) => one.path === path);
  if (sha256 !== null && there?.sha256 === sha256) notices.push({ is: 'same-there' });
  else if (there) notices.push({ is: 'replaces' });
  if (sha256 === null) return notices;
  const elsewhere = standing.find((one) => one.sha256 === sha256 && one.path !== path);
  if (elsewhere) notices.push({ is: 'same-elsewhere', name: elsewhere.path });
  const twin = others.find((one) => one.id < id && sha256Of(one) === sha256);
  if (twin) notices.push({ is: 'same-chosen', name: twin.from });
  return notices;
}

/** Goes with the next sending. */
export const isSendable = (entry: Entry, around: Surroundings): boolean => isReady(entry) && !isStopped(noticesOf(entry, around));

/** A file that would not go as it is, whatever is in it. */
export const isStopped = (notices: readonly Notice[]): boolean => notices.some(({ is }) => stopping.has(is));

/** Something that a person should look at. That a version is replaced, or lies there already, is no trouble. */
export function isTroubled({ check, sending }: Entry, notices: readonly Notice[]): boolean {
  if (sending.is === 'failed' || check.is === 'failed') return true;
  if (notices.some(({ is }) => is !== 'replaces' && is !== 'same-there')) return true;
  if (check.is === 'read-text') return check.checked.problems.length > 0;
  if (check.is !== 'read') return false;
  const { status, issues } = check.checked.reading;
  return (status !== 'recognised' && status !== 'document') || issues.some(({ severity }) => severity !== 'info');
}

export function noticeText(notice: Notice, { upload: say }: Words): string {
  switch (notice.is) {
    case 'place':
      return say.place;
    case 'twice':
      return say.twice;
    case 'same-there':
      return say.sameThere;
    case 'replaces':
      return say.replaces;
    case 'same-elsewhere':
      return say.sameElsewhere(notice.name);
    case 'same-chosen':
      return say.sameChosen(notice.name);
    case 'unknown-service':
      return say.unknownService(notice.name);
  }
}
