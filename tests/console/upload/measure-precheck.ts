import { join } from 'node:path';
import { addresses } from '../../../console/router/addresses.ts';
import { failing, startConsoleStack } from '../rig/console-stack.ts';
import { openBrowser, signInAs, visit } from '../rig/visitor.ts';
import { folderOf, mapping, measures } from './chosen-files.ts';
import { checked, choose } from './upload-rig.ts';

/**
 * `node tests/console/upload/measure-precheck.ts`: reads a table of 50 MB in the browser, and says how long it took, what the longest
 * task of the page's own thread was meanwhile, and how often it could draw.
 */
const rows = 2_280_000;
const [stack, browser] = await Promise.all([startConsoleStack({ entities: [], delay: 1, undecided: true }), openBrowser()]);
try {
  const visitor = await visit(browser, `${stack.url}${addresses.upload(failing)}`);
  const { page } = visitor;
  await signInAs(visitor, /p_pts/);
  const content = measures(rows);
  const folder = await folderOf({
    'bilancio/usage-report/mapping.yaml': mapping,
    'bilancio/usage-report/SRV-BIL-APP_lungo.csv': content,
    'bilancio/other/piccolo.txt': 'per cominciare',
  });
  await choose(page, 'files', join(folder, 'bilancio/other/piccolo.txt'));
  await checked(page);
  await page.evaluate(() => {
    const seen = { longest: 0, tasks: 0, frames: 0, slowest: 0, last: performance.now() };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        seen.tasks += 1;
        seen.longest = Math.max(seen.longest, duration);
      }
    }).observe({ entryTypes: ['longtask'] });
    const frame = (now: number) => {
      seen.frames += 1;
      seen.slowest = Math.max(seen.slowest, now - seen.last);
      seen.last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const begun = performance.now();
  await choose(page, 'folder', folder);
  await page.getByRole('button', { name: 'Ferma il controllo' }).waitFor();
  await checked(page, 280_000);
  const seconds = (performance.now() - begun) / 1000;
  const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen);
  const size = `${(content.length / 1e6).toFixed(1)} MB, ${rows} rows`;
  process.stdout.write(`${JSON.stringify({ size, seconds: Number(seconds.toFixed(1)), ...seen })}\n`);
} finally {
  await browser.close();
  await stack.stop();
}
