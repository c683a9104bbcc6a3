import type { AttestaRecord } from '../model/record.ts';
import { assess, type DossierInput } from '../pipeline.ts';
import type { Hasher } from '../ports.ts';
import { instantText } from '../time/civil-day.ts';
import { endOfRomeDay } from '../time/rome.ts';
import { hashOf } from './seal.ts';

/** What makes two records the same: everything they are made from, and nothing of when or in which order they were made. */
export const inputsSha256 = ({ inputs, asOf, ruleset, engine }: AttestaRecord, sha256: Hasher): string =>
  hashOf({ inputs, asOf, ruleset, engine }, sha256);

/** The dossier alone: equal for two records that only time, or a newer engine, tells apart. */
export const dossierSha256 = ({ inputs }: AttestaRecord, sha256: Hasher): string => hashOf(inputs, sha256);

/** What is known of a record that was sealed before. */
export type SealedRecord = Pick<AttestaRecord, 'sequence' | 'hash' | 'purpose' | 'asOf' | 'outcome'> & {
  readonly inputsSha256: string;
  readonly dossierSha256: string;
};

/** Where a project's records stand: the last one, and the last one of each purpose. */
export interface Standing {
  readonly last: SealedRecord | null;
  readonly migration: SealedRecord | null;
  readonly maintenance: SealedRecord | null;
}

/** @param records in their order; all of a project, or the last one alone where that is a migration that is not positive */
export const standingOf = (records: readonly SealedRecord[]): Standing => ({
  last: records.at(-1) ?? null,
  migration: records.findLast(({ purpose }) => purpose === 'migration') ?? null,
  maintenance: records.findLast(({ purpose }) => purpose === 'maintenance') ?? null,
});

/** Instants that a dossier is judged at. RFC 3339 UTC. */
export interface Instants {
  /** The latest receipt of anything that the record is made from. */
  readonly received: string;
  /** The latest scheduled instant that asked; null: none yet. */
  readonly tick: string | null;
}

/**
 * The record that is to be appended next; null where everything that can be said of this dossier is sealed already. To be asked again
 * after each one that was appended and may be followed, until there is none. A positive migration is judged once and for all: from then on what arrives is
 * looked at for the permanence in use alone (DESIGN §4, Purpose; docs/adr/0006).
 */
export function nextRecord(dossier: DossierInput, instants: Instants, standing: Standing, sha256: Hasher): AttestaRecord | null {
  const sealed = standing.migration?.outcome === 'positive' ? maintenanceOf : migrationOf;
  return sealed(dossier, instants, standing, sha256);
}

/** Only a positive migration can have another record behind it, of the same dossier at the same instants. */
export const mayBeFollowed = ({ purpose, outcome }: Pick<SealedRecord, 'purpose' | 'outcome'>): boolean =>
  purpose === 'migration' && outcome === 'positive';

/** At the last receipt, or at the tick where that does not end it well: time alone may change an answer. */
function migrationOf(dossier: DossierInput, instants: Instants, { last, migration }: Standing, sha256: Hasher): AttestaRecord | null {
  const judgedAt = (asOf: string) => assess({ ...dossier, purpose: 'migration', asOf, previous: previousOf(last) }, sha256);
  const atReceipt = judgedAt(instants.received);
  const latest = latestOf(instants);
  const record = atReceipt.outcome === 'positive' || latest === instants.received ? atReceipt : judgedAt(latest);
  return inputsSha256(record, sha256) === migration?.inputsSha256 ? null : record;
}

/** Once a tick has come after the positive migration, up to the last second of the obligation's last day. */
function maintenanceOf(dossier: DossierInput, instants: Instants, standing: Standing, sha256: Hasher): AttestaRecord | null {
  const { last, migration, maintenance } = standing;
  const end = instantText(endOfRomeDay(dossier.ruleset.ruleset.deadlines.maintenanceUntil.value));
  if (migration === null || instants.tick === null || !isAfter(instants.tick, migration.asOf) || !isAfter(end, migration.asOf)) return null;
  const latest = latestOf(instants);
  const asOf = isAfter(latest, end) ? end : latest;
  const record = assess({ ...dossier, purpose: 'maintenance', asOf, previous: previousOf(last) }, sha256);
  return inputsSha256(record, sha256) === maintenance?.inputsSha256 ? null : record;
}

const previousOf = (last: SealedRecord | null) => last && { sequence: last.sequence, hash: last.hash };
const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);
const latestOf = ({ received, tick }: Instants): string => (tick !== null && isAfter(tick, received) ? tick : received);
