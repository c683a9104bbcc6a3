import { join } from 'node:path';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { allSamples } from '../samples/all-samples.ts';
import type { Connection } from './connect.ts';
import { uploadFolder } from './upload-folder.ts';

const folder = join(import.meta.dirname, '../../samples');

/** Uploads the committed samples, each under its own entity and CUP. Resolves to their projects, in reading order. */
export async function loadSamples({ s3 }: Pick<Connection, 's3'>): Promise<readonly ProjectKey[]> {
  const projects: ProjectKey[] = [];
  for (const { name, dossier } of allSamples) {
    const project = { ipa: dossier.entity.ipa.toLowerCase(), cup: dossier.project.cup };
    await uploadFolder(s3, join(folder, name), project);
    projects.push(project);
  }
  return projects;
}
