import { describe, expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { dossierSha256, inputsSha256, nextRecord, type SealedRecord, standingOf } from '../../shared/verdict/next-record.ts';
import { brokenLink } from '../../shared/verdict/seal.ts';
import { assessInput, machineId, sha256 } from '../support/build-dossier.ts';
import { type Filed, report } from '../support/build-files.ts';
import { digestOf, HOUR } from '../support/build-usage-facts.ts';

/** W is 10 to 24 January 2026. Only the use of the CPU is asked for: then a dossier can come out well without anybody's review. */
const usage = (name: string, receivedAt: string, from: string, to: string): Filed => {
  const { series } = digestOf({ name, rows: [{ from, to, step: HOUR, resourceId: machineId }] });
  return report(`protocollo/usage-report/${name}`, series, {}, receivedAt);
};
const zeros = (name: string, receivedAt: string, from: string, to: string): Filed => {
  const { series } = digestOf({ name, rows: [{ from, to, step: HOUR, resourceId: machineId, value: () => 0 }] });
  return report(`protocollo/usage-report/${name}`, series, {}, receivedAt);
};
const january = usage('gennaio.csv', '2026-03-10T09:00:00Z', '2026-01-09T23:00Z', '2026-03-10T08:00Z');
const april = usage('aprile.csv', '2026-04-20T09:00:00Z', '2026-03-10T08:00Z', '2026-04-20T08:00Z');
/** The migration's days once more, with values of its own, and no day of April at all: all zero. */
const other = zeros('zero.csv', '2026-04-20T09:00:00Z', '2026-01-09T23:00Z', '2026-04-20T08:00Z');
const short = usage('corto.csv', '2026-03-10T09:00:00Z', '2026-01-09T23:00Z', '2026-01-15T08:00Z');

function dossier(files: readonly Filed[]): DossierInput {
  const { asOf: _asOf, previous: _previous, purpose: _purpose, ...input } = assessInput({ files });
  const { ruleset, sha256: hash } = input.ruleset;
  const only = (points: typeof ruleset.points, id: string) =>
    points
      .filter((point) => point.id === id)
      .map((point) => ('classes' in point.parameters ? { ...point, parameters: { classes: ['cpu'] } } : point));
  return {
    ...input,
    ruleset: {
      sha256: hash,
      ruleset: { ...ruleset, points: only(ruleset.points, 'TRA-03'), maintenance: only(ruleset.maintenance, 'MNT-01') },
    },
  };
}

/** A project: what has arrived, the greatest tick, what was sealed. */
class Project {
  readonly sealed: AttestaRecord[] = [];
  private files: readonly Filed[] = [];
  private tick: string | null = null;

  /** One upload or one tick, then everything that is to be sealed. */
  event(event: Filed | string): this {
    if (typeof event === 'string') this.tick = this.tick !== null && this.tick > event ? this.tick : event;
    else this.files = [...this.files, event];
    if (this.files.length === 0) return this;
    const received = this.files
      .map(({ receivedAt }) => receivedAt)
      .sort()
      .at(-1) as string;
    for (let record = this.next(received); record; record = this.next(received)) this.sealed.push(record);
    return this;
  }

  private next(received: string): AttestaRecord | null {
    return nextRecord(dossier(this.files), { received, tick: this.tick }, standingOf(this.sealed.map(known)), sha256);
  }

  lines(): string[] {
    return this.sealed.map(({ purpose, asOf, outcome }) => `${purpose} ${asOf} ${outcome}`);
  }
}

const known = (record: AttestaRecord): SealedRecord => ({
  ...record,
  inputsSha256: inputsSha256(record, sha256),
  dossierSha256: dossierSha256(record, sha256),
});

describe('which record comes next', () => {
  test.each<[name: string, events: readonly (Filed | string)[], lines: readonly string[]]>([
    ['a good dossier is judged once', [january], ['migration 2026-03-10T09:00:00Z positive']],
    [
      'a tick after a good migration looks at the permanence in use, and seals no second migration',
      [january, '2026-04-10T02:00:00Z'],
      ['migration 2026-03-10T09:00:00Z positive', 'maintenance 2026-04-10T02:00:00Z maintained'],
    ],
    ['a tick that came before the good dossier does not', ['2026-03-09T03:00:00Z', january], ['migration 2026-03-10T09:00:00Z positive']],
    [
      'the same tick again: nothing',
      [january, '2026-04-10T02:00:00Z', '2026-04-10T02:00:00Z', '2026-04-09T02:00:00Z'],
      ['migration 2026-03-10T09:00:00Z positive', 'maintenance 2026-04-10T02:00:00Z maintained'],
    ],
    [
      'nothing new for more than 45 days: unproven; a new report: maintained again, and the migration is not judged a second time',
      [january, '2026-05-10T02:00:00Z', april],
      [
        'migration 2026-03-10T09:00:00Z positive',
        'maintenance 2026-05-10T02:00:00Z unproven',
        'maintenance 2026-05-10T02:00:00Z maintained',
      ],
    ],
    [
      'a report that arrives after the last tick is judged at its receipt',
      [january, '2026-04-10T02:00:00Z', april],
      [
        'migration 2026-03-10T09:00:00Z positive',
        'maintenance 2026-04-10T02:00:00Z maintained',
        'maintenance 2026-04-20T09:00:00Z maintained',
      ],
    ],
    ['before the first tick what arrives changes no record', [january, april], ['migration 2026-03-10T09:00:00Z positive']],
    [
      'what would have spoilt the migration does not undo it: it is looked at for the permanence in use',
      [january, other, '2026-04-25T02:00:00Z'],
      ['migration 2026-03-10T09:00:00Z positive', 'maintenance 2026-04-25T02:00:00Z lapsed'],
    ],
    [
      'a tick at the very instant of the migration is not after it',
      ['2026-03-10T09:00:00Z', january],
      ['migration 2026-03-10T09:00:00Z positive'],
    ],
    [
      'while the migration is not good a tick judges the migration, as time may change it',
      [short, '2026-03-25T03:00:00Z', '2026-04-24T02:00:00Z'],
      [
        'migration 2026-03-10T09:00:00Z partially-positive',
        'migration 2026-03-25T03:00:00Z negative',
        'migration 2026-04-24T02:00:00Z negative',
      ],
    ],
    [
      'and a later report mends it: maintenance begins with the next tick',
      [short, '2026-03-12T03:00:00Z', january, '2026-04-13T02:00:00Z'],
      [
        'migration 2026-03-10T09:00:00Z partially-positive',
        'migration 2026-03-12T03:00:00Z partially-positive',
        'migration 2026-03-10T09:00:00Z positive',
        'maintenance 2026-03-12T03:00:00Z maintained',
        'maintenance 2026-04-13T02:00:00Z maintained',
      ],
    ],
    [
      'the obligation ends with 31 December 2031: the sweep after it seals its last second, once',
      [january, '2031-12-31T03:00:00Z', '2032-01-01T03:00:00Z', '2032-02-01T03:00:00Z'],
      ['migration 2026-03-10T09:00:00Z positive', 'maintenance 2031-12-31T03:00:00Z unproven', 'maintenance 2031-12-31T22:59:59Z unproven'],
    ],
  ])('%s', (_name, events, lines) => {
    const project = new Project();
    for (const event of events) project.event(event);
    expect(project.lines()).toEqual(lines);
    expect(brokenLink(project.sealed, sha256)).toBe(null);
  });
});

describe('what tells two records apart', () => {
  const [record] = new Project().event(january).sealed as [AttestaRecord];
  test.each<[name: string, changed: AttestaRecord, newRecord: boolean, newDossier: boolean]>([
    [
      'the same inputs, sealed later in the chain',
      { ...record, sequence: 7, prevHash: 'f'.repeat(64), hash: 'e'.repeat(64) },
      false,
      false,
    ],
    ['another instant', { ...record, asOf: '2026-03-11T09:00:00Z' }, true, false],
    ['a newer engine', { ...record, engine: '9.9.9' }, true, false],
    ['newer rules', { ...record, ruleset: { ...record.ruleset, sha256: 'a'.repeat(64) } }, true, false],
    ['another file', { ...record, inputs: { ...record.inputs, uploads: [] } }, true, true],
  ])('%s', (_name, changed, newRecord, newDossier) => {
    expect(inputsSha256(changed, sha256) !== inputsSha256(record, sha256)).toBe(newRecord);
    expect(dossierSha256(changed, sha256) !== dossierSha256(record, sha256)).toBe(newDossier);
  });
});
