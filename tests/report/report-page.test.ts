import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportHtml } from '../../shared/report/html.ts';
import { reportOf } from '../../shared/report/report-of.ts';
import { chromiumArguments, chromiumPath } from '../console/rig/chromium.ts';
import { tellMissingChromium } from '../console/rig/tell-missing-chromium.ts';
import { madeOfSample } from './records.ts';

tellMissingChromium('the page of a report');

describe.runIf(chromiumPath !== undefined)('the page of a report in a browser', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(`${tmpdir()}/attesta-report-page-`);
    browser = await chromium.launch({ executablePath: chromiumPath as string, args: [...chromiumArguments] });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(['it', 'en'] as const)(
    'axe finds nothing, its own policy stops nothing of it, and at 320 px it does not scroll sideways: %s',
    async (language) => {
      const { record, dossier } = await madeOfSample('buco-di-due-giorni');
      const file = `${folder}/${language}.html`;
      await writeFile(file, reportHtml(reportOf(record, dossier.ruleset.ruleset, dossier, language)));
      const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      // The style is there: the policy names its hash.
      expect(
        await page
          .locator('td.gap')
          .first()
          .evaluate((cell) => getComputedStyle(cell).backgroundColor),
      ).toBe('rgb(179, 19, 47)');
      // No frames here; the policy would stop the page that axe opens to look at them.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
