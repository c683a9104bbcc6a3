import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../console/router/addresses.ts';
import { openWritten } from '../../functions/uploads/written-text.ts';
import { chromiumPath } from './rig/chromium.ts';
import { type ConsoleStack, failing, startConsoleStack } from './rig/console-stack.ts';
import { tellMissingChromium } from './rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from './rig/visitor.ts';

tellMissingChromium('the page of the declaration');

const patiently = { timeout: 60_000 };
const paths = ['dossier.yaml', 'dossier.json'];

describe.runIf(chromiumPath !== undefined)('an entity writes its declaration in the console', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let visitor: Visitor;
  const declared = async () => (await openWritten(stack.stack.ports, failing, paths))?.text ?? '';
  const field = (name: string) => visitor.page.locator(`[name="${name}"]`);
  const press = (name: RegExp) => visitor.page.getByRole('button', { name }).click();
  const said = (text: RegExp) => visitor.page.locator('main [role=status]').getByText(text).waitFor(patiently);

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startConsoleStack({ entities: [failing.ipa], delay: 1, undecided: true }), openBrowser()]);
    visitor = await visit(browser, stack.url);
    await signInAs(visitor, /p_pts/);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('what is wrong is listed above, told at its field, and reached from the list with the keyboard', async () => {
    const { page } = visitor;
    const before = await declared();
    await visitor.go(addresses.declaration(failing));
    await field('services.0.releasedOn').fill('1999-01-01');
    await field('entity.name').fill('');
    await press(/^Salva e manda$/);
    await page.locator('.attesta-faults').waitFor(patiently);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('attesta-faults');
    expect(await page.locator('.attesta-faults h2').textContent()).toBe('Ci sono 2 cose da correggere');
    expect(await visitor.axe()).toEqual([]);
    await visitor.tabTo(/^Rilascio in produzione$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('services.0.releasedOn');
    const tied = (await field('services.0.releasedOn').getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${tied.split(' ')[0]}`).textContent()).toContain('fra il 2000 e il 2049');
    expect(await field('services.0.releasedOn').getAttribute('aria-invalid')).toBe('true');
    expect(await declared()).toBe(before);
    // A 422 is what the page is about; the browser tells of it in its own words.
    expect(visitor.complaints().filter((text) => !text.includes('status of 422'))).toEqual([]);
  }, 90_000);

  test('what is not sent yet outlives another language and a reload; mended, it is checked, sent, judged; comments stay', async () => {
    const { page } = visitor;
    await page.locator('.attesta-languages button[lang=en]').click();
    await page.waitForSelector('html[lang=en] main:not([aria-busy]) h1');
    await page.reload();
    await page.getByText('There are changes that were not sent yet').waitFor(patiently);
    expect(await visitor.axe()).toEqual([]);
    expect(await field('entity.name').inputValue()).toBe('');
    await field('entity.name').fill('Provincia di Pontescuro al Fiume');
    await field('services.0.releasedOn').fill('2026-02-13');
    await field('services.0.publicIps').fill('93.184.216.60\n93.184.216.61');
    await press(/^Check$/);
    await said(/^Nothing to correct/);
    expect(await page.locator('.attesta-faults').isVisible()).toBe(false);
    const [saved] = await Promise.all([page.waitForEvent('download'), press(/^Download the text$/)]);
    const text = await readFile(await saved.path(), 'utf8');
    await press(/^Save and send$/);
    await said(/^Sent\./);
    expect(await declared()).toBe(text);
    expect(text).toContain('name: Provincia di Pontescuro al Fiume');
    expect(text).toMatch(/93\.184\.216\.61/);
    await stack.stack.idle();
    await page.locator('.attesta-languages button[lang=it]').click();
    await page.waitForSelector('html[lang=it] main:not([aria-busy]) h1');
    expect(await page.getByText('Ci sono modifiche non ancora mandate').count()).toBe(0);
    await visitor.go(addresses.project(failing));
    expect(await page.locator('h1').textContent()).toBe('Provincia di Pontescuro al Fiume');
    expect(visitor.complaints()).toEqual([]);
  }, 120_000);

  test('somebody else has saved meanwhile: both changes are kept, a field that both changed is told, and nothing is overwritten unseen', async () => {
    const { page } = visitor;
    await visitor.go(addresses.declaration(failing));
    await field('services.0.declared.users').fill('77');
    await field('entity.taxCode').fill('80001057778');
    const theirs = (await declared())
      .replace(/taxCode: .*/, 'taxCode: "80001057700"')
      .replace('name: Provincia di Pontescuro al Fiume', 'name: Provincia di Pontescuro di Sopra # as the statute has it');
    await stack.put(failing, 'dossier.yaml', theirs);
    await press(/^Salva e manda$/);
    await page.locator('.attesta-conflict').waitFor(patiently);
    expect(await page.evaluate(() => document.activeElement?.classList.contains('attesta-conflict'))).toBe(true);
    expect(await visitor.axe()).toEqual([]);
    expect(await declared()).toBe(theirs);
    expect(await page.locator('.attesta-conflict li').allTextContents()).toEqual(['Nome dell’ente']);
    expect(await page.locator('.attesta-conflict tbody tr').allTextContents()).toEqual(['Codice fiscale dell’ente8000105777880001057700']);
    expect(await field('entity.name').inputValue()).toBe('Provincia di Pontescuro di Sopra');
    expect(await field('entity.taxCode').inputValue()).toBe('80001057778');
    await press(/^Salva e manda$/);
    await said(/^Mandata\./);
    const now = await declared();
    expect(now).toContain('# as the statute has it');
    expect(now).toContain('"80001057778"');
    expect(now).toMatch(/users: 77\b/);
    expect(visitor.complaints().filter((text) => !text.includes('status of 412'))).toEqual([]);
  }, 90_000);

  test('a file takes the place of what is written; one that cannot be read is told with its line and is there to be mended', async () => {
    const { page } = visitor;
    await visitor.go(addresses.declaration(failing));
    const whole = await declared();
    const choose = (text: string) =>
      page.setInputFiles('#declaration-file', { name: 'mia.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
    await choose('schema: attesta/declaration@1\nentity: [1\n');
    await page.getByText(/non è YAML valido.*riga [23]/).waitFor(patiently);
    expect(await page.locator('textarea.attesta-written').inputValue()).toContain('entity: [1');
    await choose(whole.replace(/name: Provincia.*/, 'name: Provincia dal file'));
    await said(/^Letto mia\.yaml/);
    expect(await field('entity.name').inputValue()).toBe('Provincia dal file');
    await press(/^Aggiungi un servizio$/);
    await field('services.1.name').fill('Protocollo');
    await press(/^Controlla$/);
    await page.locator('.attesta-faults').waitFor(patiently);
    expect(await page.locator('.attesta-faults button').allTextContents()).toContain('Sigla del servizio');
    await press(/^Togli il servizio/.source.length > 0 ? /^Togli il servizio Servizio nuovo$|^Togli il servizio Protocollo$/ : /./);
    await press(/^Controlla$/);
    await said(/^Nulla da correggere/);
    expect(await declared()).toBe(whole);
  }, 90_000);

  test('an auditor reads it and cannot change it', async () => {
    const auditor = await visit(browser, stack.url);
    await signInAs(auditor, /^Asseveratrice/);
    await auditor.go(addresses.declaration(failing));
    expect(await auditor.page.locator('[name="entity.name"]').isDisabled()).toBe(true);
    expect(await auditor.page.getByRole('button', { name: /Salva|Controlla/ }).count()).toBe(0);
    expect(await auditor.axe()).toEqual([]);
    await auditor.close();
  }, 60_000);

  test('nothing is wider than 320 px', async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 320, height: 700 });
    await visitor.go(addresses.project(failing));
    await visitor.go(addresses.declaration(failing));
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }, 60_000);
});
