import { defineReasons } from '../define-reason.ts';

export const continuityReasons = defineReasons({
  GAP_DAY: {
    severity: 'fail',
    text: {
      it: 'Il giorno {day} non ha alcuna copertura per la classe {class}.',
      en: 'The day {day} has no coverage at all for class {class}.',
    },
    remedy: {
      code: 'EXPORT_MISSING_DAYS',
      who: 'supplier',
      text: {
        it: 'Chiedere al fornitore l’esportazione dei giorni mancanti e caricarla accanto alle altre.',
        en: 'Ask the supplier for an export of the missing days and upload it beside the others.',
      },
    },
  },
});
