import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../console/router/addresses.ts';
import { chromiumPath } from './rig/chromium.ts';
import { type ConsoleStack, decided, failing, startConsoleStack } from './rig/console-stack.ts';
import { tellMissingChromium } from './rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from './rig/visitor.ts';

tellMissingChromium('what an auditor does');

const patiently = { timeout: 60_000 };
const contract = async (stack: ConsoleStack) => addresses.point(failing, await stack.latest(failing), 'TRA-01', 'bilancio');

/** From the heading of the page to the button, with the keyboard alone. */
async function decides({ page, tabTo }: Visitor, outcome: 'pass' | 'fail', reason: string): Promise<void> {
  const tabToField = async (id: string) => {
    for (let stop = 0; stop < 20; stop += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
    }
    throw new Error(`no stop of the keyboard is ${id}`);
  };
  await page.locator('main h1').focus();
  await tabTo('Valuta questo punto');
  await page.keyboard.press('Enter');
  await tabToField('field-outcome-pass');
  // Space takes the first of the two, an arrow goes on to the other.
  await page.keyboard.press(outcome === 'pass' ? 'Space' : 'ArrowRight');
  await tabToField('field-reason');
  await page.keyboard.type(reason);
  await tabToField('field-seen-0');
  await page.keyboard.press('Space');
  await tabTo('Registra la valutazione');
  await page.keyboard.press('Enter');
}

describe.runIf(chromiumPath !== undefined)('what an auditor does in a browser', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let auditor: Visitor;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startConsoleStack({ entities: [failing.ipa, decided.ipa], delay: 1 }), openBrowser()]);
    auditor = await visit(browser, stack.url);
    await signInAs(auditor, /^Asseveratrice/);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('what is stuck stands above what is done, and the whole queue is taken away as a table and as data', async () => {
    const { page } = auditor;
    await auditor.go(addresses.queue());
    expect(await page.locator('tbody th a').allTextContents()).toEqual(['Provincia di Pontescuro', 'Provincia di Valleoscura']);
    const saved = async (name: RegExp) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).press('Enter')]);
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    };
    const table = await saved(/CSV/);
    expect([table.name, table.text.charCodeAt(0), table.text.trim().split('\r\n').length]).toEqual(['progetti.csv', 0xfeff, 3]);
    expect(table.text).toContain(decided.cup);
    const data = await saved(/JSON/);
    const { projects } = JSON.parse(data.text);
    expect([data.name, projects.map(({ cup }: { cup: string }) => cup)]).toEqual(['progetti.json', [failing.cup, decided.cup]]);
    await auditor.go(addresses.queue({ outcome: 'positive' }));
    expect(JSON.parse((await saved(/JSON/)).text).projects).toHaveLength(1);
  }, 120_000);

  test('a new judgement is asked for, followed, and ends in a record or in why there is none', async () => {
    const { page } = auditor;
    await auditor.go(addresses.project(decided));
    await page.getByRole('button', { name: 'Chiedi un nuovo giudizio' }).press('Enter');
    const said = page.locator('.attesta-recheck');
    await expect.poll(() => said.textContent(), patiently).toMatch(/C’è un verbale nuovo|Non c’era nulla di nuovo/);
    const latest = await stack.latest(decided);
    await said.getByRole('link', { name: `Vai al verbale ${latest}` }).waitFor();
    expect(await page.locator('p[role=status][aria-live]').textContent()).toBe(await said.locator('p').first().textContent());
    expect(auditor.complaints()).toEqual([]);
  }, 120_000);

  test('what changed between two records is told in sentences, without a code', async () => {
    const { page } = auditor;
    await auditor.go(addresses.difference(decided, 1, await stack.latest(decided)));
    const told = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(told).toMatch(/L’esito proposto: era .+, ora è positivo\./);
    expect(told).toContain('L’asseveratore ASV-0001 ha valutato il');
    expect(told).not.toMatch(/\b[A-Z]{3,}_[A-Z_]+\b/);
  }, 60_000);

  test('the page of the map is there before its map', async () => {
    const { page } = auditor;
    const held: (() => Promise<void>)[] = [];
    await page.route('**/continuity?*', (route) => void held.push(() => route.continue()));
    await page.evaluate(
      (to) => {
        location.hash = to;
      },
      addresses.continuity(failing, await stack.latest(failing), 'bilancio'),
    );
    await expect.poll(() => page.locator('h1').textContent(), patiently).toMatch(/^Continuità d’uso/);
    expect(await page.getByText('Leggo ciò su cui il verbale ha giudicato…').count()).toBe(1);
    expect((await page.locator('main table').first().textContent())?.replace(/\s+/g, ' ')).toMatch(/Giorni coperti26 su 26/);
    await expect.poll(() => held.length, patiently).toBe(1);
    for (const release of held) await release();
    await page.locator('.heat-map').waitFor();
    await page.unroute('**/continuity?*');
  }, 60_000);

  test('whoever decides what a colleague has decided meanwhile is told so, and reads it first', async () => {
    const colleague = await visit(browser, stack.url);
    await signInAs(colleague, /^Asseveratrice/);
    const point = await contract(stack);
    for (const visitor of [auditor, colleague]) await visitor.go(point);
    await decides(colleague, 'pass', 'Letto il contratto: è quello dichiarato.');
    await colleague.page.locator('.attesta-review .alert-success').waitFor(patiently);
    await colleague.close();
    await decides(auditor, 'fail', 'Il contratto non nomina il servizio.');
    await auditor.page.locator('.attesta-review .alert-warning').waitFor(patiently);
    await auditor.page.getByRole('button', { name: 'Leggi la sua valutazione' }).press('Enter');
    const told = auditor.page.locator('.attesta-review table');
    await expect.poll(() => told.textContent(), patiently).toContain('Letto il contratto: è quello dichiarato.');
    expect(await told.textContent()).toContain('bilancio/contract/');
  }, 180_000);

  test('an operator reads what was decided and may not decide', async () => {
    const operator = await visit(browser, `${stack.url}${await contract(stack)}`);
    await signInAs(operator, /^Operatore/);
    expect(await operator.page.locator('.attesta-review table').count()).toBe(1);
    expect(await operator.page.locator('.attesta-review form').count()).toBe(0);
    expect(await operator.page.locator('.attesta-review').textContent()).toContain('Decide l’asseveratore');
    await operator.close();
  }, 60_000);
});
