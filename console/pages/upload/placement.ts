import type { EvidenceKind } from '../../../shared/model/evidence-kinds.ts';
import { evidenceKinds } from '../../../shared/model/evidence-kinds.ts';
import { type DossierPath, readDossierPath } from '../../../shared/model/keys.ts';
import { isCompanion } from '../../../shared/reading/containers/companions.ts';

/** Where a chosen file goes below the project. */
export type Placement =
  | { readonly is: 'placed'; readonly read: Exclude<DossierPath, { is: 'refused' }> }
  /** Its folders say nothing, or not all: a person has to. */
  | { readonly is: 'open'; readonly service: string | null; readonly kind: EvidenceKind | null; readonly filename: string }
  | { readonly is: 'left-out'; readonly why: LeftOut };

/** Why a file is not sent, whatever is in it. */
export type LeftOut = 'companion' | 'beside' | 'empty' | 'too-large' | 'text-too-large' | 'name-too-long';

/** Bytes that the API lets through (functions/uploads/upload-limits.ts; a test compares them). */
export const largest = { text: 1024 * 1024, evidence: 4_000_000_000 } as const;

/** What lies beside a dossier in a folder and never comes from uploads (DESIGN §4, A dossier folder). */
const beside = /(^|\/)(registers|reviews)\/[^/]+$|(^|\/)sample\.yaml$/;
const longestName = 200;

/**
 * A file's place by the folders it was chosen in: the end of its path, as a dossier folder has it (`{service}/{kind}/{name}`), however many
 * folders stand above. Names are put into the one form that keys have (NFC: macOS writes accents apart).
 * @param from path inside what was chosen, or the bare name
 */
export function placementOf(from: string, bytes: number): Placement {
  const parts = from.normalize('NFC').split('/').filter(Boolean);
  const filename = parts.at(-1) ?? '';
  const whole = parts.join('/');
  if (isCompanion(whole) || filename.startsWith('.')) return leftOut('companion');
  if (beside.test(whole)) return leftOut('beside');
  if (bytes === 0) return leftOut('empty');
  const declared = readDossierPath(filename);
  if (declared.is === 'declaration') return fitting(declared, bytes);
  if (new TextEncoder().encode(filename).length > longestName) return leftOut('name-too-long');
  const read = readDossierPath(parts.slice(-3).join('/'));
  if (read.is !== 'refused') return fitting(read, bytes);
  const folder = parts.at(-2) ?? '';
  const kind = evidenceKinds.find((one) => one === folder) ?? null;
  return bytes > largest.evidence ? leftOut('too-large') : { is: 'open', service: null, kind, filename };
}

/** What becomes of an open place once somebody says more of it. */
export function placed(service: string | null, kind: EvidenceKind | null, filename: string, bytes: number): Placement {
  const read = service !== null && kind !== null ? readDossierPath(`${service}/${kind}/${filename}`) : null;
  return read === null || read.is === 'refused' ? { is: 'open', service, kind, filename } : fitting(read, bytes);
}

/** The path below the project; null: nobody has said it yet, or the file is left out. */
export const pathOf = (place: Placement): string | null => (place.is === 'placed' ? place.read.path : null);

/** What of its place a person may choose: a declaration and a file that is left out have none. */
export function choiceOf(
  place: Placement,
): { readonly service: string | null; readonly kind: EvidenceKind | null; readonly filename: string } | null {
  if (place.is === 'open') return place;
  if (place.is === 'left-out' || place.read.is === 'declaration') return null;
  const [service = null, kind, filename = ''] = place.read.path.split('/');
  return { service, kind: evidenceKinds.find((one) => one === kind) ?? null, filename };
}

const leftOut = (why: LeftOut): Placement => ({ is: 'left-out', why });

function fitting(read: Exclude<DossierPath, { is: 'refused' }>, bytes: number): Placement {
  if (read.is === 'evidence') return bytes > largest.evidence ? leftOut('too-large') : { is: 'placed', read };
  return bytes > largest.text ? leftOut('text-too-large') : { is: 'placed', read };
}
