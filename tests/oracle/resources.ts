import type { CaseResource, CivilWindow, OracleReason, Stretch } from './case.ts';
import { reason } from './case.ts';
import { coverageOf, groupOf, lineOf } from './coverage.ts';
import type { Interpretations } from './interpretations.ts';
import type { PlacedRow } from './placed-rows.ts';
import { policy } from './policy.ts';
import { addDays, iso, midnight } from './rome.ts';
import { clip, holesIn, lengthOf, meets, total } from './stretches.ts';
import { endOf, startOf } from './windows.ts';

export interface ResourceQuestion {
  readonly resources: readonly CaseResource[];
  /** Rows of the class that count. */
  readonly rows: readonly PlacedRow[];
  /** Rows of every class, for the reading in which life begins with any class. */
  readonly allRows: readonly PlacedRow[];
  readonly window: CivilWindow;
  readonly knownUntil: number;
  readonly readings: Interpretations;
}

/** The coverage of one resource: its own and that of all who speak for it. */
function ownCoverage(resource: CaseResource, rows: readonly PlacedRow[], { resources, readings }: ResourceQuestion): Stretch[] {
  const speakers = rows.filter((placed) => lineOf(placed.row.resourceId, resources).some(({ id }) => id === resource.id));
  return coverageOf(speakers, resources, readings);
}

/** Who is judged: not the members of a group, nor (first reading) children, who speak for their parent and are not owed alone. */
function judgedResources({ resources, readings }: ResourceQuestion): CaseResource[] {
  return resources.filter((resource) => {
    const group = groupOf(resource.id, resources);
    if (group && group.id !== resource.id) return false;
    return readings.children === 'judged-alone-too' || lineOf(resource.id, resources).length === 1;
  });
}

/** [first, last) of a life within W and before T; null where it has none. */
function lifeOf(resource: CaseResource, begins: number | null, { window, knownUntil }: ResourceQuestion): Stretch | null {
  if (begins === null) return null;
  const ends = resource.deletedOn === null ? endOf(window) : midnight(addDays(resource.deletedOn, 1));
  const start = Math.max(begins, startOf(window));
  const end = Math.min(ends, endOf(window), knownUntil);
  return end > start ? { start, end } : null;
}

/**
 * Statement 14.
 *
 * Readings taken (see also `Interpretations`):
 * - judged per class, on W (not on the window after the decree), by the coverage that was judged in the end.
 * - a resource's coverage is that of its series and of its children's; a group is one resource.
 * - RESOURCE_GAP: a hole of 24 h or more in one piece within the life, and C(m) has some coverage inside that hole.
 * - "while C(m) has some": for RESOURCE_METRIC_MISSING, within the life (from the start of W where no createdOn is stated), so
 *   that nothing is asked of a machine deleted before W or created after T. "Never": not outside W either.
 * - a deletedOn before createdOn is a life of nothing.
 */
export function judgeResources(question: ResourceQuestion): OracleReason[] {
  const { resources, rows, allRows, window, readings } = question;
  const all = coverageOf(rows, resources, readings);
  return judgedResources(question).flatMap((resource) => {
    const own = ownCoverage(resource, rows, question);
    const created = resource.createdOn === null ? null : midnight(resource.createdOn);
    const firstSeen = (readings.lifeBegins === 'class' ? own : ownCoverage(resource, allRows, question))[0]?.start ?? null;
    const found: OracleReason[] = [];
    if (own.length === 0) {
      const life = lifeOf(resource, created ?? startOf(window), question);
      const within = readings.neverWhile === 'in-life' ? life : { start: startOf(window), end: endOf(window) };
      if (life && within && meets(all, within.start, within.end))
        found.push(reason('RESOURCE_METRIC_MISSING', 'review', { resourceId: resource.id }));
      if (readings.neverCovered === 'missing-only') return found;
    }
    const life = lifeOf(resource, created ?? firstSeen, question);
    return life ? [...found, ...gapsOf(resource.id, own, all, life, readings)] : found;
  });
}

function gapsOf(
  resourceId: string,
  own: readonly Stretch[],
  all: readonly Stretch[],
  life: Stretch,
  readings: Interpretations,
): OracleReason[] {
  const holes = holesIn(own, life.start, life.end);
  const told = (hole: Stretch) => reason('RESOURCE_GAP', 'review', { resourceId, from: iso(hole.start), to: iso(hole.end) });
  if (readings.resourceGap === 'one-hole')
    return holes.filter((hole) => lengthOf(hole) >= policy.longHole && meets(all, hole.start, hole.end)).map(told);
  const without = holes.reduce((sum, hole) => sum + total(clip(all, hole.start, hole.end)), 0);
  return without >= policy.longHole ? [told(life)] : [];
}
