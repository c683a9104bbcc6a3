import { continuityCellOf } from '../../shared/heat-map/continuity-cell-of.ts';
import { continuityMapOf } from '../../shared/heat-map/continuity-map-of.ts';
import type { ContinuityCell } from '../../shared/model/continuity-cell.ts';
import type { Declaration } from '../../shared/model/declaration.ts';
import type { Digest } from '../../shared/model/digest.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { isDeclarationOf, parseDeclaration } from '../../shared/model/parse-declaration.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { rulesetOf } from '../../shared/rulesets/ruleset-of.ts';
import { usageOf } from '../../shared/usage/service-usage.ts';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import type { ServiceFacts } from '../../shared/verdict/facts.ts';
import { type CheckedFile, checkedFile } from './checked-file.ts';
import { fileSource, type Watch } from './file-source.ts';
import { filesOwnDeclaration } from './files-own-declaration.ts';
import type { CellRequest, Maps, MapsRequest } from './protocol.ts';

/** The maps of some files, and what is needed to open a cell of them. */
export interface DrawnMaps {
  readonly told: Maps;
  cell(place: CellRequest): ContinuityCell | null;
}

const purpose = 'migration';

/**
 * The days that some files cover, from the very facts that a verdict would be reached with (`shared/heat-map`). Files that were sent before
 * are not among them: those are the server's to count.
 * @throws Cancelled, FileGone
 */
export async function mapsOfFiles(
  { project, declaration: given, files, asOf }: MapsRequest,
  digests: ReadonlyMap<string, Digest>,
  watch: Watch,
): Promise<DrawnMaps> {
  const found = files.flatMap((file) => checkedFile(file, digests, asOf));
  const declared = given && (await readDeclaration(given, project, watch));
  const declaration = declared ?? filesOwnDeclaration(project, found);
  const services = declaration === null ? [] : factsOf(project, declaration, found, asOf);
  const told: Maps = {
    by: declared ? 'declaration' : 'files',
    maps: services.map((facts) => continuityMapOf(facts, purpose)),
    speaksOf: declared ? speaksOf(services) : [],
  };
  return {
    told,
    cell({ service, ...place }) {
      const facts = services.find((one) => one.service.id === service);
      return facts ? continuityCellOf(facts, purpose, place) : null;
    },
  };
}

async function readDeclaration(file: Blob, project: ProjectKey, watch: Watch): Promise<Declaration | null> {
  const read = await readSmallText(fileSource(file, watch));
  const parsed = read.ok ? parseDeclaration(read.text, 'dossier.yaml') : null;
  return parsed?.ok && isDeclarationOf(parsed.declaration, project) ? parsed.declaration : null;
}

function factsOf(project: ProjectKey, declaration: Declaration, files: readonly CheckedFile[], asOf: string): readonly ServiceFacts[] {
  const input: AssessInput = {
    project,
    // Nothing is sealed here, and so nothing is named by its sum.
    declaration: { value: declaration, sha256: '' },
    uploads: files.map(({ upload }) => upload),
    digests: new Map(files.map(({ digest }) => [digest.id, digest])),
    ...{ unread: [], claims: [], reviews: [], registers: [] },
    ruleset: rulesetOf(declaration),
    ...{ purpose, asOf, previous: null },
  };
  return buildFacts(input).services;
}

/** Of each file the services whose servers it has figures of. */
function speaksOf(services: readonly ServiceFacts[]): Maps['speaksOf'] {
  const byPath = new Map<string, Set<string>>();
  for (const facts of services) {
    for (const { file } of usageOf(facts)) {
      const { path } = file.upload;
      byPath.set(path, (byPath.get(path) ?? new Set()).add(facts.service.id));
    }
  }
  return [...byPath].map(([path, some]) => ({ path, services: [...some] }));
}
