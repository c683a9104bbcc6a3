import { issuesOf } from '../shared/model/digest-parts.ts';
import { keys } from '../shared/model/keys.ts';
import { isReasonCode, severities } from '../shared/reasons/reason-codes.ts';
import type { Problem } from './items.ts';
import type { EvidenceStore } from './ports.ts';
import type { UploadLine } from './read-model.ts';

const sound: ReadonlySet<UploadLine['state']> = new Set(['recognised', 'document', 'mapping', 'declaration']);
/** Of these a person is told; warnings and notes are for the verdict and `inspect`. */
const telling: ReadonlySet<string> = new Set(['fail', 'missing', 'review']);
const isTold = (code: string): boolean => telling.has(isReasonCode(code) ? severities[code] : 'missing');

/** True where nothing needs mending: a report that is recognised may still want a mapping, or have rows that cannot be read. */
export const isSound = ({ state, codes }: UploadLine): boolean => sound.has(state) && !codes.some(isTold);

/** Why an upload cannot be used, or not as it is, with its facts. The item has the codes of a report, its digest has their details. */
export async function problemsOfUpload({ evidence }: { readonly evidence: EvidenceStore }, line: UploadLine): Promise<readonly Problem[]> {
  if (line.problems.length > 0 || line.digest === null) return line.problems;
  const told = line.codes.filter((code) => !sound.has(line.state) || isTold(code));
  if (told.length === 0) return [];
  const text = await evidence.read(keys.digest(line.digest));
  // Loaded only where there is one to open.
  const { digestSchema } = await import('../shared/model/digest.ts');
  const digest = text === null ? null : digestSchema.parse(JSON.parse(text));
  const detailsOf = (code: string) =>
    (digest ? issuesOf(digest) : []).find((issue) => issue.code === code)?.details ?? { candidates: digest?.recognition.candidates ?? [] };
  return told.map((code) => ({ code, details: detailsOf(code) }));
}
