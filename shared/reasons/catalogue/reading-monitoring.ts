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

const askAgain: Remedy = {
  code: 'ASK_AGAIN',
  who: 'supplier',
  text: {
    it: 'Leggere l’errore nel file (spesso un accesso scaduto, un periodo troppo lungo o un nome sbagliato), correggere la richiesta e caricare la risposta con i dati.',
    en: 'Read the error in the file (often a login that has run out, too long a period or a wrong name), correct the request and upload the answer with the data.',
  },
};
const saveExport: Remedy = {
  code: 'SAVE_EXPORT',
  who: 'supplier',
  text: {
    it: 'Rientrare nel portale, scegliere l’esportazione in CSV, Excel o JSON (non «salva pagina») e caricare il file che ne esce, dopo averlo aperto per controllo.',
    en: 'Log in to the portal again, choose the export as CSV, Excel or JSON (not “save page”) and upload the file that it gives, after opening it to check.',
  },
};

/** What reading can say of the answers of monitoring tools (formats.md §15, §16). */
export const monitoringReasons = defineReasons({
  ERROR_ANSWER: missing(
    askAgain,
    'Il file contiene il messaggio di errore dello strumento o del portale, non i dati.',
    'The file holds the error message of the tool or the portal, not the data.',
  ),
  WEB_PAGE: missing(
    saveExport,
    'Il file è una pagina web, non un’esportazione: succede quando si salva la pagina, o quando l’accesso al portale è scaduto.',
    'The file is a web page, not an export: that happens when the page is saved, or when the login to the portal has run out.',
  ),
  INSTANT_ONLY: missing(
    askForRange,
    'È la risposta a un’interrogazione di un solo istante: non dice per quanto tempo la risorsa è stata usata.',
    'This is the answer to a query of one instant: it does not say how long the resource was used.',
  ),
});
