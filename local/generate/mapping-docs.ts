import { mappingPage } from '../pages/mapping-page.ts';
import type { GeneratedFiles } from './contract.ts';

/** The guide to mappings, whose lists of words come from the reader, so that it cannot name one that is not read. */
export async function generate(): Promise<GeneratedFiles> {
  return new Map([['docs/mappatura.md', mappingPage()]]);
}
