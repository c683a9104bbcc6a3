import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checks } from '../../shared/checks/index.generated.ts';
import type { Ruleset } from '../../shared/model/ruleset.ts';
import { allRulesets, knownNotices, rulesetBySha256, rulesetFor } from '../../shared/rulesets/load.ts';
import { rulesetProblems } from '../../shared/rulesets/validate.ts';

const path = 'avviso-1.2-province-citta-metropolitane/2025-04.yaml';
const bytes = readFileSync(new URL(`../../shared/rulesets/${path}`, import.meta.url));
const written = parse(bytes.toString('utf8')) as Ruleset;
const fresh = (): Ruleset => structuredClone(written);
const byId = new Map(checks.map((check) => [check.id, check]));
const problems = (ruleset: unknown) => rulesetProblems(ruleset, path, byId);

describe('the ruleset of the notice', () => {
  test('is valid', () => expect(problems(fresh())).toEqual([]));

  test('is what its YAML says, under the sha256 of its bytes', () => {
    const pinned = rulesetFor('avviso-1.2-province-citta-metropolitane');
    expect(pinned).toEqual({ ruleset: fresh(), sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(rulesetBySha256(pinned?.sha256 ?? '')).toBe(pinned);
  });

  test('gives way to a newer version of the same notice', () => {
    const [pinned] = allRulesets();
    if (!pinned) throw new Error('there is no ruleset');
    const newer = { ...pinned, ruleset: { ...pinned.ruleset, version: '2026-01' } };
    const other = { ...pinned, ruleset: { ...pinned.ruleset, notice: 'altro' } };
    expect(rulesetFor(pinned.ruleset.notice, [pinned, newer, other])).toBe(newer);
  });

  test('a draft does not judge beside a release', () => {
    const [pinned] = allRulesets();
    if (!pinned) throw new Error('there is no ruleset');
    const as = (version: string, status: Ruleset['status']) => ({ ...pinned, ruleset: { ...pinned.ruleset, version, status } });
    const [old, release, draft] = [as('2025-01', 'draft'), as('2025-04', 'published'), as('2026-01', 'draft')];
    expect(rulesetFor(pinned.ruleset.notice, [old, release, draft])).toBe(release);
    expect(rulesetFor(pinned.ruleset.notice, [old, draft])).toBe(draft);
  });

  test('is not offered for other notices', () => {
    expect(rulesetFor('avviso-1.2-comuni')).toBe(null);
    expect(rulesetBySha256('00')).toBe(null);
    expect(knownNotices()).toEqual([...new Set(allRulesets().map(({ ruleset }) => ruleset.notice))]);
  });

  test('states the policy numbers of the design, each with its source', () => {
    const { policy } = fresh();
    const numbers = Object.fromEntries(Object.entries(policy).map(([name, { value }]) => [name, value]));
    expect(numbers).toEqual({
      minimumDays: 15,
      linkSeconds: 2.5 * 3600,
      warningGapSeconds: 6 * 3600,
      longGapSeconds: 24 * 3600,
      longestRowSeconds: 25 * 3600,
      blockToleranceSeconds: 3600,
      lowCoverageShare: 0.5,
      reducedCoverageShare: 0.95,
      zeroDaysShare: 0.4,
      flatlineDays: 7,
      flatlineRows: 8,
      maintenanceDays: 30,
      staleDays: 45,
      snapshotDays: 30,
      recheckDays: 30,
      reminderDays: 14,
      reminderEveryDays: 7,
      allocationTolerance: 0.1,
      conflictTolerance: 0.01,
      describedCharacters: 20,
      widestIpv4Prefix: 24,
      widestIpv6Prefix: 64,
      attestationDays: 365,
      copiedShare: 0.25,
      copiedBlocks: 10,
      unvaryingDays: 3,
      unvaryingSpread: 0.005,
      busyPercent: 5,
      busyBytesPerSecond: 20_000,
      straightShare: 0.5,
      digitValues: 40,
      roundedShare: 0.75,
      fewDigitsShare: 0.85,
      rhythmDays: 10,
      memoryLimit: 0.15,
    });
    // Only the 15 days have a public source: every other number owns up to being ours.
    const assumed = Object.entries(policy).filter(([, { source }]) => source.startsWith('assumption'));
    expect(assumed.map(([name]) => name)).toEqual(Object.keys(numbers).filter((name) => name !== 'minimumDays'));
  });

  test('uses every check', () => {
    expect([...new Set([...fresh().points, ...fresh().maintenance].map((point) => point.check))].sort()).toEqual([...byId.keys()].sort());
  });
});

/** A valid ruleset, one thing of it changed: what must be said about it. */
const spoiled: readonly (readonly [string, (ruleset: Mutable<Ruleset>) => void, RegExp])[] = [
  ['an id twice', ({ points }) => points.push(points[0] as Point), /VIS-01 stands twice/],
  [
    'a point of maintenance twice for one destination',
    ({ maintenance }) => maintenance.push(maintenance[0] as Point),
    /maintenance: MNT-01 for iaas stands twice/,
  ],
  ['an unknown check', ({ points }) => Object.assign(points[1] as Point, { check: 'is-fine' }), /VIS-02: there is no check is-fine/],
  [
    'a bad parameter',
    ({ points }) => Object.assign(pointOf(points, 'TRA-02'), { parameters: { families: ['XX'] } }),
    /TRA-02: parameters\.families\.0/,
  ],
  ['a parameter too many', ({ points }) => Object.assign(points[3] as Point, { parameters: { strict: true } }), /VIS-04: parameters/],
  [
    'profiles beside the one place where they stand',
    ({ points }) => Object.assign(pointOf(points, 'PAA-03'), { parameters: { profiles: { vm: ['cpu'] } } }),
    /PAA-03: parameters/,
  ],
  [
    'a profile of a class that nobody measures',
    ({ componentProfiles }) => Object.assign(componentProfiles.classes, { vm: ['memory'] }),
    /componentProfiles\.classes\.vm\.0/,
  ],
  ['a profile that asks for nothing', ({ componentProfiles }) => Object.assign(componentProfiles.classes, { vm: [] }), /componentProfiles/],
  ['profiles without a source', ({ componentProfiles }) => Object.assign(componentProfiles, { source: '' }), /componentProfiles\.source/],
  [
    'a profile of a kind that no declaration has',
    ({ componentProfiles }) => Object.assign(componentProfiles.classes, { server: ['cpu'] }),
    /componentProfiles\.classes/,
  ],
  [
    'a service check about the package',
    ({ points }) => Object.assign(points[1] as Point, { appliesTo: 'project' }),
    /VIS-02: visibility-is-described is not about a project/,
  ],
  [
    'a package check about services',
    ({ points }) => Object.assign(points.at(-1) as Point, { appliesTo: ['iaas'] }),
    /PKG-10: migration-plan-is-compared is not about a service/,
  ],
  ['a quote without words', ({ points }) => Object.assign(points[0] as Point, { quote: '' }), /points\.0\.quote/],
  [
    'a point that says neither in whose words nor in ours what is asked',
    ({ points }) => Object.assign(points[0] as Point, { quote: undefined }),
    /points\.0: a point needs a quote or a summary/,
  ],
  [
    'a summary in one language',
    ({ points }) => Object.assign(pointOf(points, 'PKG-01'), { summary: { it: 'Da 1 a 5 servizi.' } }),
    /points\.\d+\.summary\.en/,
  ],
  ['a number without a source', ({ policy }) => Object.assign(policy.staleDays, { source: '' }), /policy\.staleDays\.source/],
  ['a scenario too few', ({ scenarios }) => scenarios.pop(), /saas → saas is missing/],
  ['a scenario twice', ({ scenarios }) => scenarios.push(scenarios[0] as Scenario), /on-premise-unstructured → iaas stands twice/],
  [
    'a mode where nothing is funded',
    ({ scenarios }) => Object.assign(scenarios[0] as Scenario, { mode: 'upgrade' }),
    /a mode goes with a fundable cell/,
  ],
  ['link not below warning', ({ policy }) => Object.assign(policy.linkSeconds, { value: 21_600 }), /link < warning <= limit/],
  ['warning above the limit', ({ policy }) => Object.assign(policy.warningGapSeconds, { value: 90_000 }), /link < warning <= limit/],
  [
    'a link that digests were not made with',
    ({ policy }) => Object.assign(policy.linkSeconds, { value: 7200 }),
    /linkSeconds: digests are made with another value/,
  ],
  ['a provider twice', ({ retention }) => retention.push(retention[0] as Retention), /retention: aws stands twice/],
  ['a name of two providers', ({ retention }) => retention[1]?.names.push('amazon'), /retention: amazon stands twice/],
  ["a provider's name for another", ({ retention }) => retention[1]?.names.push('aws'), /retention: aws stands twice/],
  ['a name in capitals, which nothing would equal', ({ retention }) => retention[1]?.names.push('Azure Cloud'), /retention\.1\.names/],
  ['a name with spaces around', ({ retention }) => retention[1]?.names.push(' azzurro'), /retention\.1\.names/],
  ['a name with two spaces', ({ retention }) => retention[1]?.names.push('azzurro  cloud'), /retention\.1\.names/],
  [
    'a tier that ends before the finer one',
    ({ retention }) => Object.assign(retention[0]?.tiers[1] ?? {}, { days: 15 }),
    /retention: aws: each tier keeps a coarser step for longer/,
  ],
  [
    'a tier that is not coarser',
    ({ retention }) => Object.assign(retention[0]?.tiers[2] ?? {}, { step: 'PT5M' }),
    /retention: aws: each tier keeps a coarser step for longer/,
  ],
  ['a provider in capitals', ({ retention }) => Object.assign(retention[1] ?? {}, { provider: 'Azure' }), /retention\.1\.provider/],
  ['another name than its file', (ruleset) => Object.assign(ruleset, { version: '2025-05' }), /should be called/],
  ['a field that nobody reads', (ruleset) => Object.assign(ruleset, { maximumGapDays: 0 }), /maximumGapDays/],
];

const pointOf = (points: readonly Point[], wanted: string): Point => {
  const found = points.find(({ id }) => id === wanted);
  if (!found) throw new Error(`the ruleset has no ${wanted}`);
  return found;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Point = Ruleset['points'][number];
type Retention = Ruleset['retention'][number];
type Scenario = Ruleset['scenarios'][number];

test.each(spoiled)('a ruleset with %s is refused', (_name, spoil, said) => {
  const ruleset = fresh();
  spoil(ruleset);
  expect(problems(ruleset).join('\n')).toMatch(said);
});

/** Every group of fields in a ruleset, with its place: what stands where nobody reads it would look as if it were judged. */
function groupsOf(value: unknown, place = 'ruleset'): readonly (readonly [place: string, group: Record<string, unknown>])[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => groupsOf(one, `${place}.${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const group = value as Record<string, unknown>;
  return [[place, group], ...Object.entries(group).flatMap(([name, inner]) => groupsOf(inner, `${place}.${name}`))];
}

test('a field that nobody reads is refused wherever it stands', () => {
  const places = groupsOf(fresh()).map(([place]) => place);
  expect(places).toEqual(expect.arrayContaining(['ruleset.policy.staleDays', 'ruleset.points.0.title', 'ruleset.retention.0.tiers.0']));
  const admitted = places.filter((place) => {
    const ruleset = fresh();
    const group = groupsOf(ruleset).find(([at]) => at === place)?.[1];
    Object.assign(group ?? {}, { staleDay: 45 });
    return problems(ruleset).length === 0;
  });
  expect(admitted).toEqual([]);
});

test('no part of a ruleset may be left out but what is said to be optional', () => {
  const optional = /\.(quote|summary|inadmissible|openDataTitle)$/;
  const left = groupsOf(fresh()).flatMap(([place, group]) => Object.keys(group).map((name) => [place, name] as const));
  const admitted = left.filter(([place, name]) => {
    // Kinds of components without a profile are for a person, and points and destinations are as many as the notice has.
    if (optional.test(`${place}.${name}`) || place.endsWith('componentProfiles.classes')) return false;
    const ruleset = fresh();
    delete groupsOf(ruleset).find(([at]) => at === place)?.[1][name];
    return problems(ruleset).length === 0;
  });
  expect(admitted).toEqual([]);
});
