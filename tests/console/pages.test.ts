import { readFile, stat } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../console/router/addresses.ts';
import { chromiumPath } from './rig/chromium.ts';
import { type ConsoleStack, decided, failing, startConsoleStack } from './rig/console-stack.ts';
import { tellMissingChromium } from './rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from './rig/visitor.ts';

tellMissingChromium('the console');

/** What somebody might call a file: markup that would run, were it ever taken for markup. */
const hostileName = '<img src=x onerror=document.title=`owned`>.csv';

/** A machine with much else to do. */
const patiently = { timeout: 20_000 };

/** Every page there is, by what a person would call it. */
const pages: readonly (readonly [name: string, address: string])[] = [
  ['the queue', addresses.queue()],
  ['the queue, filtered', addresses.queue({ outcome: 'positive', 'deadline-to': '2026-12-31' })],
  ['a project', addresses.project(failing)],
  ['a project that is positive', addresses.project(decided)],
  ['an old record of a project', addresses.project(decided, 1)],
  ['a point that was measured', addresses.point(failing, 1, 'TRA-03', 'bilancio')],
  ['a point of the package', addresses.point(failing, 1, 'PKG-10', null)],
  ['a point that waits for a person', addresses.point(failing, 1, 'TRA-01', 'bilancio')],
  ['the map of days', addresses.continuity(failing, 1, 'bilancio')],
  ['records', addresses.records(decided)],
  ['what changed between two records', addresses.difference(decided, 1, 2)],
  ['evidence', addresses.evidence(failing)],
  ['evidence that was refused', addresses.evidence(failing, { state: 'refused' })],
  ['a file', addresses.file(failing, 'bilancio/ip-list/ip.txt', { record: '1', from: '1', to: '2' })],
  ['the declaration', addresses.declaration(failing)],
  ['a table to be explained', addresses.mapping(failing)],
  ['a page that is not there', '#/nowhere'],
  ['a project that is not there', addresses.project({ ipa: 'p_xx', cup: failing.cup })],
];

describe.runIf(chromiumPath !== undefined)('the console in a browser', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startConsoleStack({ entities: [failing.ipa, decided.ipa], delay: 1 }), openBrowser()]);
    await stack.put(failing, `bilancio/usage-report/${hostileName}`, 'hello');
    visitor = await visit(browser, stack.url);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('nobody sees anything before signing in; with the keyboard alone one comes back to the page asked for, and no code stays in its address', async () => {
    const { page } = visitor;
    await visitor.go(addresses.project(decided));
    expect(await page.locator('h1').textContent()).toBe('Accedi ad Attesta');
    expect(await visitor.axe()).toEqual([]);
    await signInAs(visitor, /^Asseveratrice/);
    expect(new URL(page.url()).search).toBe('');
    expect(new URL(page.url()).hash).toBe(addresses.project(decided));
    expect(await page.locator('h1').textContent()).toBe('Provincia di Valleoscura');
    expect(await page.locator('.attesta-person-name').textContent()).toBe('Asseveratrice di prova (asseveratore)');
    expect(visitor.complaints()).toEqual([]);
  }, 60_000);

  describe.each(['it', 'en'] as const)('in %s', (language) => {
    beforeAll(async () => {
      const { page } = visitor;
      await page.setViewportSize({ width: 1280, height: 900 });
      if ((await page.locator('html').getAttribute('lang')) === language) return;
      await page.locator(`.attesta-languages button[lang=${language}]`).click();
      await page.waitForSelector(`html[lang=${language}] main:not([aria-busy])`);
    });

    test.each(pages)(
      '%s: axe finds nothing, nothing is wider than 320 px, the title and the language are said',
      async (_name, address) => {
        const { page } = visitor;
        await page.setViewportSize({ width: 1280, height: 900 });
        await visitor.go(address);
        expect(await visitor.axe()).toEqual([]);
        await page.setViewportSize({ width: 320, height: 700 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wide).toBe(0);
        const heading = await page.locator('h1').textContent();
        expect([await page.title(), await page.locator('html').getAttribute('lang')]).toEqual([`${heading} · Attesta`, language]);
        // A 404 of the API is what two of the pages are about; the browser tells of it in its own words.
        expect(visitor.complaints().filter((text) => !text.includes('status of 404'))).toEqual([]);
      },
      30_000,
    );
  });

  test('a name of a file is shown as it is, whatever it looks like', async () => {
    const { page } = visitor;
    await visitor.go(addresses.evidence(failing));
    expect(await page.getByText(hostileName).count()).toBeGreaterThan(0);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
  });

  test('a record is saved as a report, as a table and as it was sealed, and is made again; a file comes from the store', async () => {
    const { page } = visitor;
    await visitor.go(addresses.project(decided));
    for (const [button, end] of [
      [/PDF/, /\.pdf$/],
      [/CSV/, /\.csv$/],
      [/JSON/, /\.json$/],
    ] as const) {
      const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      expect(saved.suggestedFilename()).toMatch(end);
      expect((await stat(await saved.path())).size).toBeGreaterThan(1000);
    }
    await page.getByRole('button', { name: /^(Rifai|Make)/ }).click();
    await page.getByText(/^(Uguale|The same), byte/).waitFor();
    await visitor.go(addresses.file(failing, 'bilancio/ip-list/ip.txt'));
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^(Scarica|Download)/ }).click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain('.');
    expect(visitor.complaints()).toEqual([]);
  }, 60_000);

  test('a day of a server leads to the rows of the file that it was read in', async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 1280, height: 900 });
    // A busy machine judges some files before the others are read: the last record has them all.
    await visitor.go(addresses.continuity(failing, await stack.latest(failing), 'bilancio'));
    await page.getByRole('button', { name: 'SRV-BIL-DB' }).click();
    await page.locator('td.heat-covered').first().click();
    await page.locator('.heat-evidence a').first().click();
    await expect.poll(() => page.locator('h1').textContent(), patiently).toBe('SRV-BIL-DB_gennaio-febbraio.csv.gz');
    expect(await page.locator('.alert-info').first().textContent()).toMatch(/(righe da|rows) \d+ (a|to) \d+/);
  }, 60_000);

  test('filters are set with the keyboard, stand in the address and outlive a reload', async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 1280, height: 900 });
    await visitor.go(addresses.queue());
    await page.locator('h1').focus();
    await visitor.tabTo(/^(Filtri|Filters)$/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#/projects?outcome=positive');
    await page.waitForSelector('main:not([aria-busy]) h1');
    const names = () => page.locator('tbody th a').allTextContents();
    await expect.poll(names, patiently).toEqual(['Provincia di Valleoscura']);
    await page.reload();
    await expect.poll(names, patiently).toEqual(['Provincia di Valleoscura']);
    expect(await page.locator('input[name=outcome]').first().isChecked()).toBe(true);
  }, 30_000);

  test('the skip link goes to the content and leaves the address alone; a page that replaces another begins at its heading', async () => {
    const { page } = visitor;
    await visitor.go(addresses.project(failing));
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.reload();
    await page.waitForSelector('main:not([aria-busy]) h1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    expect(new URL(page.url()).hash).toBe(addresses.project(failing));
    await visitor.tabTo(/TRA-06/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), patiently).toMatch(/^TRA-06 /);
    await expect.poll(() => page.locator('[role=status]').last().textContent(), patiently).toMatch(/TRA-06/);
  }, 30_000);

  test('a service that cannot be reached is told in a sentence, and asked again; a session that ended leads to signing in', async () => {
    const { page } = visitor;
    await page.route('**/api/**', (route) => route.abort());
    await visitor.go(addresses.records(failing));
    expect(await page.locator('.alert').textContent()).toMatch(/non risponde|does not answer/);
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: /Riprova|Try again/ }).click();
    await page.waitForSelector('.attesta-table');
    await page.evaluate(() => sessionStorage.clear());
    await visitor.go(addresses.queue());
    expect(await page.locator('h1').textContent()).toMatch(/Accedi ad Attesta|Sign in to Attesta/);
  }, 30_000);

  test('an entity sees its own project and no other; whoever signs out is gone', async () => {
    const other = await visit(browser, `${stack.url}${addresses.queue()}`);
    await signInAs(other, /p_pts/);
    expect(await other.page.locator('tbody th a').allTextContents()).toEqual(['Provincia di Pontescuro']);
    await other.go(addresses.project(decided));
    expect(await other.page.locator('h1').textContent()).toBe('Questa pagina non c’è');
    await other.page.getByRole('button', { name: 'Esci' }).click();
    await other.page.waitForSelector('.attesta-person-name', { state: 'detached' });
    await other.page.waitForSelector('main:not([aria-busy]) h1');
    expect(await other.page.locator('h1').textContent()).toBe('Accedi ad Attesta');
    expect(await other.page.evaluate(() => sessionStorage.getItem('attesta.tokens'))).toBeNull();
    await other.close();
  }, 60_000);
});
