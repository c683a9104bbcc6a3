import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { addresses } from '../../console/router/addresses.ts';
import { chromiumPath } from './rig/chromium.ts';
import { decided, failing, saas, startConsoleStack } from './rig/console-stack.ts';
import { openBrowser, signInAs, visit } from './rig/visitor.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/img');

interface Picture {
  /** Of its file. */
  readonly name: string;
  readonly address: string;
  readonly width?: number;
  readonly height?: number;
  /** What somebody does on the page before it is taken, and what then stands at the top. */
  readonly before?: (page: Page) => Promise<void>;
}

const from = (selector: string) => async (page: Page) =>
  page
    .locator(selector)
    .first()
    .evaluate((part) => part.scrollIntoView());

const seenByAuditor: readonly Picture[] = [
  { name: 'fascicoli', address: addresses.queue() },
  { name: 'progetto', address: addresses.project(failing), height: 1150 },
  { name: 'progetto-telefono', address: addresses.project(failing), width: 360, height: 780 },
  { name: 'punto', address: addresses.point(failing, 1, 'TRA-03', 'bilancio'), height: 1500 },
  { name: 'valutazione', address: addresses.point(saas, 1, 'SAA-01', saas.service), height: 900, before: from('.attesta-review') },
  { name: 'sessione', address: addresses.point(saas, 1, 'SAA-03', saas.service), height: 1250, before: from('.attesta-review') },
  { name: 'mappa-di-continuita', address: addresses.continuity(failing, 1, 'bilancio'), height: 1300 },
  { name: 'verbali', address: addresses.records(decided) },
  { name: 'differenze', address: addresses.difference(decided, 1, 2), height: 1150 },
  { name: 'prove', address: addresses.evidence(failing), height: 1200 },
  {
    name: 'custodia',
    address: addresses.file(failing, 'bilancio/usage-report/SRV-BIL-APP_gennaio-febbraio.csv.gz', { record: '1', from: '2', to: '769' }),
  },
];

/** Files of a sample, as the entity drags them. */
const choose = async (page: Page) => {
  await page.locator('input[webkitdirectory]').setInputFiles(join(root, 'samples/server-non-nel-report'));
  await page
    .locator('.attesta-main')
    .getByText(/file controllati/)
    .waitFor();
};
/** A table that no format recognises: a sample's, under other titles. */
const explain = async (page: Page) => {
  const sample = join(root, 'samples/server-non-nel-report/bilancio/usage-report/SRV-BIL-APP_gennaio-febbraio.csv.gz');
  const table = gunzipSync(await readFile(sample))
    .toString('utf8')
    .replace(/^.*/, 'Rilevato;CPU %;RAM %;Spazio su disco %;In;Out');
  await page.setInputFiles('#mapping-file', { name: 'SRV-BIL-APP_uso.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByRole('button', { name: 'Leggi la tabella' }).click();
  await page.locator('.attesta-preview dl').waitFor();
  await from('#first-rows-title')(page);
};
const seenByEntity: readonly Picture[] = [
  { name: 'dichiarazione', address: addresses.declaration(failing), height: 1150 },
  { name: 'mappatura', address: addresses.mapping(failing), height: 1500, before: explain },
  { name: 'carica', address: addresses.upload(failing), height: 1250, before: choose },
];

/** `node local/run.mjs console:pictures`: a picture of each page, in Italian, into docs/img/. */
if (chromiumPath === undefined) throw new Error('no Chromium here: apt-get install chromium, or ATTESTA_CHROMIUM');
await mkdir(folder, { recursive: true });
const [stack, browser] = await Promise.all([startConsoleStack({ delay: 20 }), openBrowser()]);
try {
  for (const [who, pictures] of [
    [/^Asseveratrice/, seenByAuditor],
    [new RegExp(failing.ipa), seenByEntity],
  ] as const) {
    const visitor = await visit(browser, stack.url);
    const { page } = visitor;
    await page.screenshot({ path: join(folder, 'accesso.png') });
    await signInAs(visitor, who);
    for (const { name, address, width = 1280, height = 900, before } of pictures) {
      await page.setViewportSize({ width, height });
      await visitor.go(address);
      await before?.(page);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      process.stdout.write(`docs/img/${name}.png\n`);
    }
    await visitor.close();
  }
} finally {
  await browser.close();
  await stack.stop();
}
