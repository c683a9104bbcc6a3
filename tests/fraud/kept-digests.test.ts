import { expect, test } from 'vitest';
import type { Digest } from '../../shared/model/digest.ts';
import { assess } from '../../shared/pipeline.ts';
import { DAY, dayNumber } from '../../shared/time/civil-day.ts';
import { romeMidnight } from '../../shared/time/rome.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import { addDecimal, decimalOf, emptySum, sumText } from '../../shared/usage/exact-sum.ts';
import { dossierOf } from '../bench/assess-dossier.ts';
import { identityOf, loadClasses, loadOf } from '../bench/assess-load.ts';
import { sha256 } from '../support/build-dossier.ts';
import { filed } from '../support/build-files.ts';

const HOUR = DAY / 24;
const BEGIN = romeMidnight(dayNumber('2025-07-15'));
const size = { machines: 4, days: 150, services: 2 };

/** An hourly report of some days; two forged machines, and values that differ by a little in every file that tells of the same day. */
function digestOf(from: number, to: number, change = 0): Digest {
  const sink = openDigestSink();
  for (let machine = 0; machine < size.machines; machine += 1) {
    for (const resourceClass of loadClasses) {
      const writer = sink.series(identityOf(`i-0a1b2c3d4e5f6${machine.toString(16).padStart(4, '0')}`, resourceClass));
      const load = loadOf(resourceClass, machine >= 2 ? 7 : machine);
      for (let stamp = BEGIN; stamp < BEGIN + to * DAY; stamp += HOUR) {
        const { mantissa, scale } = load((stamp - BEGIN) / 60_000);
        const told = machine === 3 ? 2 * Number(mantissa) : Number(mantissa);
        if (stamp >= BEGIN + from * DAY) writer.add(stamp, HOUR, { mantissa: told + change, scale }, 2 + (stamp - BEGIN) / HOUR);
      }
    }
  }
  const recognition = { status: 'recognised', format: 'cloudwatch-series-csv', needs: [], reason: null, candidates: [] } as const;
  const rows = { read: 9, accepted: 9, rejected: 0 };
  return filed(`project/usage-report/${from}-${to}-${change}.csv`, {
    ...sink.finish(),
    rows,
    recognition: { ...recognition, needs: [], candidates: [] },
  }).digest;
}

/** Days that follow each other, one that ends in the middle of a day, one that says all of it again, one that says it differently. */
const digests = [digestOf(0, 10), digestOf(10, 20), digestOf(20, 30.5), digestOf(30.5, 40), digestOf(6, 15), digestOf(17, 24, 90)];

/** Which of them are there, in which order, one assessment after the other. */
const histories: readonly (readonly number[])[] = [
  [0],
  [0, 1],
  [1, 0],
  [0, 1, 2],
  [0, 1, 2, 3],
  [0, 1, 2, 3, 4],
  [0, 2, 3],
  [0, 1, 2, 3, 5],
  [0, 1],
];

test('a digest that was judged before, alone or with others, gives the record that a fresh one gives', () => {
  const hashes = new Set<string>();
  for (const history of histories) {
    const present = history.map((at) => digests[at] as Digest);
    const kept = assess(dossierOf(size, present), sha256);
    expect([history, kept.hash]).toEqual([history, assess(dossierOf(size, structuredClone(present)), sha256).hash]);
    hashes.add(kept.hash);
  }
  expect(hashes.size).toBe(histories.length - 1);
});

test('the same digests are asked anew where the file was received before its last days', () => {
  const late = dossierOf(size, digests.slice(0, 2));
  const early = { ...late, uploads: late.uploads.map((upload) => ({ ...upload, receivedAt: '2025-07-31T00:00:00.000Z' })) };
  for (const input of [late, early, late]) {
    const fresh = { ...input, digests: new Map([...input.digests].map(([id, digest]) => [id, structuredClone(digest)])) };
    expect(assess(input, sha256).hash).toBe(assess(fresh, sha256).hash);
  }
  expect(assess(early, sha256).hash).not.toBe(assess(late, sha256).hash);
});

test('what a digest says of a whole series is what its days add up to: nobody has to ask them', () => {
  for (const { series } of digests) {
    for (const { days, ...said } of series) {
      const sum = emptySum();
      for (const day of days) addDecimal(sum, decimalOf(day.sum));
      const told = days.filter(({ samples }) => samples > 0);
      expect([said.samples, said.min, said.max, said.sum]).toEqual([
        told.reduce((all, { samples }) => all + samples, 0),
        Math.min(...told.map(({ min }) => min as number)),
        Math.max(...told.map(({ max }) => max as number)),
        sumText(sum),
      ]);
    }
  }
});
