import { nodeMeans } from '../../functions/adapters/node-means.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Ruleset } from '../../shared/model/ruleset.ts';
import { assess, type DossierInput } from '../../shared/pipeline.ts';
import { shippedRegisters } from '../../shared/registers/shipped-registers.ts';
import { rulesetOf } from '../../shared/rulesets/ruleset-of.ts';
import { type OpenSnapshot, registersInForce, snapshotOf } from '../../shared/verdict/registers-in-force.ts';
import { type ReadingWatch, unwatched } from '../progress/reading-watch.ts';
import { type DossierFolder, readDossierFolder } from './read-dossier-folder.ts';

export interface JudgedFolder extends DossierFolder {
  /** null where there is no valid declaration: then there is nothing to judge. */
  readonly judged: { readonly record: AttestaRecord; readonly ruleset: Ruleset } | null;
}

/** What `assess` needs of a folder, the way the stack would give it: every receipt at `asOf`, no claims of others, the registers that count then. null: no declaration. */
export function assessInputOf(folder: DossierFolder, asOf: string): DossierInput | null {
  const { declaration, uploads, digests } = folder;
  if (!declaration) return null;
  const { entity, project } = declaration.value;
  return {
    project: { ipa: entity.ipa.toLowerCase(), cup: project.cup },
    declaration,
    uploads,
    digests,
    // Of a folder everything is read before it is judged.
    unread: [],
    claims: [],
    reviews: folder.reviews,
    registers: registersInForce(snapshotsOf(folder), declaration.value, asOf).map(({ pinned }) => pinned),
    ruleset: rulesetOf(declaration.value),
  };
}

/** The registers of a folder are to it what the imported ones are to a stack. */
const snapshotsOf = ({ registers }: DossierFolder): readonly OpenSnapshot[] => [
  ...registers.map((pinned) => snapshotOf(pinned)),
  ...shippedRegisters(),
];

/**
 * Judges a dossier folder at an instant, without any stack.
 * @param asOf   RFC 3339 UTC
 * @param onFile told of each file before it is read
 * @param watch  follows the reading
 */
export async function judgeFolder(
  path: string,
  asOf: string,
  onFile: (path: string) => void,
  watch: ReadingWatch = unwatched,
): Promise<JudgedFolder> {
  const folder = await readDossierFolder(path, asOf, nodeMeans, onFile, watch);
  const input = assessInputOf(folder, asOf);
  if (!input) return { ...folder, judged: null };
  const record = assess({ ...input, purpose: 'migration', asOf, previous: null }, nodeMeans.sha256);
  return { ...folder, judged: { record, ruleset: input.ruleset.ruleset } };
}
