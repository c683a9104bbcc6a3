import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const missing = entryOf('missing');
const review = entryOf('review');

const attestUse = remedyOf(
  'ATTEST_USE',
  'entity',
  'Caricare nella cartella «production-declaration» del servizio una dichiarazione firmata che il servizio è ancora erogato dal fornitore qualificato.',
  'Upload to the service’s “production-declaration” folder a signed declaration that the service is still provided by the qualified supplier.',
);

/** Permanence in use after the migration (DESIGN §5 statement 18; MNT-01). */
export const maintenanceReasons = defineReasons({
  ATTESTATION_MISSING: missing(
    attestUse,
    'Per un servizio SaaS serve ogni {days} giorni una dichiarazione che è ancora in uso: non ce n’è nessuna.',
    'A SaaS service needs a declaration every {days} days that it is still in use: there is none.',
  ),
  ATTESTATION_STALE: missing(
    attestUse,
    'L’ultima dichiarazione che il servizio è in uso è arrivata il {receivedAt}: ne serve una ogni {days} giorni.',
    'The latest declaration that the service is in use arrived on {receivedAt}: one is needed every {days} days.',
  ),
  ATTESTATION_TO_READ: review(
    remedyOf(
      'READ_ATTESTATION',
      'auditor',
      'L’asseveratore legge la dichiarazione e registra la sua valutazione.',
      'The auditor reads the declaration and records a review.',
    ),
    'C’è una dichiarazione che il servizio è in uso, arrivata il {receivedAt}: la legge una persona.',
    'There is a declaration that the service is in use, which arrived on {receivedAt}: a person reads it.',
  ),
});
