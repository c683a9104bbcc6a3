import { continuityMapOf } from '../../../shared/heat-map/continuity-map-of.ts';
import type { CellState, ContinuityMap, MapResource } from '../../../shared/model/continuity-map.ts';
import { type ResourceClass, resourceClasses } from '../../../shared/model/usage.ts';
import { dayNumber, dayText } from '../../../shared/time/civil-day.ts';
import type { ServiceFacts } from '../../../shared/verdict/facts.ts';
import { HOUR, usageFacts } from '../../support/build-usage-facts.ts';
import { network, one, ram, storage } from '../../support/statement-cases.ts';

/** A migration of February to April 2026: the clock change is in it, a gap, a silence, zeros, a server that came late and one that is silent. */
export function smallFacts(): ServiceFacts {
  const rows = { from: '2026-02-28T23:00Z', to: '2026-04-05T22:00Z', step: HOUR };
  const gap = ['2026-03-11T23:00Z', '2026-03-13T23:00Z'] as const;
  const silence = ['2026-03-12T08:00Z', '2026-03-12T14:00Z'] as const;
  return usageFacts(
    one(
      [
        { ...rows, resourceId: 'web-01', holes: [silence] },
        { ...rows, resourceId: 'web-01', ...ram },
        { ...rows, resourceId: 'web-01', ...storage },
        { ...rows, resourceId: 'web-01', ...network, value: (_, start) => (start >= Date.parse('2026-03-20T23:00Z') ? 0 : 900) },
        { ...rows, resourceId: 'web-02', holes: [gap] },
        { ...rows, resourceId: 'web-02', ...ram, holes: [gap] },
      ],
      {
        service: { migrationStartedOn: '2026-03-01', releasedOn: '2026-04-05' },
        resources: [{ id: 'web-01' }, { id: 'web-02', createdOn: '2026-03-01', deletedOn: '2026-04-02' }, { id: 'web-03' }],
        asOf: '2026-04-10T12:00:00Z',
      },
    ),
  );
}

export const smallMap = (): ContinuityMap => continuityMapOf(smallFacts(), 'migration');

/** As large as a map may come: what a page has to draw without freezing. */
export function largeMap(servers: number, days: number): ContinuityMap {
  const first = dayNumber('2025-11-03');
  const shown = Array.from({ length: days }, (_, index) => ({ day: dayText(first + index), hours: 24 as const }));
  const classes = resourceClasses.filter((each) => each !== 'other');
  const stateAt = (server: number, day: number, each: ResourceClass): CellState => {
    const word = Math.imul(server * 7919 + day * 104729 + each.length * 31, 0x9e3779b9) >>> 0;
    if (word % 41 === 0) return 'gap';
    if (word % 23 === 0) return 'partial';
    return word % 97 === 0 ? 'zero' : 'covered';
  };
  const cells = (server: number, each: ResourceClass) => ({
    states: shown.map((_, day) => stateAt(server, day, each)),
    coveredMinutes: shown.map((_, day) => (stateAt(server, day, each) === 'covered' ? 1440 : 600)),
  });
  const window = { from: shown[0]?.day as string, to: shown.at(-1)?.day as string };
  return {
    ...{ service: 'protocollo', serviceName: 'Protocollo', purpose: 'migration', point: 'TRA-03', timeZone: 'Europe/Rome' },
    ...{ asOf: '2026-04-10T12:00:00Z', codes: [], days: shown, daysLeftOut: 0 },
    classes: classes.map((each) => ({
      ...{ class: each, window, judged: window, outcome: 'pass' as const, codes: [], knownUntil: '2026-04-10T12:00:00Z' },
      ...{ billed: false, stampsAssumed: false, ...cells(0, each) },
    })),
    resources: Array.from({ length: servers }, (_, server): MapResource => {
      const id = `i-${String(server).padStart(17, '0')}`;
      const said = { id, name: null, provider: 'aws', kind: 'vm', declaredIn: 'dossier', createdOn: null, deletedOn: null };
      return { ...said, classes: classes.map((each) => ({ class: each, ...cells(server, each) })) };
    }),
  };
}
