import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const info = entryOf('info');
const warning = entryOf('warning');

/**
 * Days of the period that are not covered yet, and how long their provider keeps what could be exported (domain.md §2.6). They never
 * move an outcome (DESIGN §5 decides those) and yet ask for something, since later nobody can do it: next-steps.ts lists them.
 * `RETENTION_ENDING` is a warning where soon nothing is kept.
 */
export const retentionReasons = defineReasons({
  RETENTION_ENDING: info(
    remedyOf(
      'EXPORT_BEFORE_EXPIRY',
      'supplier',
      'Esportare da {provider} i giorni che mancano, a cominciare dal {from}: di quel giorno le eventuali misure {step} si possono avere fino al {lastDay}, poi {afterwards}.',
      'Export the missing days from {provider}, beginning with {from}: of that day any {step} measurements can be had until {lastDay}, then {afterwards}.',
    ),
    'Per la classe {class} non ci sono ancora dati di alcuni giorni del periodo (in tutto {days}, fra il {from} e il {to}): del primo di essi {provider} conserva le eventuali misure {step} fino al {lastDay}, poi {afterwards}.',
    'For class {class} there are no data yet of some days of the period ({days} in all, between {from} and {to}): of the first one {provider} keeps any {step} measurements until {lastDay}, then {afterwards}.',
  ),
  RETENTION_ENDED: warning(
    remedyOf(
      'ASK_SUPPLIER_RECORDS',
      'supplier',
      '{provider} non conserva più questi giorni: chiedere al fornitore le misure del suo monitoraggio, oppure una dichiarazione scritta, e caricarle nella cartella «usage-report»: le valuta l’asseveratore. Se il periodo finì prima del decreto, dichiarare «observationWindow».',
      '{provider} no longer keeps these days: ask the supplier for what its own monitoring has recorded, or for a written statement, and upload it to the “usage-report” folder: the auditor assesses it. If the period ended before the decree, declare “observationWindow”.',
    ),
    'Per la classe {class} non ci sono dati di alcuni giorni del periodo (in tutto {days}, fra il {from} e il {to}) e {provider}, che conserva le misure {keptDays} giorni, non li può più esportare.',
    'For class {class} there are no data of some days of the period ({days} in all, between {from} and {to}) and {provider}, which keeps measurements for {keptDays} days, can no longer export them.',
  ),
});
