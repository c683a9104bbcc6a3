import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storeRegister } from '../../functions/registers/stored-registers.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { readBesideDossier } from '../folder/read-beside-dossier.ts';
import type { Connection } from './connect.ts';
import { uploadFolder } from './upload-folder.ts';

const folder = join(import.meta.dirname, '../../samples');

/** Imports the registers of the committed samples and uploads the samples, each under the entity and the CUP of its own dossier. Resolves to their projects, by folder name. */
export async function loadSamples({ s3, ports }: Pick<Connection, 's3' | 'ports'>): Promise<readonly ProjectKey[]> {
  const projects: ProjectKey[] = [];
  for (const sample of await sampleFolders()) {
    await loadRegisters(ports, sample);
    const project = await projectOf(sample);
    await uploadFolder(s3, sample, project);
    projects.push(project);
  }
  return projects;
}

/** The committed samples, by name. */
export async function sampleFolders(): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort()
    .map((name) => join(folder, name));
}

/** Registers never come from uploads: each is imported, the same of two samples once. Before the uploads, so that the first judgement has them. */
export async function loadRegisters(ports: Pick<Connection['ports'], 'evidence' | 'records' | 'means'>, sample: string): Promise<void> {
  const { registers, problems } = await readBesideDossier(sample, ports.means);
  if (problems.length > 0) throw new Error(`${sample}: a register of a sample of ours is invalid`);
  for (const { value } of registers) await storeRegister(ports, value);
}

/** Whose a sample is: its own dossier says. */
export async function projectOf(sample: string): Promise<ProjectKey> {
  const parsed = parseDeclaration(await readFile(join(sample, 'dossier.yaml'), 'utf8'), 'dossier.yaml');
  if (!parsed.ok) throw new Error(`${sample}: the dossier of a sample of ours is invalid`);
  const { entity, project } = parsed.declaration;
  return { ipa: entity.ipa.toLowerCase(), cup: project.cup };
}
