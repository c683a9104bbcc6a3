import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';
import { fontFiles, fontsOfBundle, fontsOfPackage, writesReports } from '../definitions/report-fonts.ts';

/** The repository. */
export const root = join(import.meta.dirname, '..', '..');

/**
 * A function is its module and, in files of their own, what the module loads on demand (`import()`): Parquet, workbooks, YAML, the ways to
 * credentials that Lambda does not use. Node compiles every byte of a file that it loads, so what waits in another file costs a start
 * nothing (docs/performance.md). The SDK is inside: what runs is what the lock file pins and the tests ran. Some packages still call
 * `require` for Node's own modules, which an ES module has not.
 */
const bundling: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
};

/** Writes the bundle of an entry of the repository into a folder: `index.mjs` is what Lambda loads. */
export function writeBundle(entry: string, folder: string): void {
  buildSync({ ...bundling, entryPoints: { index: entry }, outdir: folder });
  if (entry === writesReports)
    for (const file of Object.values(fontFiles)) cpSync(join(root, fontsOfPackage, file), join(folder, fontsOfBundle, file));
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
