import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';
import { fontFiles, fontsOfBundle, fontsOfPackage, writesReports } from '../definitions/report-fonts.ts';
import { plainKeys } from './plain-keys.ts';

/** The repository. */
export const root = join(import.meta.dirname, '..', '..');

/**
 * A function is its module and, in files of their own, what the module loads on demand (`import()`): Parquet, workbooks, YAML, the ways to
 * credentials that Lambda does not use. Node compiles every byte of a file that it loads, so what waits in another file costs a start
 * nothing (docs/performance.md). The SDK is inside: what runs is what the lock file pins and the tests ran.
 */
const bundling = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: true,
  sourcesContent: false,
  alias: { zod: './infra/bundled/zod.mjs' },
  logLevel: 'warning',
  // What `zod.mjs` leaves out must be told here, and not by the first request that wants it.
  logOverride: { 'import-is-undefined': 'error' },
} satisfies BuildOptions;

/** Some packages still call `require` for Node's own modules, which an ES module has not. */
const banner = { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" };

/**
 * Writes the bundle of an entry of the repository into a folder: `index.mjs` is what Lambda loads, and it loads one file more. It is bundled
 * twice. Once alone would cut the start into two dozen files, because esbuild gives modules that are shared a file for each set of those
 * that share them, and each costs a start its opening and linking. So in between whatever waits is made to need all of the start, which it
 * finds loaded anyway, and the start has but one set; and what only looks as if it did something (plain-keys.ts) can be left out.
 */
export function writeBundle(entry: string, folder: string): void {
  const between = join(folder, 'between');
  const { outputs } = buildSync({ ...bundling, metafile: true, entryPoints: { index: entry }, outdir: between }).metafile;
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (!file.endsWith('.mjs')) continue;
    const module = join(root, file);
    // What is imported on demand is an entry too. On the line of its first statement, so that the source map stays true.
    const start = entryPoint === undefined || entryPoint === entry ? '' : `import ${JSON.stringify(pathTo(between, module))};`;
    writeFileSync(module, start + plainKeys(readFileSync(module, 'utf8')));
  }
  // Errors alone: what it reads is its own output, where a warning about a package looks like one about us.
  buildSync({ ...bundling, logLevel: 'error', banner, minify: true, entryPoints: { index: join(between, 'index.mjs') }, outdir: folder });
  rmSync(between, { recursive: true });
  if (entry === writesReports)
    for (const file of Object.values(fontFiles)) cpSync(join(root, fontsOfPackage, file), join(folder, fontsOfBundle, file));
}

/** How a module of the first pass calls the start of it. */
function pathTo(between: string, module: string): string {
  const path = relative(dirname(module), join(between, 'index.mjs')).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * The code of a function, bundled at synthesis. NodejsFunction would do it but for `splitting`: it names one file to esbuild. The source is
 * the folder of the entry, because CDK bundles the same source once; the hash is that of what comes out.
 */
export const bundledCode = (entry: string): Code =>
  Code.fromAsset(join(root, dirname(entry)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-asked-for'),
      local: {
        tryBundle(folder) {
          writeBundle(entry, folder);
          return true;
        },
      },
    },
  });
