import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../../console/router/addresses.ts';
import { listUploads } from '../../../functions/read-model.ts';
import { chromiumPath } from '../rig/chromium.ts';
import { type ConsoleStack, failing, startConsoleStack } from '../rig/console-stack.ts';
import { tellMissingChromium } from '../rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from '../rig/visitor.ts';
import { folderOf, mapping, measures, strangeTable } from './chosen-files.ts';
import { cardOf, checked, choose, dropFolder, startAgain } from './upload-rig.ts';

tellMissingChromium('the upload page');

/** A machine with much else to do. */
const patiently = { timeout: 30_000 };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe.runIf(chromiumPath !== undefined)('the upload page', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startConsoleStack({ entities: [failing.ipa], delay: 1, undecided: true }), openBrowser()]);
    visitor = await visit(browser, `${stack.url}${addresses.upload(failing)}`);
    await signInAs(visitor, /p_pts/);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const versionOf = async (path: string) => {
    await stack.stack.idle();
    return (await listUploads(stack.stack.ports.records, failing)).find((line) => line.path === path)?.versionId;
  };

  test('a folder: what is wrong is told with the rows and what to do, in both languages, before anything has left', async () => {
    const { page } = visitor;
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() !== 'GET' && sent.push(request.url())));
    const folder = await folderOf({
      'bilancio/usage-report/mapping.yaml': mapping,
      'bilancio/usage-report/SRV-BIL-APP_marzo.csv': measures(4_320, 3),
      'bilancio/usage-report/vuoto.csv': '',
      'bilancio/usage-report/falso.csv.gz': 'non è un archivio',
      'project/usage-report/strana.csv': strangeTable,
      'altro-servizio/contract/contratto.pdf': '%PDF-1.4\n%%EOF\n',
      'dossier.yaml': 'schema: attesta/declaration@1\nentity: 3\n',
      'LEGGIMI.md': 'testo',
    });
    await choose(page, 'folder', folder);
    await checked(page);
    const good = cardOf(page, 'cartella/bilancio/usage-report/SRV-BIL-APP_marzo.csv');
    await expect.poll(() => good.textContent(), patiently).toContain('quasi niente');
    const text = await good.innerText();
    expect(text).toContain('Riconosciuto');
    expect(text).toContain('Riga 4 20/01/2026 00:10;quasi niente');
    expect(text).toContain('3 volte, dalla riga 4, 5, 6');
    expect(text).toMatch(/(Fornitore|Ente|Asseveratore)/i);
    expect(await cardOf(page, 'cartella/dossier.yaml').innerText()).toContain('Non valida');
    expect(await cardOf(page, 'cartella/altro-servizio/contract/contratto.pdf').innerText()).toContain(
      'non ha un servizio «altro-servizio»',
    );
    const strange = cardOf(page, 'cartella/project/usage-report/strana.csv');
    expect(await strange.innerText()).toContain('Questa tabella non è fra i formati conosciuti.');
    expect(await strange.getByRole('link', { name: 'Spiega le sue colonne' }).getAttribute('href')).toBe(
      addresses.mapping(failing, 'project/usage-report/strana.csv'),
    );
    expect(await page.locator('.attesta-said').innerText()).toContain('2 file non si mandano.');
    expect(await cardOf(page, 'cartella/bilancio/usage-report/vuoto.csv').textContent()).toContain('il file è vuoto');

    await page.locator('.attesta-languages button[lang=en]').click();
    await page.waitForSelector('html[lang=en] main:not([aria-busy])');
    await expect.poll(() => good.innerText(), patiently).toContain('3 times, from row 4, 5, 6');
    expect(await good.innerText()).toContain('Recognised');
    await page.locator('.attesta-languages button[lang=it]').click();
    await page.waitForSelector('html[lang=it] main:not([aria-busy])');
    expect(sent.filter((url) => !url.includes('/token'))).toEqual([]);
    expect(visitor.complaints()).toEqual([]);
  }, 120_000);

  test.each(['it', 'en'] as const)(
    'with files in it, in %s: axe finds nothing, and nothing is wider than 320 px',
    async (language) => {
      const { page } = visitor;
      await page.locator(`.attesta-languages button[lang=${language}]`).click();
      await page.waitForSelector(`html[lang=${language}] main:not([aria-busy])`);
      for (const details of await page.locator('.attesta-file details').all()) {
        await details.evaluate((one: HTMLDetailsElement) => {
          one.open = true;
        });
      }
      await page.getByRole('button', { name: /^(Mostra i giorni|Show the days)/ }).click();
      await page.locator('.heat-map').first().waitFor();
      expect(await visitor.axe()).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(wide).toBe(0);
    },
    60_000,
  );

  test('the days that the files cover are those of the declaration in force, and a file says which services it speaks of', async () => {
    const { page } = visitor;
    await page.locator('.attesta-languages button[lang=it]').click();
    await page.waitForSelector('html[lang=it] main:not([aria-busy])');
    await cardOf(page, 'cartella/dossier.yaml')
      .getByRole('button', { name: /^Togli/ })
      .click();
    await page.getByRole('button', { name: /^Mostra i giorni/ }).click();
    await page.getByText('come li guarderà il giudizio').waitFor();
    expect(await page.locator('td.heat-covered, td.heat-partial').count()).toBeGreaterThan(10);
    const good = cardOf(page, 'cartella/bilancio/usage-report/SRV-BIL-APP_marzo.csv');
    await expect.poll(() => good.textContent(), patiently).toContain('Contabilità, bilancio e controllo');
    await page.getByRole('button', { name: 'SRV-BIL-APP', exact: true }).click();
    await page.locator('td.heat-covered').first().click();
    await expect.poll(() => page.locator('.heat-evidence').textContent(), patiently).toContain('SRV-BIL-APP_marzo.csv');
  }, 60_000);

  test('with the keyboard alone a file finds its place, is sent, and comes back with its sum and the version that the store has', async () => {
    const { page } = visitor;
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
    const { page } = visitor;
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

  test('a folder that is dragged brings all that is in it', async () => {
    const { page } = visitor;
    await startAgain(visitor);
    const folder = await folderOf({ 'bilancio/contract/sotto/uno.pdf': '%PDF-1.4\n', 'bilancio/contract/due.pdf': '%PDF-1.4\n%%EOF' });
    await dropFolder(page, folder);
    await checked(page);
    await expect
      .poll(() => page.locator('.attesta-file h3').allTextContents(), patiently)
      .toEqual(['cartella/bilancio/contract/due.pdf', 'cartella/bilancio/contract/sotto/uno.pdf']);
    await page.getByText('Manca il posto: scegli servizio e tipo.').waitFor();
  }, 60_000);

  test('a line that breaks is told, and one press sends what had not arrived; what is stopped stays', async () => {
    const { page } = visitor;
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
    await page.getByRole('button', { name: 'Ferma l’invio' }).click();
    const third = cardOf(page, 'cartella/bilancio/other/tre.txt');
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
    const { page } = visitor;
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

  test('a check is stopped, and taken up again', async () => {
    const { page } = visitor;
    await startAgain(visitor);
    const folder = await folderOf({
      'bilancio/usage-report/mapping.yaml': mapping,
      'bilancio/usage-report/SRV-BIL-DB_lungo.csv': measures(300_000),
    });
    await choose(page, 'folder', folder);
    await page.getByRole('button', { name: 'Ferma il controllo' }).click();
    const card = cardOf(page, 'cartella/bilancio/usage-report/SRV-BIL-DB_lungo.csv');
    await card.getByText('Controllo fermato.').waitFor();
    await card.getByRole('button', { name: 'Controlla di nuovo' }).click();
    await card.getByText('Riconosciuto').waitFor();
    expect(await card.innerText()).not.toContain('Controllo fermato.');
  }, 120_000);

  test('a session that ends in the middle is told; after it the same files are known, and only the others go', async () => {
    const { page } = visitor;
    await startAgain(visitor);
    const names = ['primo', 'secondo'].map((name) => `bilancio/other/${name}.txt`);
    const folder = await folderOf(Object.fromEntries(names.map((name) => [name, `un testo: ${name}`])));
    await choose(page, 'files', join(folder, names[0] as string));
    await page.getByLabel('Servizio: primo.txt').selectOption('bilancio');
    await page.getByLabel('Tipo: primo.txt').selectOption('other');
    await checked(page);
    await page.getByRole('button', { name: 'Manda 1 file' }).click();
    await cardOf(page, 'primo.txt').getByText('Ricevuto').waitFor();
    await stack.stack.idle();
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
    const { page } = visitor;
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

  test('whoever is not the entity may check files, and has nothing to send them with', async () => {
    const other = await visit(browser, `${stack.url}${addresses.upload(failing)}`);
    await signInAs(other, /^Asseveratrice/);
    await choose(other.page, 'folder', await folderOf({ 'bilancio/other/nota.txt': await readFile(import.meta.filename, 'utf8') }));
    await checked(other.page);
    expect(await other.page.getByText('manda solo l’ente').count()).toBe(1);
    expect(await other.page.getByRole('button', { name: /^Manda/ }).count()).toBe(0);
    expect(await other.axe()).toEqual([]);
    await other.close();
  }, 60_000);
});
