import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { addresses } from '../../../console/router/addresses.ts';
import { type ConsoleStack, failing, startConsoleStack } from '../rig/console-stack.ts';
import { openBrowser, signInAs, type Visitor, visit } from '../rig/visitor.ts';

/** Somebody of an entity at the upload page of its project, which has a sample in it. */
export interface AtUploadPage {
  readonly stack: ConsoleStack;
  readonly browser: Browser;
  readonly visitor: Visitor;
  close(): Promise<void>;
}

export async function openUploadPage(): Promise<AtUploadPage> {
  const [stack, browser] = await Promise.all([startConsoleStack({ entities: [failing.ipa], delay: 1, undecided: true }), openBrowser()]);
  const visitor = await visit(browser, `${stack.url}${addresses.upload(failing)}`);
  await signInAs(visitor, /p_pts/);
  return {
    ...{ stack, browser, visitor },
    async close() {
      await browser.close();
      await stack.stop();
    },
  };
}

/** Somebody chooses a folder or files, by the button of it. */
export async function choose(page: Page, what: 'folder' | 'files', paths: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  const name = what === 'folder' ? /^(Scegli una cartella|Choose a folder)$/ : /^(Scegli dei file|Choose files)$/;
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name }).click()]);
  await chooser.setFiles(paths as string[]);
}

/** The card of one chosen file, by its path inside what was chosen. */
export const cardOf = (page: Page, from: string) =>
  page.locator('.attesta-file').filter({ has: page.getByRole('heading', { name: from, exact: true, includeHidden: true }) });

/** Waits until every chosen file has been read, or could not be. */
export const checked = async (page: Page, timeout = 120_000): Promise<void> => {
  await page.getByRole('button', { name: /^(Ferma il controllo|Stop checking)$/ }).waitFor({ state: 'hidden', timeout });
  await page
    .locator('.attesta-said')
    .getByText(/controllat|was checked|were checked|ricevut|received/)
    .first()
    .waitFor({ timeout });
};

/** What is saved of the reading of all files. */
export async function savedReadings(page: Page): Promise<string> {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /JSON/ }).click()]);
  return readFile(await saved.path(), 'utf8');
}

/** The page in Italian, as it is before anything was chosen. */
export async function startAgain({ page, go }: Visitor): Promise<void> {
  await page.unrouteAll();
  await page.evaluate(() => localStorage.setItem('attesta.language', 'it'));
  const hash = new URL(page.url()).hash;
  await page.reload();
  await page.waitForSelector('main:not([aria-busy]) h1');
  await go(hash);
}

/** A folder is dragged onto the page, as the desktop does it: only the browser itself can make such an event. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  const box = await page.locator('.attesta-drop').boundingBox();
  if (!box) throw new Error('there is nowhere to drop a folder');
  const at = { x: box.x + box.width / 2, y: box.y + 20, data: { items: [], files: [folder], dragOperationsMask: 1 } };
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
}
