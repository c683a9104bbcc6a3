import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../console/router/addresses.ts';
import { latestRecord } from '../../functions/read-model.ts';
import { openWritten } from '../../functions/uploads/written-text.ts';
import { chromiumPath } from './rig/chromium.ts';
import { type ConsoleStack, failing, startConsoleStack } from './rig/console-stack.ts';
import { tellMissingChromium } from './rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from './rig/visitor.ts';

tellMissingChromium('the page that explains a table');

const folder = 'bilancio/usage-report';
const [first, second] = ['SRV-BIL-APP_gennaio-febbraio.csv.gz', 'SRV-BIL-DB_gennaio-febbraio.csv.gz'];
const patiently = { timeout: 60_000 };

/** The same figures under titles that no format knows, and of which two say nothing. */
async function renamed(name: string): Promise<Buffer> {
  const text = gunzipSync(await readFile(join(import.meta.dirname, '../../samples/server-non-nel-report', folder, name))).toString('utf8');
  return gzipSync(text.replace(/^.*\r?\n/, 'Rilevato;CPU %;RAM %;Spazio su disco %;In;Out\r\n'));
}

describe.runIf(chromiumPath !== undefined)('an entity explains tables that no format recognises', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let visitor: Visitor;
  /** What the record says of every point, with the files as they were. */
  let known: unknown;
  const judged = async () => (await latestRecord(stack.stack.ports.records, failing))?.points;
  const written = async (name: string) => (await openWritten(stack.stack.ports, failing, [`${folder}/${name}.mapping.yaml`]))?.text ?? null;
  const field = (name: string) => visitor.page.locator(`[name="${name}"]`);
  const press = (name: RegExp) => visitor.page.getByRole('button', { name }).click();
  const figure = (name: string) => visitor.page.locator('.attesta-preview dl div').filter({ hasText: name }).locator('dd').first();

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startConsoleStack({ entities: [failing.ipa], delay: 1, undecided: true }), openBrowser()]);
    known = await judged();
    visitor = await visit(browser, stack.url);
    await signInAs(visitor, /p_pts/);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('from a file on the computer: guesses say why, what cannot be guessed is asked for, the trial follows every choice', async () => {
    const { page } = visitor;
    await visitor.go(addresses.mapping(failing));
    await page.setInputFiles('#mapping-file', { name: first, mimeType: 'application/gzip', buffer: await renamed(first) });
    await press(/^Leggi la tabella$/);
    await page.locator('.attesta-preview dl').waitFor(patiently);
    expect(await page.locator('.attesta-first-rows thead th').allTextContents()).toEqual([
      'Riga',
      ...['Rilevato', 'CPU %', 'RAM %', 'Spazio su disco %', 'In', 'Out'],
    ]);
    expect(await page.locator('.attesta-first-rows tbody tr').first().textContent()).toContain('16/01/2026 00:00');
    expect(await field('columns.time').inputValue()).toBe('Rilevato');
    expect(await page.getByText(/^Ipotesi: .*«Rilevato» contiene date/).count()).toBe(1);
    expect(await figure('Righe scartate').textContent()).toBe('0');
    expect(await figure('Server').textContent()).toBe('0');
    expect(await visitor.axe()).toEqual([]);

    await press(/^Salva la mappatura$/);
    expect(await page.locator('.attesta-faults li').allTextContents()).toEqual([
      'Fuso orario delle date: Dire il fuso orario: il file non lo dice.',
      'Dove è scritto il server: Dire di quale server sono le righe.',
    ]);
    expect(await visitor.axe()).toEqual([]);
    expect(await written(first)).toBeNull();
    await visitor.tabTo(/^Fuso orario delle date$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe('zone');

    await field('zone').selectOption('Europe/Rome');
    await page.getByText('Nel nome del file', { exact: true }).click();
    await field('resourceId').fill('^(?<id>[^_]+)_');
    for (const index of [3, 4]) {
      await field(`series.${index}.class`).selectOption('network');
      await field(`series.${index}.meaning`).selectOption('rate');
      await field(`series.${index}.unit`).fill('KB/s');
    }
    await field('producerName').fill('Esempio Cloud SpA');
    await field('producerName').blur();
    await expect.poll(() => page.locator('.attesta-preview').textContent(), patiently).toContain('non è ancora valida');
    await field('producerKind').selectOption('csp');
    await expect.poll(() => figure('Server').textContent(), patiently).toBe('SRV-BIL-APP');
    await expect.poll(() => figure('Serie misurate').textContent(), patiently).toBe('5');
    await page.locator('.attesta-preview .heat-map').first().waitFor(patiently);
    expect(await page.locator('.attesta-preview h4').allTextContents()).toContain('Contabilità, bilancio e controllo');
    expect(await visitor.axe()).toEqual([]);
    await press(/^Salva la mappatura$/);
    await page.getByText(/^Salvata\./).waitFor(patiently);
    expect(await written(first)).toBe(await page.locator('textarea.attesta-written').inputValue());
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    // Whether it has a mapping already is asked, and the answer is no.
    expect(visitor.complaints().filter((text) => !text.includes('status of 404'))).toEqual([]);
  }, 120_000);

  test('from a file that was received, with the mapping written as a text; what was chosen outlives another language', async () => {
    const { page } = visitor;
    for (const name of [first, second]) await stack.put(failing, `${folder}/${name}`, await renamed(name));
    expect(await judged()).not.toEqual(known);
    await visitor.go(addresses.file(failing, `${folder}/${second}`));
    await page.getByRole('link', { name: 'Spiega le colonne di questo file' }).click();
    await page.locator('.attesta-preview dl').waitFor(patiently);
    const text = ((await written(first)) as string).replace('zone: Europe/Rome\n', '');
    await page.locator('textarea.attesta-written').fill(text);
    await press(/^Porta il testo nel modulo$/);
    expect(await field('series.4.unit').inputValue()).toBe('KB/s');
    await field('zone').selectOption('Europe/Rome');
    await page.locator('.attesta-languages button[lang=en]').click();
    await page.waitForSelector('html[lang=en] main:not([aria-busy]) h1');
    await page.locator('.attesta-preview dl').waitFor(patiently);
    expect(await field('zone').inputValue()).toBe('Europe/Rome');
    expect(await field('series.4.unit').inputValue()).toBe('KB/s');
    expect(await visitor.axe()).toEqual([]);
    await press(/^Save the mapping$/);
    await page.getByText(/^Saved\./).waitFor(patiently);
    await stack.stack.idle();
    expect(await judged()).toEqual(known);
  }, 120_000);

  test('somebody else has saved one meanwhile: theirs is shown, mine is kept, and either is taken by choice', async () => {
    const { page } = visitor;
    const theirs = ((await written(second)) as string).replace('kind: csp', 'kind: supplier');
    expect(theirs).toContain('kind: supplier');
    await stack.put(failing, `${folder}/${second}.mapping.yaml`, theirs);
    await field('stamp').selectOption('end');
    await press(/^Save the mapping$/);
    await page.locator('.attesta-conflict').waitFor(patiently);
    expect(await page.locator('.attesta-conflict pre').textContent()).toBe(theirs);
    expect(await visitor.axe()).toEqual([]);
    expect(await written(second)).toBe(theirs);
    expect(await field('stamp').inputValue()).toBe('end');
    await press(/^Begin from the other$/);
    expect(await field('stamp').inputValue()).toBe('start');
    expect(await field('producerKind').inputValue()).toBe('supplier');
    await field('producerKind').selectOption('csp');
    await press(/^Save the mapping$/);
    await page.getByText(/^Saved\./).waitFor(patiently);
    await stack.stack.idle();
    expect(await judged()).toEqual(known);
  }, 120_000);

  test('a file that is known needs nothing; one that was never received is told', async () => {
    const { page } = visitor;
    await visitor.go(addresses.mapping(failing, `${folder}/never-sent.csv`));
    await page.getByText(/non è fra quelli ricevuti|is not among those received/).waitFor(patiently);
    await visitor.go(addresses.mapping(failing));
    const known = JSON.stringify({ prefixes: [], syncToken: '1', createDate: '2026-01-01-00-00-00', ipv6_prefixes: [] });
    await page.setInputFiles('#mapping-file', { name: 'ranges.json', mimeType: 'application/json', buffer: Buffer.from(known) });
    await press(/^(Leggi la tabella|Read the table)$/);
    await page.getByText(/nulla da spiegare|non c’è una tabella|nothing to explain|no table to explain/).waitFor(patiently);
    expect(await visitor.axe()).toEqual([]);
  }, 60_000);
});
