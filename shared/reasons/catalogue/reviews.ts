import { defineReasons } from '../define-reason.ts';
import { info } from './reading-entry.ts';

/** What is told of a person's decision. The words of the decision stay in the review; here only who, when and which. */
export const reviewReasons = defineReasons({
  REVIEW_PASSED: info(
    null,
    'L’asseveratore {who} ha valutato il punto il {at}: superato.',
    'The auditor {who} reviewed the point on {at}: passed.',
  ),
  REVIEW_FAILED: {
    severity: 'fail',
    text: {
      it: 'L’asseveratore {who} ha valutato il punto il {at}: non superato.',
      en: 'The auditor {who} reviewed the point on {at}: not passed.',
    },
    remedy: {
      code: 'ANSWER_THE_REVIEW',
      who: 'entity',
      text: {
        it: 'Leggere la motivazione della valutazione, correggere o integrare le prove e caricarle: con prove nuove il punto torna all’asseveratore.',
        en: 'Read the reason of the review, correct or complete the evidence and upload it: with new evidence the point goes back to the auditor.',
      },
    },
  },
  SYNC_SESSION_KO: {
    severity: 'fail',
    text: {
      it: 'La verifica dal vivo non è riuscita: l’asseveratore {who} ha valutato il punto non superato il {at}.',
      en: 'The live session did not succeed: the auditor {who} reviewed the point as not passed on {at}.',
    },
    remedy: {
      code: 'HOLD_ANOTHER_SESSION',
      who: 'entity',
      text: {
        it: 'Leggere la motivazione della valutazione, rimediare a ciò che non si è potuto mostrare e concordare con l’asseveratore un’altra sessione (videochiamata o presso la sede).',
        en: 'Read the reason of the review, mend what could not be shown and agree on another session with the auditor (by video call or on site).',
      },
    },
  },
  REVIEW_CONFIRMED_FAIL: info(
    null,
    'L’asseveratore {who} ha confermato il {at} che il punto non è superato.',
    'The auditor {who} confirmed on {at} that the point is not passed.',
  ),
  REVIEW_EXPIRED: info(
    null,
    'La valutazione dell’asseveratore {who} del {at} riguardava prove o dati diversi da quelli di adesso, e non vale più.',
    'The review by the auditor {who} of {at} was about other evidence or data than today’s, and no longer holds.',
  ),
  SESSION_BEFORE_MIGRATION: info(
    null,
    'La sessione che l’asseveratore {who} ha registrato il {at} è di prima che la migrazione cominciasse: non mostra il sistema migrato e non conta.',
    'The session that the auditor {who} recorded on {at} is of before the migration began: it does not show the migrated system and does not count.',
  ),
  REVIEW_NOT_ADMITTED: info(
    null,
    'La valutazione dell’asseveratore {who} del {at} non può decidere questo punto: una prova che manca va caricata, e un punto non superato non diventa superato per decisione.',
    'The review by the auditor {who} of {at} cannot decide this point: missing evidence has to be uploaded, and a failed point does not pass by decision.',
  ),
});
