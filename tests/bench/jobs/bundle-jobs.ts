import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const jobs = import.meta.dirname;
/** In the repository, so that packages are found from there. Of this process alone: two benches may run. */
const folder = join(jobs, '..', '..', '..', '.attesta', `bench-jobs-${process.pid}`);
/** Native: found on the disk. */
const external = ['@duckdb/node-api'];

/** What a job's process runs: the job, one line of report, nothing of the other jobs. */
const entry = (tool: string): string => `
  import { run } from './${tool}.ts';
  import { report } from './report.ts';
  import { readSpec } from '../inputs/input.ts';
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
export async function bundleJobs(tools: readonly string[]): Promise<JobModules> {
  mkdirSync(folder, { recursive: true });
  const made = tools.map(async (tool) => {
    const outfile = join(folder, `${tool}.mjs`);
    await build({
      stdin: { contents: entry(tool), resolveDir: jobs, loader: 'ts', sourcefile: `${tool}-entry.ts` },
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      external,
      logLevel: 'error',
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    });
    return [tool, outfile] as const;
  });
  const modules = new Map(await Promise.all(made));
  return {
    of(tool) {
      const found = modules.get(tool);
      if (found === undefined) throw new Error(`no job is called ${tool}`);
      return found;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
