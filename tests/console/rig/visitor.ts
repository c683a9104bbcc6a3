import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './chromium.ts';

/** Somebody at the console, in one tab. */
export interface Visitor {
  readonly page: Page;
  /** What the browser complained about since it was asked last: scripts of ours, and what the content security policy has stopped. */
  complaints(): readonly string[];
  /** Goes to an address inside the console and waits until the page is there. */
  go(address: string): Promise<void>;
  /** Presses Tab, or Shift and Tab, until what has the focus says this: nothing is reached otherwise by whoever has no mouse. */
  tabTo(text: string | RegExp, way?: 'forwards' | 'backwards'): Promise<void>;
  /** What axe finds, in a line each. */
  axe(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath as string, args: [...chromiumArguments] });

/** The page, and what it reads after it is there. */
const shown = 'main:not([aria-busy]):not(:has([aria-busy])) h1';

export async function visit(browser: Browser, url: string, locale = 'it'): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && heard.push(message.text())));
  await page.goto(url);
  await page.waitForSelector(shown);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  return {
    page,
    complaints() {
      const said = heard;
      heard = [];
      return said;
    },
    async go(address) {
      if (new URL(page.url()).hash === address) return void (await page.waitForSelector(shown));
      // The page that is there is marked, so that the wait is for another one.
      await page.evaluate((to) => {
        document.querySelector('main h1')?.setAttribute('data-seen', '');
        location.hash = to;
      }, address);
      await page.waitForSelector(`${shown}:not([data-seen])`);
    },
    async tabTo(text, way = 'forwards') {
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press(way === 'forwards' ? 'Tab' : 'Shift+Tab');
        const now = await focused();
        if (typeof text === 'string' ? now.includes(text) : text.test(now)) return;
      }
      throw new Error(`no stop of the keyboard says ${text}`);
    },
    async axe() {
      // No frames here, and only what is wrong: a third of the time.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .analyze();
      return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
    },
    close: () => context.close(),
  };
}

/** Signs in as somebody whom the laptop's issuer offers, with the keyboard alone. */
export async function signInAs(visitor: Visitor, name: RegExp): Promise<void> {
  const { page, tabTo } = visitor;
  const here = new URL(page.url()).origin;
  await page.locator('main h1').focus();
  await tabTo(/^(Accedi|Sign in)$/);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.origin !== here);
  await tabTo(name);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.origin === here);
  await page.waitForSelector('.attesta-person-name');
  await page.waitForSelector(shown);
}
