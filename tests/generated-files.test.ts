import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Generator } from '../local/generate/contract.ts';

const folder = new URL('../local/generate/', import.meta.url);
const names = readdirSync(folder).filter((name) => name !== 'contract.ts');

test.each(names)('what local/generate/%s makes is what stands in the repository', async (name) => {
  const { generate } = (await import(new URL(name, folder).href)) as Generator;
  const files = await generate();
  expect(files.size).toBeGreaterThan(0);
  for (const [path, text] of files) {
    const written = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
    expect(written === text, `${path} is stale: run npm run generate`).toBe(true);
  }
});
