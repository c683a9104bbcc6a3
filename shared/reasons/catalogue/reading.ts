import { defineReasons } from '../define-reason.ts';

export const readingReasons = defineReasons({
  TZ_UNKNOWN: {
    severity: 'review',
    text: {
      it: 'Nessuno dichiara il fuso orario delle marcature temporali.',
      en: 'Nobody states the time zone of the timestamps.',
    },
    remedy: {
      code: 'DECLARE_ZONE',
      who: 'entity',
      text: {
        it: 'Aggiungere al file di mappatura la riga «zone: Europe/Rome» (o «zone: UTC»), come dichiarato da chi ha prodotto il report.',
        en: 'Add “zone: Europe/Rome” (or “zone: UTC”) to the mapping file, as stated by whoever produced the report.',
      },
    },
  },
});
