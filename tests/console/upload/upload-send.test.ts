import { createHash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../../console/router/addresses.ts';
import { listUploads } from '../../../functions/read-model.ts';
import { chromiumPath } from '../rig/chromium.ts';
import { failing } from '../rig/console-stack.ts';
import { tellMissingChromium } from '../rig/tell-missing-chromium.ts';
import { signInAs, type Visitor } from '../rig/visitor.ts';
import { folderOf, measures } from './chosen-files.ts';
import { type AtUploadPage, cardOf, checked, choose, openUploadPage, startAgain } from './upload-rig.ts';

tellMissingChromium('the sending of files');

/** A machine with much else to do. */
const patiently = { timeout: 30_000 };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe.runIf(chromiumPath !== undefined)('files that are sent', () => {
  let at: AtUploadPage;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    at = await openUploadPage();
    visitor = at.visitor;
    page = visitor.page;
  }, 180_000);
  afterAll(() => at?.close());

  const versionOf = async (path: string) => {
    await at.stack.stack.idle();
    return (await listUploads(at.stack.stack.ports.records, failing)).find((line) => line.path === path)?.versionId;
  };

  test('with the keyboard alone a file finds its place, is sent, and comes back with its sum and the version that the store has', async () => {
    await startAgain(visitor);
    const content = measures(288);
    const folder = await folderOf({ 'SRV-BIL-APP_aprile.csv': content });
    // Listened for before the key is pressed: the browser is told only then to hand its dialogue over.
    const choosing = page.waitForEvent('filechooser');
    await page.locator('h1').focus();
    await visitor.tabTo(/^Scegli dei file$/);
    await page.keyboard.press('Enter');
    await (await choosing).setFiles(join(folder, 'SRV-BIL-APP_aprile.csv'));
    await checked(page);
    // The mapping of its folder stands in the project already: once it is placed there it is read with that one.
    await visitor.tabTo(/^Servizio: SRV-BIL-APP_aprile.csv$/);
    await page.keyboard.press('c');
    await visitor.tabTo(/^Tipo: SRV-BIL-APP_aprile.csv$/);
    await page.keyboard.press('r');
    await checked(page);
    await visitor.tabTo(/^Manda 1 file$/, 'backwards');
    await page.keyboard.press('Enter');
    const card = cardOf(page, 'SRV-BIL-APP_aprile.csv');
    await card.getByText('Ricevuto').waitFor();
    const receipt = await card.locator('.attesta-receipt').innerText();
    expect(receipt).toContain('bilancio/usage-report/SRV-BIL-APP_aprile.csv');
    expect(receipt).toContain(sha256(content));
    expect(receipt).toContain(await versionOf('bilancio/usage-report/SRV-BIL-APP_aprile.csv'));
    expect(visitor.complaints()).toEqual([]);
  }, 120_000);

  test('what has arrived is recognised, wherever it is to go, and is not sent again', async () => {
    await startAgain(visitor);
    const content = measures(288);
    const folder = await folderOf({
      'bilancio/usage-report/SRV-BIL-APP_aprile.csv': content,
      'bilancio/usage-report/copia.csv': content,
    });
    await choose(page, 'folder', folder);
    await checked(page);
    const text = await page.locator('.attesta-files').first().innerText();
    expect(text).toContain('Questi stessi byte sono già arrivati qui');
    expect(text).toContain('Questi stessi byte sono già arrivati come «bilancio/usage-report/SRV-BIL-APP_aprile.csv»');
    await page.getByRole('button', { name: 'Manda 1 file' }).waitFor();
  }, 60_000);

  test('a line that breaks is told, and one press sends what had not arrived; what is stopped stays', async () => {
    await startAgain(visitor);
    const names = ['uno', 'due', 'tre'].map((name) => `bilancio/other/${name}.txt`);
    await choose(page, 'folder', await folderOf(Object.fromEntries(names.map((name) => [name, `testo di ${name}`]))));
    await checked(page);
    let broken = 0;
    await page.route(/\/uploads\/.*due\.txt\?/, (route) => {
      if (route.request().method() !== 'PUT' || broken > 0) return route.continue();
      broken += 1;
      return route.abort('connectionreset');
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/uploads\/.*tre\.txt\?/, async (route) => {
      if (route.request().method() === 'PUT') await held;
      await route.continue().catch(() => {});
    });
    await page.getByRole('button', { name: 'Manda 3 file' }).click();
    await cardOf(page, 'cartella/bilancio/other/uno.txt').getByText('Ricevuto').waitFor();
    const second = cardOf(page, 'cartella/bilancio/other/due.txt');
    await second.getByText('la connessione si è interrotta').waitFor();
    const third = cardOf(page, 'cartella/bilancio/other/tre.txt');
    await third.getByRole('progressbar', { name: 'Invio di cartella/bilancio/other/tre.txt' }).waitFor();
    await page.getByRole('progressbar', { name: 'Invio', exact: true }).waitFor();
    await page.getByText('Invio: 1 di 2.', { exact: true }).waitFor();
    // Whoever looks at another page meanwhile, or at this one in the other language, finds it going on.
    await visitor.go(addresses.records(failing));
    await visitor.go(addresses.upload(failing));
    await third.getByRole('progressbar', { name: 'Invio di cartella/bilancio/other/tre.txt' }).waitFor();
    await page.getByRole('button', { name: 'Ferma l’invio' }).click();
    await third.getByText('Invio fermato').waitFor();
    release();
    await page.unroute(/\/uploads\/.*tre\.txt\?/);
    await second.getByRole('button', { name: 'Riprova l’invio' }).click();
    await second.getByText('Ricevuto').waitFor();
    await third.getByRole('button', { name: 'Riprova l’invio' }).click();
    await third.getByText('Ricevuto').waitFor();
    expect(await page.locator('.attesta-said').innerText()).toContain('3 file ricevuti.');
    expect(await versionOf('bilancio/other/tre.txt')).toBeDefined();
    visitor.complaints();
  }, 90_000);

  test('a file that was renamed after it was chosen is told as such, and is not sent', async () => {
    await startAgain(visitor);
    const folder = await folderOf({ 'bilancio/other/sparisce.txt': 'testo che sparisce' });
    await choose(page, 'folder', folder);
    await checked(page);
    await rename(join(folder, 'bilancio/other/sparisce.txt'), join(folder, 'bilancio/other/altrove.txt'));
    await page.getByRole('button', { name: 'Manda 1 file' }).click();
    await cardOf(page, 'cartella/bilancio/other/sparisce.txt').getByText('rinominato, spostato o cambiato').waitFor();
    expect(await versionOf('bilancio/other/sparisce.txt')).toBeUndefined();
    visitor.complaints();
  }, 60_000);

  test('a session that ends in the middle is told; after it the same files are known, and only the others go', async () => {
    await startAgain(visitor);
    const names = ['primo', 'secondo'].map((name) => `bilancio/other/${name}.txt`);
    const folder = await folderOf(Object.fromEntries(names.map((name) => [name, `un testo: ${name}`])));
    await choose(page, 'files', join(folder, names[0] as string));
    await page.getByLabel('Servizio: primo.txt').selectOption('bilancio');
    await page.getByLabel('Tipo: primo.txt').selectOption('other');
    await checked(page);
    await page.getByRole('button', { name: 'Manda 1 file' }).click();
    await cardOf(page, 'primo.txt').getByText('Ricevuto').waitFor();
    await at.stack.stack.idle();
    await choose(page, 'folder', folder);
    await checked(page);
    await page.evaluate(() => sessionStorage.clear());
    await page.getByRole('button', { name: /^Manda/ }).click();
    await page.getByText('L’accesso è scaduto. Accedi di nuovo').waitFor();
    await page.getByRole('button', { name: 'Accedi di nuovo' }).click();
    await page.getByRole('heading', { name: 'Accedi ad Attesta' }).waitFor();
    await signInAs(visitor, /p_pts/);
    await choose(page, 'folder', folder);
    await checked(page);
    await page.getByRole('button', { name: 'Manda 1 file' }).click();
    await cardOf(page, 'cartella/bilancio/other/secondo.txt').getByText('Ricevuto').waitFor();
    visitor.complaints();
  }, 90_000);

  test('two hundred files in folders within folders are checked and sent, and only what wants looking at is shown where it is asked for', async () => {
    await startAgain(visitor);
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`anno/mese/bilancio/other/nota-${index}.txt`, `nota numero ${index}`]),
    );
    await choose(page, 'folder', await folderOf({ ...files, 'anno/senza-posto.txt': 'senza posto' }));
    await checked(page);
    expect(await page.locator('.attesta-file').count()).toBe(201);
    await page.getByText('Mostra solo i file in cui c’è qualcosa').click();
    await expect.poll(() => page.locator('.attesta-file:visible').count(), patiently).toBe(1);
    await page.getByRole('button', { name: 'Manda 200 file' }).click();
    await page.getByText('200 file ricevuti.', { exact: true }).waitFor({ timeout: 120_000 });
  }, 240_000);
});
