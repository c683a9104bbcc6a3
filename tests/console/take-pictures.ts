import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addresses } from '../../console/router/addresses.ts';
import { chromiumPath } from './rig/chromium.ts';
import { decided, failing, startConsoleStack } from './rig/console-stack.ts';
import { openBrowser, signInAs, visit } from './rig/visitor.ts';

const folder = join(import.meta.dirname, '../../docs/img');

/** File name, address, and how wide and tall the window is. */
const pictures: readonly (readonly [name: string, address: string, width?: number, height?: number])[] = [
  ['fascicoli', addresses.queue()],
  ['progetto', addresses.project(failing), 1280, 1150],
  ['progetto-telefono', addresses.project(failing), 360, 780],
  ['punto', addresses.point(failing, 1, 'TRA-03', 'bilancio'), 1280, 1500],
  ['mappa-di-continuita', addresses.continuity(failing, 1, 'bilancio'), 1280, 1300],
  ['verbali', addresses.records(decided)],
  ['differenze', addresses.difference(decided, 1, 2), 1280, 1150],
  ['prove', addresses.evidence(failing), 1280, 1200],
  ['custodia', addresses.file(failing, 'bilancio/usage-report/SRV-BIL-APP_gennaio-febbraio.csv.gz', { record: '1', from: '2', to: '769' })],
];

/** `node local/run.mjs console:pictures`: a picture of each page, in Italian, into docs/img/. */
if (chromiumPath === undefined) throw new Error('no Chromium here: apt-get install chromium, or ATTESTA_CHROMIUM');
await mkdir(folder, { recursive: true });
const [stack, browser] = await Promise.all([startConsoleStack({ delay: 20 }), openBrowser()]);
try {
  const visitor = await visit(browser, stack.url);
  const { page } = visitor;
  await page.screenshot({ path: join(folder, 'accesso.png') });
  await signInAs(visitor, /^Asseveratrice/);
  for (const [name, address, width = 1280, height = 900] of pictures) {
    await page.setViewportSize({ width, height });
    await visitor.go(address);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    process.stdout.write(`docs/img/${name}.png\n`);
  }
} finally {
  await browser.close();
  await stack.stop();
}
