// What package.json's scripts call: `node local/run.mjs test | test:emulator | check | generate | samples | bench | console:pictures | synth | deploy`; and what cdk.json calls.
import { join } from 'node:path';
import { ensureInstalled, Plain, root } from './bootstrap/install.mjs';
import { runOnNode24 } from './bootstrap/node24.mjs';

const [task = '', ...rest] = process.argv.slice(2);
const scripts = {
  test: ['run-checks.ts', '--with-tests'],
  'test:emulator': ['run-emulator-tests.ts'],
  check: ['run-checks.ts'],
  generate: ['run-generators.ts'],
  samples: ['write-samples.ts'],
  bench: ['../tests/bench/run.ts'],
  'console:pictures': ['../tests/console/take-pictures.ts'],
  synth: ['run-cdk.ts', 'synth'],
  deploy: ['run-cdk.ts', 'deploy'],
  'cdk-app': ['../infra/app.ts'],
};

try {
  const script = scripts[task];
  if (!script) throw new Plain(`compito sconosciuto / unknown task: ${task}; ${Object.keys(scripts).join(', ')}`);
  await ensureInstalled();
  const [file, ...args] = script;
  process.exitCode = await runOnNode24(join(root, 'local', file), [...args, ...rest]);
} catch (error) {
  process.stderr.write(`attesta: ${error instanceof Plain ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 3;
}
