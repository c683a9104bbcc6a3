import type { DossierPath, ProjectKey } from '../../shared/model/keys.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { type MappingItem, partitionOf, sortKeys } from '../items.ts';
import type { Arrival, Ports } from '../ports.ts';
import { arrivalOf, readWithAnother } from '../stale-readings.ts';
import { storedUploads } from '../stored-uploads.ts';
import { codesOfProblems, type Received } from './ingest-report.ts';
import { problemsOf } from './problems.ts';

export type MappingPath = Extract<DossierPath, { is: 'mapping' }>;

/** Stores a mapping, valid or not, then asks for every upload that was read with another mapping than the one now in force. */
export async function receiveMapping(ports: Ports, project: ProjectKey, mapping: MappingPath, arrival: Arrival): Promise<Received> {
  const object = await ports.evidence.open(arrival.key, arrival.versionId);
  const file = await readSmallText(object);
  const parsed = file.ok ? await parseMapping(file.text) : { ok: false as const, issues: [wholeFile(file.message)] };
  const item: MappingItem = {
    is: 'mapping',
    path: mapping.path,
    versionId: arrival.versionId,
    sequencer: arrival.sequencer,
    receivedAt: object.lastModified,
    sha256: sha256Of(file.bytes, ports.means.sha256),
    valid: parsed.ok,
    problems: parsed.ok ? [] : problemsOf('MAPPING_INVALID', parsed.issues),
  };
  const key = { PK: partitionOf(project), SK: sortKeys.upload(mapping.path) };
  await ports.records.put({ ...key, ...item }, { when: 'stored', attribute: 'sequencer', is: '<=' });

  const stale = readWithAnother(await storedUploads(ports.records, project, mapping.folder));
  await ports.queue.sendUploads(stale.map((upload) => arrivalOf(project, upload)));
  return {
    state: item.valid ? 'mapping' : 'mapping-invalid',
    codes: codesOfProblems(item.problems),
    rows: null,
    bytes: object.size,
    receivedAt: item.receivedAt,
    isFirst: true,
  };
}

const wholeFile = (message: string): YamlIssue => ({ path: '', line: 1, message });
