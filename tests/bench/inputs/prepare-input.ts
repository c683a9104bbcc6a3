import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Size } from '../generate/extent.ts';
import { allInputs } from './all-inputs.ts';
import type { BenchInput, InputSpec } from './input.ts';

/** Counts up when the generator writes other bytes: inputs of an older one are made anew. */
export const GENERATOR_VERSION = 1;

export function inputNamed(name: string): BenchInput {
  const input = allInputs.find((one) => one.name === name);
  if (!input) throw new Error(`no input is called ${name}: ${allInputs.map((one) => one.name).join(', ')}`);
  return input;
}

/** The file of an input and, beside it, what contenders are told of it. Made once; an input cut short is never taken for whole. */
export async function prepareInput(
  name: string,
  size: Size,
  folder: string,
  tell: (text: string) => void,
): Promise<{ spec: InputSpec; specPath: string }> {
  const input = inputNamed(name);
  const base = join(folder, `v${GENERATOR_VERSION}`, size);
  mkdirSync(base, { recursive: true });
  const path = join(base, `${name}.${input.ending}`);
  const specPath = join(base, `${name}.spec.json`);
  if (!existsSync(path)) {
    const from = input.from === undefined ? null : (await prepareInput(input.from, size, folder, tell)).spec.path;
    tell(`making ${name} (${size})`);
    await input.write(`${path}.part`, size, from);
    renameSync(`${path}.part`, path);
  }
  const spec: InputSpec = { name, path, bytes: statSync(path).size, ...input.spec(size) };
  writeFileSync(specPath, JSON.stringify(spec));
  return { spec, specPath };
}
