import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../console/router/addresses.ts';
import { loadRegisters, projectOf } from '../../local/stack/load-samples.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { chromiumPath } from './rig/chromium.ts';
import { type ConsoleStack, startConsoleStack } from './rig/console-stack.ts';
import { tellMissingChromium } from './rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from './rig/visitor.ts';
import { checked, choose } from './upload/upload-rig.ts';

tellMissingChromium('the whole story');

/** A SaaS: its points wait for an auditor, one of them for a live session. */
const sample = join(import.meta.dirname, '../../samples/aggiornamento-saas');
const patiently = { timeout: 60_000 };

describe.runIf(chromiumPath !== undefined)('from the upload of an entity to a positive outcome, in a browser', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let project: ProjectKey;
  let entity: Visitor;
  let auditor: Visitor;

  beforeAll(async () => {
    [stack, browser, project] = await Promise.all([startConsoleStack({ entities: [], delay: 1 }), openBrowser(), projectOf(sample)]);
    await loadRegisters(stack.stack.ports, sample);
    [entity, auditor] = await Promise.all([visit(browser, stack.url), visit(browser, stack.url)]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('the entity uploads, and reads what is missing and who has to act', async () => {
    await signInAs(entity, new RegExp(project.ipa));
    await sendFolder(entity, project);
    await stack.stack.idle();
    await entity.go(addresses.project(project));
    await expect.poll(() => entity.page.locator('.attesta-standing-outcome').textContent(), patiently).toContain('Incompleto');
    await entity.go(addresses.point(project, await stack.latest(project), 'SAA-03', 'sito-istituzionale'));
    expect(await entity.page.locator('.attesta-review').textContent()).toContain('Decide l’asseveratore');
    expect(await entity.page.locator('.attesta-review form').count()).toBe(0);
    // Before the first file the project is not there, and the page of uploads asks: the browser tells of each 404.
    expect(entity.complaints().filter((text) => !text.includes('status of 404'))).toEqual([]);
  }, 120_000);

  test('the auditor finds it in the queue, decides point after point, holds the session; the outcome is positive', async () => {
    const { page } = auditor;
    await signInAs(auditor, /^Asseveratrice/);
    await auditor.go(addresses.queue({ 'waits-for': 'auditor' }));
    await page.locator('tbody th a').first().click();
    await page.waitForSelector('.attesta-standing');
    await auditor.go(addresses.point(project, await stack.latest(project), 'SAA-03', 'sito-istituzionale'));
    await looksAtTheForm(auditor);
    const decided: string[] = [];
    for (let left = true; left; ) {
      decided.push((await page.locator('h1').textContent())?.slice(0, 6) ?? '');
      if ((await page.getByLabel(/^Giorno/).count()) > 0) await fillSession(auditor);
      await tick(auditor, 'Superato');
      await page.getByLabel(/^Perché/).fill('Letto e visto: corrisponde a ciò che l’ente dichiara.');
      await page.getByRole('button', { name: 'Registra la valutazione' }).click();
      await page.locator('.attesta-review .alert-success').waitFor(patiently);
      const next = page.getByRole('link', { name: /^Prossimo punto/ });
      left = (await next.count()) > 0;
      if (left) await next.click();
      await page.waitForSelector('main:not([aria-busy]) h1');
      if (left) await page.locator('.attesta-review form').waitFor();
    }
    expect(decided[0]).toBe('SAA-03');
    expect(decided.length).toBeGreaterThan(1);
    expect(await page.locator('.attesta-review .alert-success').textContent()).toContain('Il progetto adesso: positivo');
    expect(auditor.complaints()).toEqual([]);
  }, 240_000);

  test('the entity reads that it is positive, and who decided what', async () => {
    await entity.go(addresses.queue());
    await entity.page.locator('tbody th a').first().click();
    await expect.poll(() => entity.page.locator('.attesta-standing-outcome').textContent(), patiently).toContain('Positivo');
    await entity.go(addresses.point(project, await stack.latest(project), 'SAA-03', 'sito-istituzionale'));
    const told = await entity.page.locator('.attesta-review table').textContent();
    expect(told).toMatch(/in videochiamata, 18\/03\/2026.*09:30/);
    expect(told).toContain('responsabile del sito');
    expect(told).toContain('Sì, in questo verbale');
  }, 60_000);
});

/** Sent empty, it says at each field what it wants; in both languages and on a telephone it can be used. */
async function looksAtTheForm(auditor: Visitor): Promise<void> {
  const { page } = auditor;
  for (const [language, send] of [
    ['en', 'Record the review'],
    ['it', 'Registra la valutazione'],
  ] as const) {
    await page.locator(`.attesta-languages button[lang=${language}]`).click();
    await page.waitForSelector(`html[lang=${language}] main:not([aria-busy]) .attesta-review form`);
    await page.getByRole('button', { name: send }).press('Enter');
    await page.locator('.attesta-faults:not([hidden])').waitFor(patiently);
    // The fault of a field is its description: whoever hears the field hears it.
    for (const name of ['outcome', 'reason', 'session-mode', 'session-heldAt', 'session-shown']) {
      const described = await page.locator(`#field-${name}`).getAttribute('aria-describedby');
      expect(described, name).toContain(`fault-${name}`);
      expect((await page.locator(`#fault-${name}`).textContent())?.length, name).toBeGreaterThan(5);
    }
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('attesta-faults');
    expect(await auditor.axe()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  // The browser tells of an answer that refuses in its own words.
  expect(auditor.complaints().filter((text) => !text.includes('status of 4'))).toEqual([]);
}

/** With the keyboard: the style draws its own box over the browser's. */
const tick = ({ page }: Visitor, label: string): Promise<void> => page.getByLabel(label, { exact: true }).press('Space');

async function fillSession(auditor: Visitor): Promise<void> {
  const { page } = auditor;
  await tick(auditor, 'In videochiamata');
  await page.getByLabel(/^Giorno/).fill('2026-03-18');
  await page.getByLabel(/^Ora di inizio/).fill('09:30');
  await page.getByLabel(/^Chi c’era/).fill('responsabile del sito\nreferente del fornitore');
  await page.getByLabel(/^Che cosa è stato mostrato/).fill('Accesso di una redattrice\nPubblicazione di una pagina');
}

/** The folder as the entity has it: what belongs to it is read in the page, then sent; what only explains it stays where it is. */
async function sendFolder({ page, go }: Visitor, project: ProjectKey): Promise<void> {
  await go(addresses.upload(project));
  await choose(page, 'folder', sample);
  await checked(page);
  const send = page.getByRole('button', { name: /^Manda \d+ file$/ });
  const count = /\d+/.exec((await send.textContent()) ?? '')?.[0];
  expect(Number(count)).toBeGreaterThan(3);
  await send.press('Enter');
  await expect.poll(() => page.locator('main').textContent(), patiently).toContain(`${count} file ricevuti.`);
}
