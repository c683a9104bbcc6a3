import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import type { Connection } from './connect.ts';
import { uploadFolder } from './upload-folder.ts';

const folder = join(import.meta.dirname, '../../samples');

/** Uploads the committed samples, each under the entity and the CUP of its own dossier. Resolves to their projects, by folder name. */
export async function loadSamples({ s3 }: Pick<Connection, 's3'>): Promise<readonly ProjectKey[]> {
  const projects: ProjectKey[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const name of names.sort()) {
    const project = await projectOf(join(folder, name));
    await uploadFolder(s3, join(folder, name), project);
    projects.push(project);
  }
  return projects;
}

async function projectOf(sample: string): Promise<ProjectKey> {
  const parsed = parseDeclaration(await readFile(join(sample, 'dossier.yaml'), 'utf8'), 'dossier.yaml');
  if (!parsed.ok) throw new Error(`${sample}: the dossier of a sample of ours is invalid`);
  const { entity, project } = parsed.declaration;
  return { ipa: entity.ipa.toLowerCase(), cup: project.cup };
}
