import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { registerSchema } from '../../shared/model/register.ts';
import { openPinned } from '../../shared/registers/pin-register.ts';
import { shippedRegisters } from '../../shared/registers/shipped-registers.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';

/** What comes with the engine is pinned in records: a change is another register, with a day of its own, and is written down here. */
const pinned = {
  'funded-projects': '9983cd958516caae40c86ad9d65c652cbcd4ffc99c09227efdcf54e4913c39a7',
  'service-list': '6aa287d608a141ad329b9e4cd4b2c21b3c8d7a507e043f01f9c377c29e33be2b',
};

const of = (id: string) => shippedRegisters().find((snapshot) => snapshot.id === id)?.pinned.value;
const funded = of('funded-projects');
const rows = funded?.register === 'funded-projects' ? funded.entries : [];

test('the registers that come with the engine are those written down, under the hash of their canonical JSON', () => {
  expect(Object.fromEntries(shippedRegisters().map(({ id, sha256 }) => [id, sha256]))).toEqual(pinned);
  for (const { pinned: one } of shippedRegisters()) {
    const text = canonicalJson(one.value);
    expect(createHash('sha256').update(text).digest('hex')).toBe(one.sha256);
    expect(openPinned(text, one.sha256, nodeMeans.sha256)).toEqual(one);
    expect(registerSchema.parse(one.value)).toEqual(one.value);
  }
});

test('102 projects, with the credit that their licence asks for', () => {
  expect(rows).toHaveLength(102);
  expect(new Set(rows.map(({ cup }) => cup)).size).toBe(102);
  expect(funded?.source).toMatch(/padigitale2026-opendata.*CC-BY-4\.0/);
  const byDecree = (decree: string) => rows.filter((row) => row.decree === decree);
  const sum = (decree: string) => byDecree(decree).reduce((total, { amountEur }) => total + amountEur, 0);
  // domain.md §2.1.
  expect([byDecree('Decreto n.73 - 1 / 2025 - PNRR').length, sum('Decreto n.73 - 1 / 2025 - PNRR')]).toEqual([70, 63_084_690]);
  expect([byDecree('Decreto n.73 - 2 / 2025 - PNRR').length, sum('Decreto n.73 - 2 / 2025 - PNRR')]).toEqual([32, 27_429_012]);
});

/** Every package of one to five services: so many transfers and so many upgrades. */
const packages = Array.from({ length: 6 }, (_, transfers) =>
  Array.from({ length: 6 - transfers }, (__, upgrades) => ({ transfers, upgrades })),
)
  .flat()
  .filter(({ transfers, upgrades }) => transfers + upgrades > 0);
const amountOf = ({ transfers, upgrades }: (typeof packages)[number]) => 552_632 + 46_634 * transfers + 75_816 * upgrades;

test('every amount is 552,632 + 46,634 A + 75,816 B, for one A and one B alone', () => {
  expect(packages).toHaveLength(20);
  expect(new Set(packages.map(amountOf)).size).toBe(20);
  const read = rows.map(({ amountEur }) => packages.filter((one) => amountOf(one) === amountEur));
  expect(read.filter((found) => found.length !== 1)).toEqual([]);
  const sum = (count: (one: (typeof packages)[number]) => number) => read.flat().reduce((total, one) => total + count(one), 0);
  expect([sum(({ transfers }) => transfers), sum(({ upgrades }) => upgrades)]).toEqual([51, 419]);
});

test('the list of services says that it is a part, has no code, and a kind of entity only where a source gives one', () => {
  const list = of('service-list');
  if (list?.register !== 'service-list') throw new Error('no list of services');
  expect(list.partial).toBe(true);
  expect(list.entries.map(({ code }) => code).filter((code) => code !== null)).toEqual([]);
  expect(list.entries.map(({ name, kinds }) => [name, ...kinds])).toEqual([
    ['Accesso agli atti, accesso civico e URP', 'province'],
    ['Comunicazione istituzionale web e open data', 'province'],
    ['Conservazione digitale'],
    ['Contabilità, Bilancio e Controllo'],
    ['Gestione documentale', 'province'],
    ['Notifiche', 'province'],
    ['Personale'],
    ['Protocollo', 'province'],
  ]);
});
