import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Paths of the files below a folder, with forward slashes, sorted; none where there is no folder. Links are followed, as
 * `aws s3 cp --recursive` does, so that what is judged is what would be uploaded; a link that leads nowhere, or back up, is no file.
 */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  return (await below(folder, '', new Set())).sort();
}

async function below(folder: string, prefix: string, above: ReadonlySet<string>): Promise<string[]> {
  const real = await realpath(folder).catch(() => null);
  if (real === null || above.has(real)) return [];
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const is = await stat(path).catch(() => null);
      if (is?.isDirectory()) return below(path, `${prefix}${name}/`, new Set([...above, real]));
      return is?.isFile() ? [`${prefix}${name}`] : [];
    }),
  );
  return found.flat();
}
