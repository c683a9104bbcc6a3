import { dirname, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { root, writeBundle } from '../write-bundle.ts';

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
