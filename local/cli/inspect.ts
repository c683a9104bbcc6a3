import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { type Inspection, inspectionOf } from '../../shared/inspection.ts';
import { mappingDraft } from '../../shared/mapping-draft/draft-of-inspected.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import { type EvidenceKind, evidenceKinds } from '../../shared/model/upload.ts';
import { ingest, type Pinned } from '../../shared/pipeline.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { fileSource } from '../folder/file-source.ts';
import { readMappingFile } from '../folder/read-mapping-file.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { mappingDraftText } from './draft-mapping.ts';
import { inspectionText } from './inspection-text.ts';
import { print, printJson, tell } from './output.ts';
import { problemsText } from './problems-text.ts';
import { showReading } from './show-reading.ts';

/**
 * `attesta inspect FILE… [--mapping M] [--json]`: contracts/inspect.example.json. 0 when every file is recognised or a document. Where a
 * mapping could say what a file does not, a draft of one comes with it; `--draft` prints nothing else, for a file of its own.
 */
export const inspect: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, { mapping: { type: 'string' }, draft: { type: 'boolean' } });
  if (positionals.length === 0) throw new WrongUsage('inspect FILE… [--mapping FILE] [--json] [--draft]');
  for (const path of positionals) await mustBeFile(path);
  const given = values.mapping === undefined ? null : await givenMapping(values.mapping, language);
  const files: (Inspection & { readonly mappingDraft: string | null })[] = [];
  const watch = showReading(language);
  const means = { ...nodeMeans, onRows: watch.onRows };
  for (const path of positionals) {
    if (positionals.length > 1) tell(path);
    const mapping = given ?? (await mappingBeside(path, language));
    const [bytes, kind] = [watch.source(path, await fileSource(path)), kindFromFolder(path)];
    const file = inspectionOf(await ingest({ bytes, kind, mapping }, means), path.replaceAll('\\', '/'));
    files.push({ ...file, mappingDraft: await mappingDraft({ file, bytes, kind }, language, means) });
    watch.done(path);
  }
  if (values.draft) return printDrafts(files, language);
  if (json) await printJson({ files });
  else await print(files.map((file) => inspectionText(file, language) + draftBelow(file, language)).join('\n'));
  return files.flatMap((file) => [file, ...file.members]).every(isKnown) ? 0 : 1;
};

const draftBelow = (
  { path, mappingDraft: draft }: { readonly path: string; readonly mappingDraft: string | null },
  language: Language,
): string => (draft === null ? '' : mappingDraftText(path, draft, language));

/** 1 where a file needs none. */
async function printDrafts(
  files: readonly { readonly path: string; readonly mappingDraft: string | null }[],
  language: Language,
): Promise<number> {
  for (const { path, mappingDraft: draft } of files) {
    if (draft === null) tell(`${path}: ${language === 'it' ? 'nessuna mappatura da scrivere' : 'no mapping to write'}`);
    else await print(draft);
  }
  return files.every(({ mappingDraft: draft }) => draft !== null) ? 0 : 1;
}

const isKnown = ({ recognition: { status } }: Pick<Inspection, 'recognition'>): boolean => status === 'recognised' || status === 'document';

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new WrongUsage(`${path}: non esiste / does not exist`);
  if (!found.isFile()) throw new WrongUsage(`${path}: non è un file / is not a file`);
}

async function givenMapping(path: string, language: Language): Promise<Pinned<Mapping>> {
  await mustBeFile(path);
  const read = await readMappingFile(path);
  if (read.ok) return read.mapping;
  throw new WrongUsage(problemsText({ path, problems: read.problems }, language));
}

/** `X.mapping.yaml` beside X, else `mapping.yaml` of its folder. An invalid one counts as absent, and is told. */
async function mappingBeside(path: string, language: Language): Promise<Pinned<Mapping> | null> {
  for (const candidate of [`${path}.mapping.yaml`, join(dirname(path), 'mapping.yaml')]) {
    if (!(await stat(candidate).catch(() => null))?.isFile()) continue;
    const read = await readMappingFile(candidate);
    if (read.ok) return read.mapping;
    tell(problemsText({ path: candidate, problems: read.problems }, language));
  }
  return null;
}

/** Inside a dossier the folder says what kind of evidence a file is; elsewhere nobody does. */
function kindFromFolder(path: string): EvidenceKind | null {
  const folder = basename(dirname(path));
  return evidenceKinds.find((kind) => kind === folder) ?? null;
}
