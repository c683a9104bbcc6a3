import { defineReasons, type Remedy } from '../define-reason.ts';
import { info, missing, review, warning } from './reading-entry.ts';
import { exportMissingRows, exportWithValues } from './reading-remedies.ts';

const exportResourceIds: Remedy = {
  code: 'EXPORT_RESOURCE_IDS',
  who: 'supplier',
  text: {
    it: 'Ripetere l’esportazione con gli identificativi delle risorse: per AWS l’opzione «Include resource IDs», per Google l’esportazione dettagliata («Detailed usage cost»), per Azure i dati «Cost and usage details».',
    en: 'Export again with the ids of the resources: for AWS the option “Include resource IDs”, for Google the detailed export (“Detailed usage cost”), for Azure “Cost and usage details”.',
  },
};

/** What reading can say of the lines of a bill (formats.md §2, §5, §7, §8, §20). */
export const billingReasons = defineReasons({
  RESOURCE_COLUMN_MISSING: missing(
    exportResourceIds,
    'La fattura non contiene la colonna con gli identificativi delle risorse: nessuna riga si può attribuire a un server.',
    'The bill has no column with the ids of the resources: no line can be attributed to a server.',
  ),
  QUANTITY_COLUMN_MISSING: review(
    exportWithValues,
    'Il file non contiene la colonna delle quantità: le righe dicono chi è stato addebitato, ma non di quanto.',
    'The file has no column of quantities: the lines say what was charged for, but not how much of it.',
  ),
  CHARGE_NOT_USE: info(
    null,
    'La riga non addebita un uso (acquisto, imposta, canone, credito o rimborso: «{found}»): non è stata contata.',
    'The line charges no use (a purchase, tax, fee, credit or refund: “{found}”): it was not counted.',
  ),
  CHARGE_WITHOUT_RESOURCE: info(
    null,
    'La riga addebita un servizio nel suo insieme e non una risorsa con un identificativo («{found}»): non è stata contata.',
    'The line charges a service as a whole and no resource with an id (“{found}”): it was not counted.',
  ),
  CHARGE_CORRECTED: info(
    null,
    'La riga è stata corretta da un’altra, o corregge e storna soltanto: non è stata contata.',
    'The line was corrected by another one, or only corrects and reverses: it was not counted.',
  ),
  LINE_WITHOUT_MEASURE: warning(
    exportMissingRows,
    'La riga non contiene nessuna delle misure che si leggono in questo formato.',
    'The line holds none of the measures that are read in this format.',
  ),
});
