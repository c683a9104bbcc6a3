import type { Finding } from '../model/finding.ts';
import type { AttestaRecord } from '../model/record.ts';
import type { Review } from '../model/review.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { Language } from '../reasons/render.ts';
import { isAboutFindings } from './evaluate.ts';
import { isBeforeMigration, isForPerson } from './for-person.ts';

/** Why a review is not taken. What is taken may still expire: `applyReviews` looks at each assessment anew. */
export const reviewRefusals = {
  RECORD_UNKNOWN: {
    it: 'Il progetto non ha un verbale con questo hash.',
    en: 'The project has no record with this hash.',
  },
  FINDING_UNKNOWN: {
    it: 'Il verbale non ha questo punto per questo servizio.',
    en: 'The record has no such point for this service.',
  },
  FINDING_OTHERWISE: {
    it: 'Nel verbale il punto è fatto di altre prove o di altri dati: rileggere il verbale e valutare quello.',
    en: 'In the record the point is made of other evidence or data: read the record again and review that.',
  },
  BEFORE_ITS_RECORD: {
    it: 'La valutazione è datata prima del verbale che giudica.',
    en: 'The review is dated before the record that it judges.',
  },
  IN_FUTURE: {
    it: 'La valutazione, o la sessione che descrive, è nel futuro.',
    en: 'The review, or the session that it describes, is in the future.',
  },
  NOT_READ_YET: {
    it: 'Un file da cui il punto può dipendere non è ancora stato letto, per un problema nostro: si valuta il verbale che segue la lettura.',
    en: 'A file that the point may rest on has not been read yet, which is our problem: review the record that follows the reading.',
  },
  NOT_FOR_A_PERSON: {
    it: 'Questo punto non lo decide una persona: una prova che manca va caricata, un punto non superato non diventa superato per decisione, e uno superato o non applicabile non ne ha bisogno.',
    en: 'No person decides this point: missing evidence has to be uploaded, a failed point does not pass by decision, and one that passed or does not apply needs none.',
  },
  SESSION_BEFORE_MIGRATION: {
    it: 'La sessione è di prima che la migrazione cominciasse: non mostra il sistema migrato, e ne serve una dopo.',
    en: 'The session is of before the migration began: it does not show the migrated system, and one after that is needed.',
  },
  SESSION_MISSING: {
    it: 'Questo punto si decide con la sessione dal vivo: dire come, quando, chi c’era e che cosa è stato mostrato.',
    en: 'This point is decided by the live session: say how, when, who was there and what was shown.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
export type ReviewRefusal = keyof typeof reviewRefusals;

/**
 * What stands against a review of a sealed record; none: it is taken.
 * @param record  the one that the review names; null: the project has no such record
 * @param ruleset the record's own
 * @param now     milliseconds
 */
export function refusalsOf(review: Review, record: AttestaRecord | null, ruleset: Ruleset, now: number): readonly ReviewRefusal[] {
  if (record?.hash !== review.record) return ['RECORD_UNKNOWN'];
  const finding = record.findings.find(({ point, service }) => point === review.point && service === review.service);
  if (!finding) return ['FINDING_UNKNOWN'];
  const instants = [review.at, ...(review.session ? [review.session.heldAt] : [])].map((instant) => Date.parse(instant));
  return [
    ...(finding.judged === review.judged ? [] : (['FINDING_OTHERWISE'] as const)),
    ...(Date.parse(review.at) < Date.parse(record.asOf) ? (['BEFORE_ITS_RECORD'] as const) : []),
    ...(instants.some((instant) => instant > now) ? (['IN_FUTURE'] as const) : []),
    ...(followsFromOthers(review, record, ruleset) ? (['NOT_FOR_A_PERSON'] as const) : undecidable(finding as Finding, review)),
  ];
}

function followsFromOthers({ point: id }: Review, { purpose }: AttestaRecord, ruleset: Ruleset): boolean {
  const points = purpose === 'maintenance' ? ruleset.maintenance : ruleset.points;
  return points.some((point) => point.id === id && isAboutFindings(point));
}

function undecidable({ reasons, outcome }: Finding, review: Review): readonly ReviewRefusal[] {
  if (reasons.some(({ code }) => code === 'UNREAD_BY_US')) return ['NOT_READ_YET'];
  const bySession = reasons.some(({ code }) => code === 'SYNC_SESSION_PENDING');
  if (bySession && review.session === null) return ['SESSION_MISSING'];
  if (isBeforeMigration(reasons, review)) return ['SESSION_BEFORE_MIGRATION'];
  // Somebody decided it before: what was admitted once is decided anew by a later review.
  if (reasons.some(({ code }) => code === 'REVIEW_PASSED' || code === 'REVIEW_FAILED')) return [];
  if (outcome === 'fail' && review.outcome === 'fail') return [];
  return isForPerson(reasons, outcome, review) ? [] : ['NOT_FOR_A_PERSON'];
}
