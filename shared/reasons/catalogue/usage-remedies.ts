import type { Remedy } from '../define-reason.ts';

/** Ways out that several reasons about usage share. */
export const exportMissingDays: Remedy = {
  code: 'EXPORT_MISSING_DAYS',
  who: 'supplier',
  text: {
    it: 'Chiedere al fornitore l’esportazione dei giorni o delle ore mancanti e caricarla con un altro nome di file, accanto alle altre.',
    en: 'Ask the supplier for an export of the missing days or hours and upload it under another file name, beside the others.',
  },
};

export const exportFiner: Remedy = {
  code: 'EXPORT_FINER_STEP',
  who: 'supplier',
  text: {
    it: 'Esportare di nuovo con un campione almeno ogni due ore (meglio ogni ora) oppure dichiarare nella mappatura l’intervallo che ogni riga copre.',
    en: 'Export again with a sample at least every two hours (better, hourly), or declare in the mapping the interval that each row covers.',
  },
};

export const explainToAuditor: Remedy = {
  code: 'EXPLAIN_TO_AUDITOR',
  who: 'entity',
  text: {
    it: 'Chiedere al fornitore una spiegazione scritta e caricarla nella cartella «other» del servizio: la valuta l’asseveratore.',
    en: 'Ask the supplier for a written explanation and upload it to the service’s “other” folder: the auditor assesses it.',
  },
};
