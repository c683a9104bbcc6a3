import type { AttestaRecord } from '../model/record.ts';
import { assess, type DossierInput } from '../pipeline.ts';
import type { Hasher } from '../ports.ts';
import { dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
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

/** Where a project's records stand. */
export interface Standing {
  readonly last: SealedRecord | null;
  readonly migration: SealedRecord | null;
  readonly maintenance: SealedRecord | null;
  /** asOf of the first record of the positive migrations that end with the last one; null while the migration is not positive. */
  readonly positiveSince: string | null;
}

/** @param records in their order; all of a project, or the last one alone where that is a migration that is not positive */
export function standingOf(records: readonly SealedRecord[]): Standing {
  const migrations = records.filter(({ purpose }) => purpose === 'migration');
  const streak = migrations.slice(migrations.findLastIndex(({ outcome }) => outcome !== 'positive') + 1);
  return {
    last: records.at(-1) ?? null,
    migration: migrations.at(-1) ?? null,
    maintenance: records.findLast(({ purpose }) => purpose === 'maintenance') ?? null,
    positiveSince: streak[0]?.asOf ?? null,
  };
}

/** Instants that a dossier is judged at. RFC 3339 UTC. */
export interface Instants {
  /** The latest receipt of anything that the record is made from. */
  readonly received: string;
  /** The latest scheduled instant that asked; null: none yet. */
  readonly tick: string | null;
}

/**
 * The record that is to be appended next; null where everything that can be said of this dossier is sealed already. To be asked again
 * after each one that was appended, until there is none.
 *
 * The migration is judged first (docs/adr/0006): at the last receipt, or at the tick where that does not end it well, since time alone may
 * change an answer. A dossier that was judged positive is not judged again for the migration until something of it changes. Once a tick
 * has come after that, every judgement looks at the permanence in use too, up to the last day of the obligation.
 */
export function nextRecord(dossier: DossierInput, instants: Instants, standing: Standing, sha256: Hasher): AttestaRecord | null {
  const { last, migration, maintenance } = standing;
  const previous = last && { sequence: last.sequence, hash: last.hash };
  const latest = laterOf(instants.received, instants.tick);

  const calm = assess({ ...dossier, purpose: 'migration', asOf: instants.received, previous }, sha256);
  const settled = migration?.outcome === 'positive' && migration.dossierSha256 === dossierSha256(calm, sha256);
  if (!settled) {
    const wanted = calm.outcome === 'positive' ? calm : assess({ ...dossier, purpose: 'migration', asOf: latest, previous }, sha256);
    if (inputsSha256(wanted, sha256) !== migration?.inputsSha256) return wanted;
  }
  if (!isMaintained(dossier, instants, standing, latest)) return null;
  const kept = assess({ ...dossier, purpose: 'maintenance', asOf: latest, previous }, sha256);
  return inputsSha256(kept, sha256) === maintenance?.inputsSha256 ? null : kept;
}

function isMaintained({ ruleset }: DossierInput, { tick }: Instants, { positiveSince }: Standing, latest: string): boolean {
  if (tick === null || positiveSince === null || Date.parse(tick) <= Date.parse(positiveSince)) return false;
  return dayText(romeDayOf(Date.parse(latest))) <= ruleset.ruleset.deadlines.maintenanceUntil.value;
}

const laterOf = (received: string, tick: string | null): string =>
  tick !== null && Date.parse(tick) > Date.parse(received) ? tick : received;
