import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * `node local/run-cdk.ts synth | deploy [arguments of cdk]`: the CDK that the lock file pins, on the Node we run on, without telemetry.
 * Neither asks for a stack: without one it is both. Exit code of cdk: 1 also for any finding of cdk-nag or of CloudFormation's rules.
 */
async function main([command = '', ...args]: readonly string[]): Promise<number> {
  const named = args.some((arg) => arg === '--all' || arg.startsWith('attesta-'));
  const all = named || args.includes('--help') ? [] : ['--all'];
  const elsewhere = args.some((arg) => arg === '-o' || arg.startsWith('--output'));
  if (command === 'synth') {
    const code = await cdk(['synth', '--quiet', ...args]);
    if (code === 0 && !elsewhere) process.stdout.write(await summary());
    return code;
  }
  return cdk(['deploy', ...all, ...args]);
}

function cdk(args: readonly string[]): Promise<number> {
  const script = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  // The second could be set to switch CloudFormation's rules off, and nobody would know why nothing is found.
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_VALIDATION: 'true' };
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function summary(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'cdk.out', 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<Record<string, { readonly type: string }>>;
  };
  const stacks = Object.entries(manifest.artifacts).flatMap(([name, { type }]) => (type === 'aws:cloudformation:stack' ? [name] : []));
  const console = stacks.some((name) => name.startsWith('attesta-console-')) ? notBuilt : '';
  return `${stacks.map((name) => `cdk.out/${name}.template.json`).join('\n')}\ncdk-nag, CloudFormation: nessun rilievo / no findings\n${console}`;
}

/** docs/adr/0030. */
const notBuilt =
  'I file della console non sono qui: dopo il deploy, npx attesta publish / the files of the console are not here: after the deploy, npx attesta publish\n';

process.exitCode = await main(process.argv.slice(2));
