import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../../console/router/addresses.ts';
import { chromiumPath } from '../rig/chromium.ts';
import { failing } from '../rig/console-stack.ts';
import { tellMissingChromium } from '../rig/tell-missing-chromium.ts';
import { signInAs, type Visitor, visit } from '../rig/visitor.ts';
import { folderOf, mapping, measures, strangeTable } from './chosen-files.ts';
import { type AtUploadPage, cardOf, checked, choose, dropFolder, openUploadPage, startAgain } from './upload-rig.ts';

tellMissingChromium('the check of files before they are sent');

/** A machine with much else to do. */
const patiently = { timeout: 30_000 };

describe.runIf(chromiumPath !== undefined)('files that are checked before they are sent', () => {
  let at: AtUploadPage;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    at = await openUploadPage();
    visitor = at.visitor;
    page = visitor.page;
  }, 180_000);
  afterAll(() => at?.close());

  test('a folder: what is wrong is told with the rows and what to do, in both languages, before anything has left', async () => {
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() !== 'GET' && sent.push(request.url())));
    const folder = await folderOf({
      'bilancio/usage-report/mapping.yaml': mapping,
      'bilancio/usage-report/SRV-BIL-APP_marzo.csv': measures(4_320, 3),
      'bilancio/usage-report/SRV-IGNOTO_marzo.csv': measures(288),
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
    await page.locator('.attesta-languages button[lang=it]').click();
    await page.waitForSelector('html[lang=it] main:not([aria-busy])');
    await cardOf(page, 'cartella/dossier.yaml')
      .getByRole('button', { name: /^Togli/ })
      .click();
    await page.getByRole('button', { name: /^Mostra i giorni/ }).click();
    await page.getByText('come li guarderà il giudizio').waitFor();
    expect(await page.locator('td.heat-covered, td.heat-partial').count()).toBeGreaterThan(10);
    const good = cardOf(page, 'cartella/bilancio/usage-report/SRV-BIL-APP_marzo.csv');
    await expect.poll(() => good.locator('.attesta-facts').textContent(), patiently).toContain('Contabilità, bilancio e controllo');
    const stranger = cardOf(page, 'cartella/bilancio/usage-report/SRV-IGNOTO_marzo.csv');
    expect(await stranger.textContent()).toContain('nessun servizio dichiarato');
    await page.getByRole('button', { name: 'SRV-BIL-APP', exact: true }).click();
    await page.locator('td.heat-covered').first().click();
    await expect.poll(() => page.locator('.heat-evidence').textContent(), patiently).toContain('SRV-BIL-APP_marzo.csv');
  }, 60_000);

  test('a folder that is dragged brings all that is in it', async () => {
    await startAgain(visitor);
    const folder = await folderOf({ 'bilancio/contract/sotto/uno.pdf': '%PDF-1.4\n', 'bilancio/contract/due.pdf': '%PDF-1.4\n%%EOF' });
    await dropFolder(page, folder);
    await checked(page);
    await expect
      .poll(() => page.locator('.attesta-file h3').allTextContents(), patiently)
      .toEqual(['cartella/bilancio/contract/due.pdf', 'cartella/bilancio/contract/sotto/uno.pdf']);
    await page.getByText('Manca il posto: scegli servizio e tipo.').waitFor();
  }, 60_000);

  test('a check is stopped, and taken up again', async () => {
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
    await card.getByText(/^Lettura… [1-9]\d+ righe$/).waitFor();
    await card.getByRole('progressbar').waitFor();
    await card.getByText('Riconosciuto').waitFor();
    expect(await card.innerText()).not.toContain('Controllo fermato.');
  }, 120_000);

  test('whoever is not the entity may check files, and has nothing to send them with', async () => {
    const other = await visit(at.browser, `${at.stack.url}${addresses.upload(failing)}`);
    await signInAs(other, /^Asseveratrice/);
    await choose(other.page, 'folder', await folderOf({ 'bilancio/other/nota.txt': await readFile(import.meta.filename, 'utf8') }));
    await checked(other.page);
    expect(await other.page.getByText('manda solo l’ente').count()).toBe(1);
    expect(await other.page.getByRole('button', { name: /^Manda/ }).count()).toBe(0);
    expect(await other.axe()).toEqual([]);
    await other.close();
  }, 60_000);
});
