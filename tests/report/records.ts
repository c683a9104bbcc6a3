import { fileURLToPath } from 'node:url';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { assessInputOf } from '../../local/folder/judge-folder.ts';
import { readDossierFolder } from '../../local/folder/read-dossier-folder.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { assess, type DossierInput } from '../../shared/pipeline.ts';

export interface Made {
  readonly record: AttestaRecord;
  readonly dossier: DossierInput;
}

export const AS_OF = '2026-03-20T09:00:00Z';

/** The record of a sample folder, and what it was made from. */
export async function madeOfSample(name: string): Promise<Made> {
  const folder = fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
  const dossier = assessInputOf(await readDossierFolder(folder, AS_OF, nodeMeans, () => undefined), AS_OF);
  if (!dossier) throw new Error(`${name}: no declaration`);
  return { dossier, record: assess({ ...dossier, purpose: 'migration', asOf: AS_OF, previous: null }, nodeMeans.sha256) };
}
