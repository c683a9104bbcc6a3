import { join } from 'node:path';
import { addresses } from '../../../console/router/addresses.ts';
import { failing, startConsoleStack } from '../rig/console-stack.ts';
import { openBrowser, signInAs, visit } from '../rig/visitor.ts';
import { folderOf } from './chosen-files.ts';
import { checked, choose } from './upload-rig.ts';

/**
 * `node tests/console/upload/measure-precheck.ts`: reads a table of 50 MB in the browser, and says how long it took, what the longest
 * task of the page's own thread was meanwhile, and how often it could draw.
 */
const servers = 40;
const counters = ['CPU utilizzata;%', 'Memoria utilizzata;%', 'Spazio disco utilizzato;%', 'Traffico di rete;KB/s'];

/** A month of so many servers, four counters every five minutes: what a provider's monitoring exports. */
function monthOf(): { readonly text: string; readonly rows: number } {
  const two = (number: number) => String(number).padStart(2, '0');
  const lines: string[] = ['Data ora;Server;Contatore;Valore;Unità'];
  for (let slot = 0; slot < 31 * 288; slot += 1) {
    const time = new Date(Date.UTC(2026, 0, 1) + slot * 300_000);
    const stamp = `${two(time.getUTCDate())}/01/2026 ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
    for (let server = 0; server < servers; server += 1) {
      for (const [index, counter] of counters.entries()) {
        const [name, unit] = counter.split(';');
        lines.push(`${stamp};SRV-BIL-${100 + server};${name};${((slot * 7 + server * 13 + index) % 89) + 3},${slot % 10};${unit}`);
      }
    }
  }
  return { text: `${lines.slice(0, 910_000).join('\n')}\n`, rows: Math.min(910_000, lines.length) - 1 };
}

const explained = `schema: attesta/mapping@1
layout: long
zone: Europe/Rome
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
stamp: start
interval: PT5M
columns: { time: Data ora, id: Server, metric: Contatore, value: Valore, unit: Unità }
resourceId: { column: Server }
series:
  - { column: CPU utilizzata, class: cpu, meaning: used, unit: percent, statistic: avg }
  - { column: Memoria utilizzata, class: ram, meaning: used, unit: percent, statistic: avg }
  - { column: Spazio disco utilizzato, class: storage, meaning: used, unit: percent, statistic: last }
  - { column: Traffico di rete, class: network, meaning: rate, unit: KB/s, statistic: avg }
`;

const { text: content, rows } = monthOf();
const [stack, browser] = await Promise.all([startConsoleStack({ entities: [], delay: 1, undecided: true }), openBrowser()]);
try {
  const visitor = await visit(browser, `${stack.url}${addresses.upload(failing)}`);
  const { page } = visitor;
  await signInAs(visitor, /p_pts/);
  const folder = await folderOf({
    'bilancio/usage-report/mapping.yaml': explained,
    'bilancio/usage-report/SRV-BIL-APP_lungo.csv': content,
    'bilancio/other/piccolo.txt': 'per cominciare',
  });
  await choose(page, 'files', join(folder, 'bilancio/other/piccolo.txt'));
  await checked(page);
  await page.evaluate(() => {
    const seen = { longest: 0, tasks: 0, frames: 0, slowest: 0, last: performance.now() };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        seen.tasks += 1;
        seen.longest = Math.max(seen.longest, duration);
      }
    }).observe({ entryTypes: ['longtask'] });
    const frame = (now: number) => {
      seen.frames += 1;
      seen.slowest = Math.max(seen.slowest, now - seen.last);
      seen.last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const begun = performance.now();
  await choose(page, 'folder', folder);
  await page.getByRole('button', { name: 'Ferma il controllo' }).waitFor();
  await checked(page, 280_000);
  const seconds = (performance.now() - begun) / 1000;
  const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen);
  const size = `${(new TextEncoder().encode(content).length / 1e6).toFixed(1)} MB, ${rows} rows`;
  process.stdout.write(`${JSON.stringify({ size, seconds: Number(seconds.toFixed(1)), ...seen })}\n`);
} finally {
  await browser.close();
  await stack.stop();
}
