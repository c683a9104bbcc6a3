import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceFrame } from '../../functions/source-frame.ts';
import { writeBundle } from '../../infra/constructs/bundling.ts';
import { lastingFolder } from '../e2e/rig.ts';

const folder = lastingFolder();
beforeAll(() => () => folder.remove());

const source = `
/** A line that the bundle does not keep. */
export function handler(body: string): unknown {
  return JSON.parse(body);
}
`;

const faultLine = pathToFileURL(join(import.meta.dirname, '../../functions/fault-line.ts')).href;

/** Bundled and made small as a function is, and run in a process of its own: the runner of these tests has frames of its own making. */
function framesThrownIn(name: string, change: (module: string) => void = () => {}): string {
  const entry = join(folder.path, `${name}.ts`);
  writeFileSync(entry, source);
  const out = join(folder.path, name);
  writeBundle(entry, out);
  const module = join(out, 'index.mjs');
  change(module);
  const script = `import { faultLine } from ${JSON.stringify(faultLine)};
    import { handler } from ${JSON.stringify(pathToFileURL(module).href)};
    try { handler('no JSON') } catch (error) { process.stdout.write(faultLine(error).frames.join('\\n')) }`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', env: {} });
}

describe('the place of a fault in a bundle', () => {
  test('is told by our sources', () => {
    const frames = framesThrownIn('mapped');
    expect(frames).toMatch(/mapped\.ts:4:1\d/);
    expect(frames).not.toContain('index.mjs');
  });

  test('stays as it is where the map is gone, or is none: telling of a fault never fails', () => {
    expect(framesThrownIn('gone', (module) => rmSync(`${module}.map`))).toContain('index.mjs:');
    expect(framesThrownIn('none', (module) => writeFileSync(`${module}.map`, '{"version":'))).toContain('index.mjs:');
  });

  test.each([
    'JSON.parse (<anonymous>)',
    'async Promise.all (index 0)',
    'node:internal/process/task_queues:105:5',
    'f (/var/task/a.ts:1:2)',
  ])('of no bundle stays as it is: %s', (frame) => expect(sourceFrame(frame)).toBe(frame));
});
