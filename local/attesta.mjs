#!/usr/bin/env node
// `npx attesta …`, `npm start`: installs what is missing, then runs the command on Node 24. Any Node >= 20 can read this file.
import { join } from 'node:path';
import { ensureInstalled, Plain, root } from './bootstrap/install.mjs';
import { runOnNode24 } from './bootstrap/node24.mjs';

try {
  await ensureInstalled();
  process.exitCode = await runOnNode24(join(root, 'local', 'cli', 'main.ts'), process.argv.slice(2));
} catch (error) {
  process.stderr.write(`attesta: ${error instanceof Plain ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 3;
}
