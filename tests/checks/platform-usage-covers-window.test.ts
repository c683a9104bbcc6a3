import { describe, expect, test } from 'vitest';
import { platformUsageCoversWindow } from '../../shared/checks/platform-usage-covers-window.ts';
import { outcomeOf, type PointOutcome } from '../../shared/model/severity.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import { rulesetFor } from '../../shared/rulesets/load.ts';
import { type Dossier, serviceFacts } from '../support/build-dossier.ts';
import { report, series } from '../support/build-files.ts';

const [from, to] = ['2026-01-09T23:00:00Z', '2026-02-01T00:00:00Z'] as const;
const use = (id: string, ...classes: readonly ResourceClass[]) =>
  classes.map((resourceClass) => series(id, from, to, { resourceClass, metric: `${resourceClass} of ${id}` }));
const usage = (producer: string | null, ...all: ReturnType<typeof use>[number][]) =>
  report(`protocollo/usage-report/${producer ?? 'uso'}.csv`, all, producer === null ? {} : { producer: { name: producer, kind: 'csp' } });
const component = (id: string, kind: string, parentId: string | null = null) => ({ provider: 'ovh', id, kind, parentId });

/** The profiles of the notice's own ruleset. */
const point = rulesetFor('avviso-1.2-province-citta-metropolitane')?.ruleset.points.find(({ id }) => id === 'PAA-03');
const parameters = platformUsageCoversWindow.parameters.parse(point?.parameters);

const asked = (dossier: Dossier) => {
  const facts = serviceFacts({
    ...dossier,
    service: { destination: 'paas', candidateMode: 'upgrade', declared: null, ...dossier.service },
  });
  return platformUsageCoversWindow
    .assess(facts, parameters)
    .reasons.filter(({ severity }) => severity !== 'warning' && severity !== 'info');
};
const app = component('app-tributi', 'app');
const db = component('db-tributi', 'db');
const lb = component('lb-1', 'lb');
const machine = (id: string, parentId: string = 'lb-1') => component(id, 'vm', parentId);
const shown = (id: string) => use(id, 'cpu', 'ram', 'storage', 'network');

describe('profiles of a platform (PAA-03)', () => {
  test.each<[name: string, dossier: Dossier, outcome: PointOutcome, codes: readonly string[]]>([
    [
      'an application and a database, each by its own profile',
      { service: { resources: [app, db] }, files: [usage(null, ...use('app-tributi', 'cpu'), ...use('db-tributi', 'cpu', 'storage'))] },
      'pass',
      [],
    ],
    [
      '17: without RAM: nobody asks a bucket for it',
      { service: { resources: [component('b-1', 'bucket')] }, files: [usage(null, ...use('b-1', 'storage'))] },
      'pass',
      [],
    ],
    [
      '17: a database that shows its DTU in place of its CPU',
      { service: { resources: [db] }, files: [usage(null, ...use('db-tributi', 'other', 'storage'))] },
      'pass',
      [],
    ],
    [
      'a database without its space',
      { service: { resources: [db] }, files: [usage(null, ...use('db-tributi', 'cpu'))] },
      'missing',
      ['METRIC_MISSING'],
    ],
    [
      'one component of two is silent',
      { service: { resources: [app, component('app-2', 'app')] }, files: [usage(null, ...use('app-tributi', 'cpu'))] },
      'review',
      ['RESOURCE_METRIC_MISSING'],
    ],
    [
      'machines behind a balancer, which shows the network and nothing else',
      {
        service: { resources: [lb, machine('vm-1'), machine('vm-2')] },
        files: [usage(null, ...use('lb-1', 'network'), ...shown('vm-1'), ...shown('vm-2'))],
      },
      'pass',
      [],
    ],
    [
      'machines behind a balancer, one of them silent',
      { service: { resources: [lb, machine('vm-1'), machine('vm-2')] }, files: [usage(null, ...use('lb-1', 'network'), ...shown('vm-1'))] },
      'review',
      ['RESOURCE_METRIC_MISSING'],
    ],
    [
      'a machine behind a balancer, with something between them that shows nothing',
      {
        service: { resources: [lb, component('rete', 'other', 'lb-1'), machine('vm-1', 'rete')] },
        files: [usage(null, ...use('lb-1', 'network'), ...shown('vm-1').slice(0, 3))],
      },
      'pass',
      [],
    ],
    [
      'a machine behind a balancer, its space shown by its disk',
      {
        service: { resources: [lb, machine('vm-1'), component('disk-1', 'disk', 'vm-1')] },
        files: [usage(null, ...use('lb-1', 'network'), ...use('vm-1', 'cpu', 'ram'), ...use('disk-1', 'storage'))],
      },
      'pass',
      [],
    ],
    [
      'machines of a group that has no profile of its own: one shows the classes for all',
      {
        service: { resources: [component('g', 'group'), machine('vm-1', 'g'), machine('vm-2', 'g')] },
        files: [usage(null, ...shown('vm-1'))],
      },
      'review',
      ['PAAS_PROFILE_UNKNOWN'],
    ],
    [
      'a group that has no profile of its own, silent beside a machine',
      {
        service: { resources: [component('g', 'group'), machine('vm-1', 'g'), machine('vm-2', 'g'), app] },
        files: [usage(null, ...use('app-tributi', 'cpu'), ...use('vm-1', 'ram', 'storage', 'network'))],
      },
      'review',
      ['PAAS_PROFILE_UNKNOWN', 'RESOURCE_METRIC_MISSING'],
    ],
    [
      'a kind that no profile knows',
      { service: { resources: [app, component('fn-1', 'function')] }, files: [usage(null, ...use('app-tributi', 'cpu'))] },
      'review',
      ['PAAS_PROFILE_UNKNOWN'],
    ],
    [
      'a part of a component is shown with it',
      { service: { resources: [app, component('x-1', 'other', 'app-tributi')] }, files: [usage(null, ...use('app-tributi', 'cpu'))] },
      'pass',
      [],
    ],
    [
      'only kinds that no profile knows',
      { service: { resources: [component('fn-1', 'function')] }, files: [usage(null, ...use('fn-1', 'other'))] },
      'missing',
      ['NO_REQUIRED_CLASS', 'PAAS_PROFILE_UNKNOWN'],
    ],
    [
      'every third party has its report, whatever the legal form',
      {
        service: { resources: [app], thirdParties: ['Esempio Cloud SpA'] },
        files: [usage('ESEMPIO CLOUD S.p.A.', ...use('app-tributi', 'cpu'))],
      },
      'pass',
      [],
    ],
    [
      'one of two third parties has none',
      {
        service: { resources: [app], thirdParties: ['Esempio Cloud', 'Altra Rete'] },
        files: [usage('Esempio Cloud', ...use('app-tributi', 'cpu'))],
      },
      'missing',
      ['THIRD_PARTY_REPORT_MISSING'],
    ],
    ['no report at all', { service: { resources: [app] } }, 'missing', ['METRIC_MISSING', 'REPORT_MISSING']],
  ])('%s', (_name, dossier, outcome, codes) => {
    const reasons = asked(dossier);
    expect([...new Set(reasons.map(({ code }) => code))].sort()).toEqual([...codes].sort());
    expect(outcomeOf(reasons)).toBe(outcome);
    expect(reasons.filter(({ code }) => !platformUsageCoversWindow.codes.includes(code as never))).toEqual([]);
  });
});
