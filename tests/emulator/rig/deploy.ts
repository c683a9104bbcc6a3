import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireLoopback } from '../../../local/emulator/loopback.ts';
import { emulated, type Ministack } from '../../../local/emulator/start-ministack.ts';

const root = join(import.meta.dirname, '../../..');

/** Outputs of the stacks, by the name of the stack without its stage and by the name of the output. */
export type Outputs = Readonly<Record<'attesta-pipeline' | 'attesta-access', Readonly<Record<string, string>>>>;

const stage = 'prova';

/** The name of a thing in the stage that is deployed here. */
export const staged = (name: string): string => `${name}-${stage}`;

/**
 * Deploys both stacks as an operator does: `cdk bootstrap`, then what `npm run deploy` runs, with the synthesis, the checks, the upload of
 * the bundles and CloudFormation's change sets. Rejects with all that was printed when either fails.
 * @param entities IPA codes that get an upload policy
 */
export async function deploy(ministack: Ministack, entities: readonly string[]): Promise<Outputs> {
  const folder = mkdtempSync(join(tmpdir(), 'attesta-deploy-'));
  try {
    // In an empty folder: where it finds a cdk.json it would synthesise first.
    await run(ministack, folder, ['node_modules/aws-cdk/bin/cdk', 'bootstrap', `aws://${emulated.account}/${emulated.region}`]);
    const outputs = join(folder, 'outputs.json');
    const context = { stage, region: emulated.region, entities: entities.join(',') };
    await run(ministack, root, [
      'local/run-cdk.ts',
      'deploy',
      ...['--require-approval', 'never', '--output', join(folder, 'cdk.out'), '--outputs-file', outputs],
      ...Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    const written = JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, string>>;
    return { 'attesta-pipeline': written[staged('attesta-pipeline')] ?? {}, 'attesta-access': written[staged('attesta-access')] ?? {} };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one of our scripts with the emulator's environment and nothing of the user's. */
async function run({ environment, url }: Ministack, cwd: string, [script = '', ...args]: readonly string[]): Promise<void> {
  requireLoopback(url);
  const guard = `--import=${join(root, 'local/emulator/only-loopback.ts')}`;
  const env = { ...environment, NODE_OPTIONS: guard, CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' };
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}:\n${printed.join('')}`);
}
