import { expect, test } from 'vitest';
import { type Branch, branchesOf, contenders, holesIn, withLowerParts } from '../../functions/rebuild/branches.ts';
import type { RecordPlace } from '../../functions/rebuild/record-index.ts';

/** `a1 b2<a1 c3<b2@60`: record b is number 2, follows a, … and was written 60 seconds after the first instant; 0 where it is not said. */
function places(text: string): RecordPlace[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, hash = '', sequence, prevHash = null, seconds = '0'] = /^([a-z])(\d)(?:<([a-z])\d)?(?:@(\d+))?$/.exec(word) ?? [];
      const written = new Date(Number(seconds) * 1000).toISOString();
      return { sequence: Number(sequence), hash, prevHash, asOf: written, declaration: '', versionId: '', written };
    });
}

const told = (branch: Branch): string => branch.map(({ hash, sequence }) => `${hash}${sequence}`).join(' ');

/** Each with the same outcome whatever the order in which the bucket lists them. */
test.each([
  { name: 'one chain', records: 'a1 b2<a1 c3<b2', likely: ['a1 b2 c3'], open: ['a1 b2 c3'] },
  { name: 'a lost race below the end', records: 'a1 b2<a1@10 x2<a1@10 c3<b2@20', likely: ['a1 b2 c3', 'a1 x2'], open: ['a1 b2 c3'] },
  {
    name: 'a lost race that came late to S3',
    records: 'a1 b2<a1@10 x2<a1@100 c3<b2@20',
    likely: ['a1 x2', 'a1 b2 c3'],
    open: ['a1 b2 c3'],
  },
  {
    name: 'too late for a race: the table was set back',
    records: 'a1 b2<a1@10 x2<a1@900 c3<b2@20',
    likely: ['a1 x2', 'a1 b2 c3'],
    open: ['a1 x2', 'a1 b2 c3'],
  },
  { name: 'two ends at one number', records: 'a1 b2<a1@10 x2<a1@20', likely: ['a1 x2', 'a1 b2'], open: ['a1 x2', 'a1 b2'] },
  { name: 'written in one second: the longer first', records: 'a1 b2<a1 x2<a1 y3<x2', likely: ['a1 x2 y3', 'a1 b2'], open: ['a1 x2 y3'] },
  {
    name: 'two chains from one record',
    records: 'a1 b2<a1@10 c3<b2@20 x2<a1@500 y3<x2@600',
    likely: ['a1 x2 y3', 'a1 b2 c3'],
    open: ['a1 x2 y3', 'a1 b2 c3'],
  },
  { name: 'two first records', records: 'a1@10 x1@11 b2<a1@12', likely: ['a1 b2', 'x1'], open: ['a1 b2'] },
  { name: 'none', records: '', likely: [], open: [] },
  { name: 'a number that does not follow', records: 'a1 c3<a1@10', likely: ['c3', 'a1'], open: ['c3', 'a1'] },
])('$name', ({ records, likely, open }) => {
  for (const listed of [places(records), places(records).reverse()]) {
    const branches = branchesOf(listed);
    expect(branches.map(told)).toEqual(likely);
    expect(contenders(branches).map(told)).toEqual(open);
  }
});

test.each([
  { name: 'no hole', records: 'a1 b2<a1', chain: 'a1 b2', holes: [] },
  { name: 'one record gone', records: 'a1 c3<b2@9', chain: 'a1 c3', holes: [{ from: 2, to: 2 }] },
  { name: 'the first ones gone', records: 'c3<b2 d4<c3', chain: 'c3 d4', holes: [{ from: 1, to: 2 }] },
  {
    name: 'two holes, and a lost race below one',
    records: 'a1 x2<a1@1 b2<a1@2 d4<c3@9 f6<e5@12 g7<f6@13',
    chain: 'a1 b2 d4 f6 g7',
    holes: [
      { from: 3, to: 3 },
      { from: 5, to: 5 },
    ],
  },
])('holes: $name', ({ records, chain, holes }) => {
  for (const listed of [places(records), places(records).reverse()]) {
    const branches = branchesOf(listed);
    const whole = withLowerParts(branches[0] as Branch, branches);
    expect(told(whole)).toBe(chain);
    expect(holesIn(whole)).toEqual(holes);
  }
});
