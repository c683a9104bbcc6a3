import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../rig/chromium.ts';
import { tellMissingChromium } from '../rig/tell-missing-chromium.ts';
import { startFixture } from './fixture-server.ts';

tellMissingChromium('the map of days');

describe.runIf(chromiumPath !== undefined)('the map of days in a browser', { timeout: 90_000 }, () => {
  let browser: Browser;
  let fixture: Awaited<ReturnType<typeof startFixture>>;
  beforeAll(async () => {
    fixture = await startFixture();
    browser = await chromium.launch({ executablePath: chromiumPath as string, args: [...chromiumArguments] });
  });
  afterAll(async () => {
    await browser?.close();
    fixture?.close();
  });

  /** What a page complains about (its policy, its scripts) is a fault of ours. */
  async function onPage(query: string, look: (page: Page) => Promise<void>, viewport = { width: 1280, height: 900 }): Promise<void> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    try {
      await page.goto(`${fixture.url}${query}`);
      await page.waitForSelector('body[data-drawn]');
      await look(page);
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  // Looked at now and then: a search for a text at each frame costs more than the drawing of a large list.
  const patiently = { timeout: 40_000, interval: 250 };
  const shows = (page: Page, text: string) => expect.poll(() => page.locator('.heat-shown').first().textContent(), patiently).toBe(text);
  const hasRows = (page: Page, count: number) => expect.poll(() => page.locator('.heat-servers tbody tr').count(), patiently).toBe(count);
  const openServer = (page: Page, name: string) => page.getByRole('button', { name }).click();

  test.each(['it', 'en'])(
    'axe finds nothing, with a server and a day open: %s',
    (language) =>
      onPage(`?lang=${language}`, async (page) => {
        await openServer(page, 'web-01');
        await page.locator('td.heat-partial').click();
        await page.waitForSelector('.heat-evidence');
        // No frames here, and only what is wrong: a third of the time.
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .options({ resultTypes: ['violations'] })
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      }),
    120_000,
  );

  test('keys alone lead from the service to a row of a file and back', () =>
    onPage('', async (page) => {
      await page.getByRole('button', { name: 'web-01' }).focus();
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe('web-01');
      // Past the button back to the service and the region that scrolls: one stop for the whole table, where something is to be looked at.
      for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('web-01, 21 marzo 2026, connettività: zero, 24 ore su 24');
      await page.keyboard.press('Control+Home');
      expect(await focused(page)).toBe('web-01, 1 marzo 2026, CPU: coperto, 24 ore su 24');
      await page.keyboard.press('End');
      expect(await focused(page)).toBe('web-01, 5 aprile 2026, CPU: coperto, 24 ore su 24');
      await page.keyboard.press('PageUp');
      await page.keyboard.press('PageUp');
      for (let step = 0; step < 11; step += 1) await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe('web-01, 12 marzo 2026, CPU: parziale, 18 ore su 24');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.heat-evidence');
      expect(await page.locator('.heat-detail').innerText()).toContain('dal 12/03/2026 09:00 al 12/03/2026 15:00');
      expect(await page.locator('.heat-evidence td').first().innerText()).toBe('266–283');
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe('web-01, 12 marzo 2026, CPU: parziale, 18 ore su 24');
      expect(await page.locator('td[tabindex="0"]').count()).toBe(1);
    }));

  test('a day whose rows cannot be had says so', () =>
    onPage('', async (page) => {
      await openServer(page, 'web-01');
      await page.getByRole('gridcell', { name: 'web-01, 5 marzo 2026, CPU' }).click();
      await page.getByText('non si possono leggere adesso').waitFor();
    }));

  test('a table to whoever hears it: heads of rows, of columns and of months', () =>
    onPage('', async (page) => {
      const grid = page.getByRole('grid');
      expect(await grid.getByRole('rowheader').allInnerTexts()).toEqual(['CPU', 'RAM', 'storage', 'connettività']);
      expect(await grid.getByRole('columnheader').count()).toBe(1 + 2 + 36);
      expect(await grid.getByRole('columnheader', { name: '29 marzo 2026, giorno di 23 ore' }).count()).toBe(1);
      expect(await grid.getByRole('gridcell').count()).toBe(4 * 36);
    }));

  test('servers without a day to look at can be put aside', () =>
    onPage('?servers=3', async (page) => {
      await page.getByLabel('Solo i server con giorni da guardare').check();
      await page.getByText('Server mostrati: 3 di 3').waitFor();
    }));

  test('at 320 px the page does not scroll sideways; the table does, in a region that takes the focus', () =>
    onPage(
      '',
      async (page) => {
        await openServer(page, 'web-01');
        await page.locator('td.heat-partial').click();
        await page.waitForSelector('.heat-evidence');
        const [page_, region] = await page.evaluate(() => {
          const scroll = document.querySelector('.heat-scroll') as HTMLElement;
          return [document.documentElement.scrollWidth - innerWidth, scroll.scrollWidth - scroll.clientWidth, scroll.tabIndex];
        });
        expect(page_).toBeLessThanOrEqual(0);
        expect(region).toBeGreaterThan(100);
        expect(await page.getByRole('region', { name: 'web-01: giorni per classe' }).getAttribute('tabindex')).toBe('0');
      },
      { width: 320, height: 640 },
    ));

  test('of 800 servers the first are there before the others: whoever is at one stays there while more come, and is told how many', () =>
    onPage('?servers=1', async (page) => {
      const held: (() => Promise<void>)[] = [];
      await page.route('**/more.json*', (route) => void held.push(() => route.continue()));
      const release = async () => {
        await expect.poll(() => held.length, patiently).toBe(1);
        await held.pop()?.();
      };
      await page.goto(`${fixture.url}?servers=800&first=25`);
      await shows(page, 'Server mostrati: 25 di 800, ne arrivano ancora 775');
      expect(await page.locator('.heat-servers tbody tr').count()).toBe(25);
      await page.getByRole('button', { name: 'i-00000000000000007' }).focus();
      await release();
      await shows(page, 'Server mostrati: 225 di 800, ne arrivano ancora 575');
      expect(await focused(page)).toBe('i-00000000000000007');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe('i-00000000000000007');
      expect(await page.locator('.heat-title').textContent()).toBe('i-00000000000000007');
      for (let left = 0; left < 3; left += 1) await release();
      await shows(page, 'Server mostrati: 800 di 800');
      await hasRows(page, 800);
      const names = await page.locator('.heat-open').allTextContents();
      expect(names).toEqual([...names].sort());
    }));

  test('a part of the list that cannot be had is told, and asked for again from where it stopped', () =>
    onPage('?servers=1', async (page) => {
      let tries = 0;
      await page.route('**/more.json*', (route) => {
        tries += 1;
        return tries === 2 ? route.fulfill({ status: 404 }) : route.continue();
      });
      await page.goto(`${fixture.url}?servers=300&first=25`);
      await page.getByText('Gli altri server (75) non si possono leggere adesso.').waitFor();
      await hasRows(page, 225);
      await page.getByRole('button', { name: 'Riprova a leggerli' }).click();
      await shows(page, 'Server mostrati: 300 di 300');
      await hasRows(page, 300);
    }));

  test('220 servers, 150 days, 4 classes: there within half a second of processor, and in the end all of them', () =>
    onPage('', async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const spent = async () =>
        (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
      await page.goto(`${fixture.url}?servers=220`);
      await page.waitForSelector('body[data-drawn]');
      expect(await spent()).toBeLessThan(0.5);
      await page.getByText('i-00000000000000219').waitFor();
      expect(await page.locator('.heat-servers tbody tr').count()).toBe(220);
      expect(await page.locator('*').count()).toBeLessThan(12_000);
    }));
});
