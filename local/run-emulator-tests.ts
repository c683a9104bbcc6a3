import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { Plain } from './bootstrap/install.mjs';
import { preparePython } from './emulator/python-environment.ts';
import { whenParentGone } from './supervised.ts';

const root = join(import.meta.dirname, '..');

/**
 * `node local/run-emulator-tests.ts [part of a file name…]`: installs somebody else's emulator of AWS where it is missing, and runs
 * `tests/emulator/*.emulator.ts` over it. Apart from `npm test`, because it needs Python and, the first time, PyPI. Exit 1 when one failed.
 */
async function main(files: string[]): Promise<number> {
  await preparePython();
  const vitest = await startVitest('test', files, {
    root,
    config: false,
    watch: false,
    include: ['tests/emulator/**/*.emulator.ts'],
    setupFiles: ['local/emulator/only-loopback.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  });
  await vitest.close();
  return vitest.state.getCountOfFailedTests() === 0 && process.exitCode !== 1 ? 0 : 1;
}

whenParentGone(() => process.exit(1));
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Plain)) throw error;
  process.stderr.write(`attesta: ${error.message}\n`);
  process.exitCode = 3;
}
