import { blockOf, neededUntil } from '../continuity/block.ts';
import { judgeClasses } from '../continuity/judge-classes.ts';
import { requiredClassesSchema } from '../continuity/required-classes.ts';
import { readingsOf } from '../continuity/stamp-readings.ts';
import type { ContinuityMap, DayRange, MapClass, MapResource } from '../model/continuity-map.ts';
import type { Purpose } from '../model/record.ts';
import { outcomeOf } from '../model/severity.ts';
import type { AssessInput } from '../pipeline.ts';
import { type DayNumber, dayText, instantText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
import { greatest, least } from '../usage/extremes.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { buildFacts } from '../verdict/build-facts.ts';
import type { ServiceFacts, ServiceResource } from '../verdict/facts.ts';
import { type Calendar, calendarOf, cellsOf, hoursOfDay } from './day-states.ts';
import { type ClassLines, linesOf } from './lines.ts';
import { usePointOf } from './use-point.ts';

/** So many days a map shows, the last ones: a period declared over decades would be nobody's to read, nor a browser's to draw. */
export const longestMap = 400;

/** The maps of all services of a dossier, in the declaration's order. Throws as `assess` does: only our own faults. */
export const continuityMapsOf = (input: AssessInput): readonly ContinuityMap[] =>
  buildFacts(input).services.map((facts) => continuityMapOf(facts, input.purpose));

/**
 * Server × Rome day × class of one service, from what the verdict was reached with (DESIGN §5): the line of the service has a gap where
 * GAP_DAY says so, begins or ends with missing days where PERIOD_NOT_COVERED does, and as many days with coverage as the record prints.
 */
export function continuityMapOf(facts: ServiceFacts, purpose: Purpose): ContinuityMap {
  const point = usePointOf(facts, purpose);
  const { service } = facts;
  const said = {
    ...{ service: service.id, serviceName: service.name, purpose, point: point?.id ?? null },
    ...{ timeZone: 'Europe/Rome' as const, asOf: instantText(facts.asOf) },
  };
  const nothing = { ...said, codes: [], days: [], daysLeftOut: 0, classes: [], resources: [] };
  if (!point) return nothing;
  const judged = judgeClasses(facts, requiredClassesSchema.parse(point.parameters), purpose);
  if (judged.judged.length === 0) return { ...nothing, codes: ['NO_REQUIRED_CLASS'] };
  const impossible = judged.judged.find(({ judgement }) => judgement.is === 'impossible');
  if (impossible) return { ...nothing, codes: codesOf(impossible.reasons) };
  const lines = linesOf(facts, judged);
  const { first, last } = edgesOfMap(facts, lines);
  const calendar = calendarOf(Math.max(first, last - longestMap + 1), last);
  return {
    ...said,
    codes: [],
    days: calendar.days.map((day) => ({ day: dayText(day), hours: hoursOfDay(day) })),
    daysLeftOut: last - first + 1 - calendar.days.length,
    classes: lines.map((one) => classOf(one, calendar)),
    resources: resourcesOf(facts, lines, calendar),
  };
}

const codesOf = (reasons: readonly { readonly code: string }[]): string[] => [...new Set(reasons.map(({ code }) => code))].sort();

/** Every class's period, and what is needed after it. */
function edgesOfMap({ policy }: ServiceFacts, lines: readonly ClassLines[]): { readonly first: DayNumber; readonly last: DayNumber } {
  const first = least(lines.map(({ judgement }) => judgement.window.firstDay)) as DayNumber;
  const last = greatest(
    lines.map(({ judgement: { window, evidence } }) => {
      const block = blockOf(evidence.covered, window, policy);
      return Math.max(window.lastDay, block === null ? window.lastDay : romeDayOf(neededUntil(block, window) - 1));
    }),
  ) as DayNumber;
  return { first, last };
}

const rangeOf = ({ firstDay, lastDay }: { readonly firstDay: DayNumber; readonly lastDay: DayNumber }): DayRange => ({
  from: dayText(firstDay),
  to: dayText(lastDay),
});

function classOf({ judgedClass: { one, reasons }, judgement, service }: ClassLines, calendar: Calendar): MapClass {
  const { zoneOpen, sideOpen } = readingsOf(judgement.parts);
  return {
    class: one,
    window: rangeOf(judgement.window),
    judged: rangeOf(judgement.judged),
    outcome: outcomeOf(reasons),
    codes: codesOf(reasons),
    knownUntil: instantText(judgement.evidence.knownUntil),
    billed: judgement.parts.some(({ series }) => series.evidence === 'billed'),
    stampsAssumed: zoneOpen || sideOpen,
    ...cellsOf(service, calendar),
  };
}

function resourcesOf(facts: ServiceFacts, lines: readonly ClassLines[], calendar: Calendar): MapResource[] {
  const shown = facts.resources.filter(({ key }) => lines.some(({ resources }) => resources.has(key)));
  return shown
    .map((resource) => ({
      id: resource.id,
      name: nameOf(facts, resource),
      provider: resource.provider,
      kind: resource.kind,
      declaredIn: resource.declaredIn,
      createdOn: resource.createdOn,
      deletedOn: resource.deletedOn,
      classes: lines.flatMap(({ judgedClass: { one }, resources }) => {
        const line = resources.get(resource.key);
        return line ? [{ class: one, ...cellsOf(line, calendar) }] : [];
      }),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The name that inventories show beside the id; two different ones are none. */
function nameOf({ seen }: ServiceFacts, { key }: ServiceResource): string | null {
  const names = new Set(seen.flatMap((row) => (row.name !== null && resourceKey(row.provider, row.resourceId) === key ? [row.name] : [])));
  return names.size === 1 ? ([...names][0] as string) : null;
}
