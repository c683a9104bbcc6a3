import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ministack, startMinistack } from '../../local/emulator/start-ministack.ts';
import { evidenceCases } from '../functions/adapters/evidence-cases.ts';
import { recordsCases } from '../functions/adapters/records-cases.ts';
import { differences } from './differences.ts';
import { type ForeignStores, foreignStores } from './rig/foreign-stores.ts';

/** The adapters over a second, foreign implementation: the very cases of tests/functions/adapters.test.ts. */
let ministack: Ministack;
let stores: ForeignStores;
beforeAll(async () => {
  ministack = await startMinistack({ enforcesPolicies: false, corrected: false });
  stores = foreignStores(ministack);
});
afterAll(async () => {
  stores?.close();
  await ministack?.stop();
});

describe.each([
  { adapter: 'S3 evidence', cases: evidenceCases },
  { adapter: 'DynamoDB records', cases: recordsCases },
])('$adapter', ({ cases }) => {
  test.each(cases.filter(({ name }) => !(name in differences)))('$name', ({ run }) => run(stores));
});

describe('differences', () => {
  const cases = [...evidenceCases, ...recordsCases];
  test.each(Object.entries(differences))('%s', async (name, { fails }) => {
    const one = cases.find((adapterCase) => adapterCase.name === name);
    if (!one) throw new Error('differences.ts names a case that is none');
    await expect(one.run(stores)).rejects.toThrow(fails);
  });
});
