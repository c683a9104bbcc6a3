import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Format } from '../../shared/formats/define-format.ts';
import { formatsPage } from '../pages/formats-page.ts';
import type { GeneratedFiles } from './contract.ts';
import { formatFiles } from './formats-index.ts';

const folder = join(import.meta.dirname, '..', '..', 'shared', 'formats');

/** The page of the formats, from their files and not from the index, which may not have been written yet. */
export async function generate(): Promise<GeneratedFiles> {
  const formats: Format[] = [];
  for (const file of formatFiles(await readdir(folder))) {
    const { format } = (await import(pathToFileURL(join(folder, file)).href)) as { readonly format: Format };
    formats.push(format);
  }
  return new Map([['docs/formats.md', formatsPage(formats)]]);
}
