import { LONGEST_SMALL_PART } from '../../limits.ts';
import type { PackedFile } from '../packed-file.ts';
import { damaged, readWholeXml } from './xml-part.ts';

/** The files of a workbook by their names, which compare without regard to case (ECMA-376 part 2, 6.2.2.3). */
export interface PackageParts {
  find(name: string): PackedFile | null;
  readonly names: readonly string[];
}

export function packageParts(files: readonly PackedFile[]): PackageParts {
  const byName = new Map(files.map((file) => [partName(file.name), file]));
  return { find: (name) => byName.get(partName(name)) ?? null, names: [...byName.keys()] };
}

const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** What one part says of another. */
export interface Relation {
  /** The end of its type: `worksheet`; the beginning differs between the two editions of the format. */
  readonly type: string;
  /** Name of the other part; null: it lies outside the workbook. */
  readonly target: string | null;
}

/** The relations of a part (`null`: of the package) by id. */
export async function readRelations(parts: PackageParts, part: string | null): Promise<ReadonlyMap<string, Relation>> {
  const [, folder = '', base = ''] = /^(.*\/)?([^/]*)$/.exec(part ?? '') ?? [];
  const relations = new Map<string, Relation>();
  const file = parts.find(`${folder}_rels/${base}.rels`);
  if (!file) return relations;
  await readWholeXml(file, LONGEST_SMALL_PART, {
    open(name, { Id, Type = '', Target = '', TargetMode }, depth) {
      if (name !== 'Relationship' || depth !== 2 || Id === undefined) return;
      const target = TargetMode === 'External' ? null : resolve(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
      if (relations.size > MOST_RELATIONS) throw damaged(file.name);
    },
    close() {},
    text() {},
  });
  return relations;
}

/** More than an archive may have entries. */
const MOST_RELATIONS = 20_000;

/** A path from a folder, or from the root where it begins with a slash. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
