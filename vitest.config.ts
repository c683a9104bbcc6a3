import { defineConfig } from 'vitest/config';

/** Tests of the pure core: they share nothing that changes, so they need no process of their own for each file. */
const core = [
  ...['checks', 'continuity', 'csv', 'evidence', 'formats', 'fraud', 'heat-map', 'model', 'reading', 'reasons', 'registers'],
  ...['report', 'rulesets', 'time', 'usage', 'verdict'],
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'core', include: core, isolate: false } },
      { extends: true, test: { name: 'all', include: ['tests/**/*.test.ts'], exclude: ['**/node_modules/**', ...core] } },
    ],
  },
});
