import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attesta } from '../../infra/attesta.ts';
import { type FunctionName, functionDefinitions, variablesFor } from '../../infra/definitions/functions.ts';
import { sizeOfBundle, startOf } from '../support/bundle-size.ts';
import { cdkContext } from './synthesised.ts';

const outdir = mkdtempSync(join(tmpdir(), 'attesta-bundles-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** The folder of a function's code in what was synthesised. */
const folders = new Map<string, string>();
beforeAll(() => {
  const app = new App({ outdir, builtinCloudFormationValidation: false, context: cdkContext });
  const { pipeline } = attesta(app);
  app.synth();
  const template = JSON.parse(readFileSync(join(outdir, `${pipeline.stackName}.template.json`), 'utf8')) as {
    readonly Resources: Readonly<Record<string, { Type: string; Properties: { FunctionName: string; Code: { S3Key: string } } }>>;
  };
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    folders.set(Properties.FunctionName, join(outdir, `asset.${Properties.Code.S3Key.replace('.zip', '')}`));
  }
}, 120_000);

const values = {
  ATTESTA_BUCKET: 'attesta-valdoro',
  ATTESTA_TABLE: 'attesta-valdoro',
  ATTESTA_UPLOADS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-uploads',
  ATTESTA_TOKENS: 'iam',
  ATTESTA_ASSESSMENTS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-assessments',
  ATTESTA_COUNTED_QUEUES: '{}',
};

/** What each may load at its start: a tenth more than it did when this was written. Who needs more says so here. */
const mostKiB: Readonly<Record<FunctionName, number>> = { ingest: 860, assess: 1200, recheck: 550, api: 1000 };

/** Loads the module as Lambda does, in a process with that environment and nothing else, and prints what its handler is. */
function load(name: FunctionName, variables: readonly (keyof typeof values)[]): string {
  const url = pathToFileURL(join(folders.get(`attesta-${name}-dev`) as string, 'index.mjs')).href;
  const script = `process.stdout.write(typeof (await import(${JSON.stringify(url)})).handler)`;
  const env = {
    AWS_REGION: 'eu-south-1',
    ...Object.fromEntries(variables.map((variable) => [variable, values[variable]])),
  };
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env, encoding: 'utf8', stdio: 'pipe' });
}

describe.each(Object.keys(functionDefinitions) as FunctionName[])('the bundle of %s, as CDK makes it', (name) => {
  const needed = variablesFor(functionDefinitions[name].uses);

  test('loads with the environment that it is given', () => expect(load(name, needed)).toBe('function'));

  test('says which variable is missing, at once and not at the first upload', () => {
    expect(needed).not.toEqual([]);
    expect(() => load(name, needed.slice(1))).toThrow(needed[0] as string);
  });

  test('is small enough to start fast, and can be traced back to its sources', () => {
    const folder = folders.get(`attesta-${name}-dev`) as string;
    expect(sizeOfBundle(folder).startKiB).toBeLessThan(mostKiB[name]);
    for (const module of startOf(folder)) {
      expect(readFileSync(module, 'utf8').trimEnd()).toMatch(/\/\/# sourceMappingURL=\S+\.mjs\.map$/);
      expect(existsSync(`${module}.map`)).toBe(true);
    }
  });

  test('starts in two files, however many wait, and the first pass of the bundling is not deployed', () => {
    const folder = folders.get(`attesta-${name}-dev`) as string;
    expect(startOf(folder)).toHaveLength(2);
    expect(existsSync(join(folder, 'between'))).toBe(false);
  });

  test('has no shape of what it never asks of S3', () => {
    for (const module of startOf(folders.get(`attesta-${name}-dev`) as string))
      expect(readFileSync(module, 'utf8')).not.toMatch(/SelectObjectContentRequest|PutBucketAclRequest/);
  });
});
