import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyCheck } from '../shared/checks/define-check.ts';

const folder = join(import.meta.dirname, '../shared/checks');

/** `usage-covers-window` → `usageCoversWindow`: the name a check file exports its check under. */
export const exportedName = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Ids of the check files, sorted: the file's name is the check's id. */
export async function checkIds(): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.ts') && name !== 'define-check.ts' && !name.endsWith('.generated.ts'))
    .map((name) => name.slice(0, -3))
    .sort();
}

/** The checks themselves, read from the folder: generators must not depend on an index that they make. Throws where a file breaks the rule. */
export async function loadChecks(): Promise<ReadonlyMap<string, AnyCheck>> {
  const checks = new Map<string, AnyCheck>();
  for (const id of await checkIds()) {
    const module = (await import(pathToFileURL(join(folder, `${id}.ts`)).href)) as Readonly<Record<string, AnyCheck | undefined>>;
    const check = module[exportedName(id)];
    if (check?.id !== id) throw new Error(`shared/checks/${id}.ts must export ${exportedName(id)} with id "${id}"`);
    checks.set(id, check);
  }
  return checks;
}
