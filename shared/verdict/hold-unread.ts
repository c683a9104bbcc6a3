import type { Finding, Reason } from '../model/finding.ts';
import { readDossierPath } from '../model/keys.ts';
import type { Purpose } from '../model/record.ts';
import { outcomeOf } from '../model/severity.ts';
import { type EvidenceKind, readableKinds, type UnreadUpload } from '../model/upload.ts';
import { reason } from '../reasons/reason.ts';
import { kindsRead } from './evaluate.ts';
import type { ProjectFacts } from './facts.ts';

/**
 * Findings as far as they can be told while we have not read everything that was uploaded (docs/adr/0019). What an unread upload may say could
 * mend a point that fails or lacks evidence, and could spoil one that passes: a point that may rest on it is at best, and at worst, for a
 * person, and says that the problem is ours. Held after what people decided: their decisions come back with the reading.
 */
export function holdUnread(purpose: Purpose, facts: ProjectFacts, findings: readonly Finding[]): readonly Finding[] {
  if (facts.unread.length === 0) return findings;
  const unread = facts.unread.map(placeOf);
  return findings.map((finding) => {
    if (finding.outcome === 'not-applicable') return finding;
    const kinds = kindsRead(purpose, facts, finding);
    const files = unread.filter((one) => mayBearOn(one, finding, kinds)).map(({ path }) => path);
    if (files.length === 0) return finding;
    const reasons = [...finding.reasons.map(withoutWeight), reason('UNREAD_BY_US', { files })];
    return { ...finding, reasons, outcome: outcomeOf(reasons) };
  });
}

interface UnreadPlace {
  readonly path: string;
  /** `project`: filed for every service. */
  readonly service: string;
  readonly kind: EvidenceKind | 'declaration';
}

/** A mapping stands for the files that it applies to. */
function placeOf({ path }: UnreadUpload): UnreadPlace {
  const read = readDossierPath(path);
  if (read.is === 'evidence') return { path, service: read.service, kind: read.kind };
  if (read.is !== 'mapping') return { path, service: 'project', kind: 'declaration' };
  const [service, kind] = read.folder.split('/') as [string, EvidenceKind];
  return { path, service, kind };
}

/** Reports and lists count for every service whose ids they hold, documents where they are filed (DESIGN §4, Keys); the declaration for all. */
function mayBearOn({ kind, service: filedFor }: UnreadPlace, { service }: Finding, kinds: readonly EvidenceKind[]): boolean {
  if (kind === 'declaration') return true;
  if (!kinds.includes(kind)) return false;
  return readableKinds.includes(kind) || service === null || filedFor === service || filedFor === 'project';
}

/** Told still, so that one sees what it would come to with what was read. */
const withoutWeight = (one: Reason): Reason => (one.severity === 'fail' || one.severity === 'missing' ? { ...one, severity: 'info' } : one);
