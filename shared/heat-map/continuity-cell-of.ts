import { judgeClasses } from '../continuity/judge-classes.ts';
import { requiredClassesSchema } from '../continuity/required-classes.ts';
import type { CellEvidence, ContinuityCell } from '../model/continuity-cell.ts';
import type { Purpose } from '../model/record.ts';
import type { ResourceClass } from '../model/usage.ts';
import { dayNumber, instantText } from '../time/civil-day.ts';
import { romeMidnight } from '../time/rome.ts';
import { holesIn } from '../usage/intervals.ts';
import { spokenFor } from '../usage/owners.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { calendarOf, cellsOf, hoursOfDay } from './day-states.ts';
import { linesOf } from './lines.ts';
import { usePointOf } from './use-point.ts';

/** So many places of evidence are told; the rest is counted. */
export const longestEvidence = 200;

/** One cell of the map of a service. */
export interface CellPlace {
  readonly class: ResourceClass;
  /** The server as declared. */
  readonly resource: string;
  /** Rome civil day. */
  readonly day: string;
}

/** A cell with its silences and the rows it rests on; null: the map has no such cell. */
export function continuityCellOf(
  facts: ServiceFacts,
  purpose: Purpose,
  { class: wanted, resource, day }: CellPlace,
): ContinuityCell | null {
  const point = usePointOf(facts, purpose);
  const key = facts.resources.find(({ id }) => id === resource)?.key;
  if (!point || key === undefined) return null;
  const judged = judgeClasses(facts, requiredClassesSchema.parse(point.parameters), purpose);
  const lines = linesOf(facts, judged).find(({ judgedClass }) => judgedClass.one === wanted)?.resources;
  const line = lines?.get(key);
  if (!lines || !line) return null;
  const number = dayNumber(day);
  const { firstDay, lastDay } = line.window;
  // Whether a day without coverage is a gap depends on the days around it.
  const calendar = number >= firstDay && number <= lastDay ? calendarOf(firstDay, lastDay) : calendarOf(number, number);
  const { states, coveredMinutes } = cellsOf(line, calendar);
  const index = calendar.days.indexOf(number);
  const asked = new Set(lines.keys());
  const parts = judged.parts.filter(({ owner }) => spokenFor(owner, asked) === key);
  const evidence = evidenceOf(parts, wanted, day);
  const until = Math.min(romeMidnight(number + 1), Math.max(romeMidnight(number), line.knownUntil));
  return {
    ...{ service: facts.service.id, resource, class: wanted, day, hours: hoursOfDay(number) },
    state: states[index] as ContinuityCell['state'],
    coveredMinutes: coveredMinutes[index] as number,
    silences: holesIn(line.covered, romeMidnight(number), until).map(([from, to]) => ({ from: instantText(from), to: instantText(to) })),
    evidence: evidence.slice(0, longestEvidence),
    evidenceTotal: evidence.length,
  };
}

/** Inventories say nothing of a day. */
function evidenceOf(parts: readonly UsagePart[], wanted: ResourceClass, day: string): readonly CellEvidence[] {
  return parts
    .filter(({ series }) => series.resourceClass === wanted && series.evidence !== 'inventory')
    .flatMap(({ file, series, resourceId }) =>
      series.days
        .filter((one) => one.day === day)
        .map(
          ({ samples, nulls, zeros, min, max, rows }): CellEvidence => ({
            ...{ file: file.upload.path, versionId: file.upload.versionId, member: file.member, digest: file.digest.id, resourceId },
            ...{ metric: series.metric, meaning: series.meaning, statistic: series.statistic, unit: series.unit, nature: series.evidence },
            ...{ samples, nulls, zeros, min, max, rows: [rows[0], rows[1]] },
          }),
        ),
    )
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ file, member, resourceId, metric }: CellEvidence): string => JSON.stringify([file, member, resourceId, metric]);
