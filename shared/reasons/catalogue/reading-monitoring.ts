import { defineReasons, type Remedy } from '../define-reason.ts';
import { missing } from './reading-entry.ts';

const askForRange: Remedy = {
  code: 'ASK_FOR_RANGE',
  who: 'supplier',
  text: {
    it: 'Ripetere l’interrogazione con «/api/v1/query_range», indicando inizio, fine e passo («start», «end», «step=300»), e caricare la risposta intera.',
    en: 'Repeat the query with “/api/v1/query_range”, with start, end and step (“start”, “end”, “step=300”), and upload the whole answer.',
  },
};

/** What reading can say of the answers of monitoring tools (formats.md §15, §16). */
export const monitoringReasons = defineReasons({
  INSTANT_ONLY: missing(
    askForRange,
    'È la risposta a un’interrogazione di un solo istante: non dice per quanto tempo la risorsa è stata usata.',
    'This is the answer to a query of one instant: it does not say how long the resource was used.',
  ),
});
