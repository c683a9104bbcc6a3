import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeMeans } from '../functions/adapters/node-means.ts';
import { parseRegister } from '../shared/model/parse-register.ts';
import type { Register } from '../shared/model/register.ts';
import type { Pinned } from '../shared/pipeline.ts';
import { pinRegister } from '../shared/registers/pin-register.ts';

const folder = join(import.meta.dirname, '../shared/registers/shipped');

/** Every register that comes with the engine, in the order of file names. Throws, naming file and fault, for a bad one. */
export async function loadShippedRegisters(): Promise<readonly Pinned<Register>[]> {
  const paths: string[] = [];
  for await (const path of glob('*.yaml', { cwd: folder })) paths.push(path);
  return Promise.all(
    paths.sort().map(async (path) => {
      const parsed = parseRegister(await readFile(join(folder, path), 'utf8'));
      if (parsed.ok) return pinRegister(parsed.register, nodeMeans.sha256);
      const faults = parsed.issues.map((issue) => `${issue.line}: ${issue.path} ${issue.message}`);
      throw new Error(`shared/registers/shipped/${path}:\n${faults.join('\n')}`);
    }),
  );
}
