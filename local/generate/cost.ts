import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { functionDefinitions } from '../../infra/definitions/functions.ts';
import type { CostFigures, PriceTable } from '../cost/cost-terms.ts';
import { costPage } from '../pages/cost-page.ts';
import type { GeneratedFiles } from './contract.ts';

const folder = join(import.meta.dirname, '../cost');

/** What it costs, computed from committed figures and prices: whoever measures again, or knows a price better, changes those. */
export async function generate(): Promise<GeneratedFiles> {
  const [figures, prices] = await Promise.all(
    ['figures', 'prices'].map(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as unknown),
  );
  const sizes = {
    ingestMb: functionDefinitions.ingest.memory,
    assessMb: functionDefinitions.assess.memory,
    apiMb: functionDefinitions.api.memory,
  };
  return new Map([['docs/cost.md', costPage(figures as CostFigures, prices as PriceTable, sizes)]]);
}
