import type { Declaration } from '../../shared/model/declaration.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { readSmallText, type SmallText } from '../../shared/reading/read-small-text.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { claimDeclared } from '../claims/claim-declared.ts';
import { type DeclarationItem, partitionOf, sortKeys } from '../items.ts';
import type { Arrival, Ports } from '../ports.ts';
import { readDeclaration, type Written } from '../uploads/read-written.ts';
import { codesOfProblems, type Received } from './ingest-report.ts';
import { problemsOf } from './problems.ts';

/**
 * Stores one version of the declaration, valid or not. Every version keeps an item of its own; the one in force is the latest
 * valid one, so an invalid version is visible and changes nothing else (DESIGN §4, Declaration). A valid one claims what it names.
 */
export async function receiveDeclaration(ports: Ports, project: ProjectKey, path: string, arrival: Arrival): Promise<Received> {
  const object = await ports.evidence.open(arrival.key, arrival.versionId);
  const file = await readSmallText(object);
  const read = readFile(file, path, project);
  const problems = read.valid ? [] : read.problems;
  const item: DeclarationItem = {
    is: 'declaration',
    path,
    versionId: arrival.versionId,
    sequencer: arrival.sequencer,
    receivedAt: object.lastModified,
    sha256: sha256Of(file.bytes, ports.means.sha256),
    valid: read.valid,
    problems: [...problems],
  };
  const isFirst = await ports.records.put({ PK: partitionOf(project), SK: sortKeys.declaration(item), ...item }, { when: 'absent' });
  // Also where it was stored before: the attempt that stored it may have ended there.
  if (read.valid) await claimDeclared(ports, project, item, read.value);
  return {
    state: item.valid ? 'declaration' : 'declaration-invalid',
    codes: codesOfProblems(problems),
    rows: null,
    bytes: object.size,
    receivedAt: item.receivedAt,
    isFirst,
  };
}

/** Of a file that is no text only that is told. */
const readFile = (file: SmallText, path: string, project: ProjectKey): Written<Declaration> =>
  file.ok
    ? readDeclaration(file.text, path, project)
    : { valid: false, problems: problemsOf('DECLARATION_INVALID', [{ path: '', line: 1, message: file.message }]) };
