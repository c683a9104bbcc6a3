import type { AttestaRecord, NextStep } from '../model/record.ts';
import type { PointChange, RecordDiff } from '../model/record-diff.ts';
import { canonicalJson } from './canonical.ts';
import { readPinnedUpload } from './pinned-upload.ts';

/**
 * What differs between two records of one project, `before` and `after`. Of a record and itself: nothing; the other way round: the same,
 * mirrored. Throws where a record pins an upload in no form of ours.
 */
export function diffRecords(before: AttestaRecord, after: AttestaRecord): RecordDiff {
  const changed = <T>(of: (record: AttestaRecord) => T) => changeOf(of(before), of(after));
  const listed = <T>(of: (record: AttestaRecord) => ReadonlyMap<string, T>) => presencesOf(of(before), of(after));
  const points = listed(pointsOf).map(({ key, ...change }) => ({ ...readPointKey(key), kind: kindOf(change), ...change }));
  const count = (kind: PointChange) => points.filter((point) => point.kind === kind).length;
  const all = new Set([...pointsOf(before).keys(), ...pointsOf(after).keys()]).size;
  return {
    purpose: changed(({ purpose }) => purpose),
    asOf: changed(({ asOf }) => asOf),
    outcome: changed(({ outcome }) => outcome),
    payableEur: changed(({ payableEur }) => payableEur),
    heldBackEur: changed(({ heldBackEur }) => heldBackEur),
    deadline: changed(({ deadline }) => deadline),
    ruleset: changed(({ ruleset }) => ruleset),
    engine: changed(({ engine }) => engine),
    services: listed(servicesOf).map(({ key, ...change }) => ({ service: key, ...change })),
    points,
    pointCounts: { new: count('new'), fixed: count('fixed'), changed: count('changed'), same: all - points.length },
    nextSteps: listsOf(before.nextSteps, after.nextSteps, askedBy),
    inputs: {
      declaration: changed(({ inputs }) => inputs.declaration),
      uploads: listed(uploadsOf).map(({ key, ...change }) => ({ path: key, ...change })),
      unread: listsOf(before.inputs.unread ?? [], after.inputs.unread ?? [], (pinned) => pinned),
      reviews: listsOf(before.inputs.reviews, after.inputs.reviews, (review) => review),
      registers: listed(registersOf).map(({ key, ...change }) => ({ id: key, ...change })),
      claims: listed(claimsOf).map(({ key, ...change }) => ({ sha: key, ...change })),
    },
  };
}

/** True where the two records say the same of the same inputs. */
export function isSameRecord({ services, points, pointCounts: _, nextSteps, inputs, ...single }: RecordDiff): boolean {
  const { declaration, uploads, unread, reviews, registers, claims } = inputs;
  const asked = [nextSteps, unread, reviews].flatMap(({ added, gone }) => [added, gone]);
  const lists = [services, points, ...asked, uploads, registers, claims];
  return [...Object.values(single), declaration].every((change) => change === null) && lists.every((list) => list.length === 0);
}

const isSame = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);

const changeOf = <T>(before: T, after: T) => (isSame(before, after) ? null : { before, after });

/** What differs or is in one of the two only, by key. */
function presencesOf<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>) {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys
    .map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((change) => !isSame(change.before, change.after));
}

function listsOf<T>(before: readonly T[], after: readonly T[], keyOf: (of: T) => string): { added: T[]; gone: T[] } {
  const [old, fresh] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return { added: after.filter((one) => !old.has(keyOf(one))), gone: before.filter((one) => !fresh.has(keyOf(one))) };
}

/** What a step asks for, and of whom. */
const askedBy = ({ point, service, remedy, details, who }: NextStep): string => canonicalJson({ point, service, remedy, details, who });

const servicesOf = ({ services }: AttestaRecord) =>
  new Map(services.map(({ id, destination, outcome }) => [id, { destination, outcome }] as const));

/** A service's id and a point's have no space; the package, which has no id, sorts first. */
const readPointKey = (key: string): { point: string; service: string | null } => {
  const [service = '', point = ''] = key.split(' ');
  return { point, service: service === '' ? null : service };
};

const pointsOf = ({ findings }: AttestaRecord) =>
  new Map(
    findings.map(({ point, service, outcome, reasons }) => {
      const codes = [...new Set(reasons.map(({ code }) => code))].sort();
      return [`${service ?? ''} ${point}`, { outcome, codes }] as const;
    }),
  );

type PointSide = RecordDiff['points'][number]['before'];

const kindOf = ({ before, after }: { readonly before: PointSide; readonly after: PointSide }): PointChange => {
  if (standsInTheWay(before) === standsInTheWay(after)) return 'changed';
  return standsInTheWay(after) ? 'new' : 'fixed';
};

/** A point that is not in a record keeps nothing from it. */
const standsInTheWay = (side: PointSide): boolean => side !== null && side.outcome !== 'pass' && side.outcome !== 'not-applicable';

const uploadsOf = ({ inputs }: AttestaRecord) =>
  new Map(
    inputs.uploads.map((pinned) => {
      const read = readPinnedUpload(pinned);
      if (!read) throw new Error('a record pins an upload in no form of ours');
      const { path, ...pin } = read;
      return [path, pin] as const;
    }),
  );

const registersOf = ({ inputs }: AttestaRecord) => new Map(inputs.registers.map(({ id, sha256 }) => [id, sha256]));
const claimsOf = ({ inputs }: AttestaRecord) => new Map(inputs.claims.map(({ sha, otherProjects }) => [sha, otherProjects]));
