import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const jobs = import.meta.dirname;
/** In the repository, so that packages are found from there. Of this process alone: two benches may run. */
const folder = join(jobs, '..', '..', '..', '.attesta', `bench-jobs-${process.pid}`);
/** Native: found on the disk. */
const external = ['@duckdb/node-api'];

/** What a job's process runs: the job, one line of report, nothing of the other jobs. */
const entry = (tool: string): string => `
  import { run } from '${jobs}/${tool}.ts';
  import { report } from '${jobs}/report.ts';
  import { readSpec } from '${join(jobs, '..', 'inputs', 'input.ts')}';
  report(await run(readSpec(process.argv[2])));
`;

export interface JobModules {
  /** @throws of what is no tool */
  of(tool: string): string;
  remove(): void;
}

/**
 * One module for each job, made as the functions are deployed (infra/constructs/bundling.ts): whole processes are timed, and stripping types
 * from hundreds of files at every start is nothing that a user pays. Peers are bundled alike.
 */
export function bundleJobs(tools: readonly string[]): JobModules {
  mkdirSync(folder, { recursive: true });
  const made = tools.map((tool) => {
    const source = join(folder, `${tool}.ts`);
    writeFileSync(source, entry(tool));
    buildSync({
      entryPoints: { index: source },
      outdir: join(folder, tool),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      external: [...external],
      logLevel: 'error',
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    });
    return [tool, join(folder, tool, 'index.mjs')] as const;
  });
  const modules = new Map(made);
  return {
    of(tool) {
      const found = modules.get(tool);
      if (found === undefined) throw new Error(`no job is called ${tool}`);
      return found;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
