import fc from 'fast-check';
import type { CaseFile, CaseResource, CaseRow, CaseService, OracleCase } from './case.ts';
import { rowsOfStream } from './make-rows.ts';
import { policy } from './policy.ts';
import { type Recipe, recipe, type StreamRecipe } from './recipe.ts';
import { addDays, addRomeDays, midnight } from './rome.ts';
import { atLeastFifteenDays, endOf, startOf } from './windows.ts';

const changes = { spring: '-03-10', autumn: '-10-08', any: '-01-01' } as const;
const firstDayOf = ({ start }: Recipe): string =>
  addDays(`${start.year}${changes[start.around]}`, start.around === 'any' ? start.days : start.days % 20);

const plainResource = (id: string, more: Partial<CaseResource> = {}): CaseResource => ({
  id,
  kind: 'vm',
  parentId: null,
  createdOn: null,
  deletedOn: null,
  ...more,
});

function resourcesOf({ layout, lives }: Recipe, first: string): CaseResource[] {
  const on = (days: number | null | undefined) => (days == null ? null : addDays(first, days));
  switch (layout) {
    case 'one':
      return [plainResource('vm-1')];
    case 'two':
      return [plainResource('vm-1'), plainResource('vm-2')];
    case 'child':
      return [plainResource('vm-1'), plainResource('vol-1', { kind: 'volume', parentId: 'vm-1' }), plainResource('vm-2')];
    case 'group':
      return ['asg-1', 'm-1', 'm-2', 'vm-1'].map((id) =>
        plainResource(id, { kind: id === 'asg-1' ? 'asg' : 'vm', parentId: id.startsWith('m-') ? 'asg-1' : null }),
      );
    case 'replaced':
      return [plainResource('vm-1', { deletedOn: on(7) }), plainResource('vm-2', { createdOn: on(7) })];
    case 'lives':
      return lives.map(({ created, deleted }, index) =>
        plainResource(`vm-${index + 1}`, { createdOn: on(created), deletedOn: on(deleted) }),
      );
  }
}

/** Rows that one file can hold together: one zone, one way of stating lengths, one nature. */
function fileKey({ shape, open, evidence }: StreamRecipe): string {
  const { kind } = shape;
  if (kind === 'readings') return JSON.stringify([open, evidence, shape.endColumn ? 'end column' : 'readings']);
  if (kind === 'stated' || (kind === 'days' && shape.by === 'file')) return JSON.stringify([open, evidence, 'end column']);
  return JSON.stringify([open, evidence, kind === 'days' ? 86_400_000 : shape.length, shape.side]);
}

/** Cuts rows into contiguous or overlapping parts by time. */
function partsOf(rows: readonly CaseRow[], { cuts, overlap }: Recipe): CaseRow[][] {
  const stamps = rows.map(({ stamp }) => stamp);
  const [low, high] = [Math.min(...stamps), Math.max(...stamps)];
  const size = (high - low) / (cuts + 1);
  return Array.from({ length: cuts + 1 }, (_, index) => {
    const from = index === 0 ? Number.NEGATIVE_INFINITY : low + index * size - overlap;
    const to = index === cuts ? Number.POSITIVE_INFINITY : low + (index + 1) * size;
    return rows.filter(({ stamp }) => stamp >= from && stamp < to);
  }).filter((part) => part.length > 0);
}

function filesOf(
  asked: Recipe,
  streams: readonly { recipe: StreamRecipe; rows: CaseRow[] }[],
  anchors: Record<'window' | 'due', number>,
): CaseFile[] {
  const groups = Map.groupBy(streams, (stream) => fileKey(stream.recipe));
  const { mode, anchor, offset } = asked.receipt;
  const files: CaseFile[] = [];
  for (const group of groups.values()) {
    const rows = group.flatMap((stream) => stream.rows);
    if (rows.length === 0) continue;
    const last = Math.max(...rows.map(({ stamp, length }) => stamp + length));
    const together = anchor === 'rows' ? last + offset : anchors[anchor] + offset;
    for (const part of partsOf(rows, asked)) {
      const [low, high] = [Math.min(...part.map(({ stamp }) => stamp)), Math.max(...part.map(({ stamp, length }) => stamp + length))];
      const early = Math.round((low + (high - low) * 0.8) / 1000) * 1000;
      const receivedAt = mode === 'each' ? high + Math.abs(offset) : mode === 'early' ? early : together;
      files.push({ name: `f${files.length + 1}.csv`, receivedAt, zone: group[0]?.recipe.open ? 'open' : 'known', rows: part });
    }
  }
  const [again] = files;
  return asked.repeat && again ? [...files, { ...again, name: 'again.csv', receivedAt: again.receivedAt + 86_400_000 }] : files;
}

/** Makes the case that a recipe asks for. */
export function prepare(asked: Recipe): OracleCase {
  const first = firstDayOf(asked);
  const last = addDays(first, asked.length - 1);
  const window = atLeastFifteenDays(first, last < first ? first : last);
  const decreeDate = addDays(first, asked.decree);
  const observed = asked.observation && addDays(decreeDate, asked.observation.after);
  const resources = resourcesOf(asked, first);
  const judged = observed && window.last < decreeDate ? atLeastFifteenDays(observed, addDays(observed, 14)) : window;
  const anchors = { window: endOf(judged), due: addRomeDays(startOf(judged), policy.minimumDays), decree: midnight(decreeDate) };
  const streams = asked.streams.map((stream) => {
    const begin = (stream.end.anchor === 'decree' && decreeDate > first ? anchors.decree : startOf(judged)) + stream.begin;
    const due = addRomeDays(begin, policy.minimumDays) - policy.blockTolerance;
    const end = (stream.end.anchor === 'due' ? due : anchors.window) + stream.end.offset;
    const resourceId = resources[stream.resource % resources.length]?.id ?? 'vm-1';
    return { recipe: stream, rows: rowsOfStream(stream, resourceId, begin, end) };
  });
  const service: CaseService = {
    migrationStartedOn: first,
    releasedOn: asked.release === 'released' ? last : null,
    completedOn: asked.release === 'completed' ? last : null,
    observationWindow: observed && asked.observation ? { start: observed, end: addDays(observed, asked.observation.length) } : null,
    decreeDate,
    requiredClasses: ['cpu', 'ram', 'storage', 'network'],
    resources,
  };
  const files = filesOf(asked, streams, anchors);
  const latest = Math.max(anchors.window, ...files.map(({ receivedAt }) => receivedAt));
  return { purpose: 'migration', service, asOf: latest + asked.asOf, files };
}

/** Cases that look for the borders of DESIGN §5. */
export const caseArbitrary: fc.Arbitrary<OracleCase> = recipe.map(prepare);

/** The same case for the same seed, on every machine. */
export function generateCase(seed: number): OracleCase {
  const [found] = fc.sample(caseArbitrary, { seed, numRuns: 1 });
  return found as OracleCase;
}
