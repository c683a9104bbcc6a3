import { defineReasons, type Remedy } from '../define-reason.ts';
import { warning } from './reading-entry.ts';

const exportWithoutPeople: Remedy = {
  code: 'EXPORT_WITHOUT_PEOPLE',
  who: 'entity',
  text: {
    it: 'Esportare di nuovo con il nome o l’identificativo della macchina al posto dei dati delle persone, oppure indicare nella mappatura la colonna giusta.',
    en: 'Export again with the name or the id of the machine in place of personal data, or name the right column in the mapping.',
  },
};

const nameRightColumn: Remedy = {
  code: 'NAME_RIGHT_COLUMN',
  who: 'entity',
  text: {
    it: 'Indicare nella mappatura la colonna che contiene il nome o l’identificativo della macchina, oppure esportare di nuovo con quella colonna.',
    en: 'Name in the mapping the column that holds the name or the id of the machine, or export again with that column.',
  },
};

/** What reading does not keep because it names people (formats.md, traps of each export), or because it is no name at all. */
export const personReasons = defineReasons({
  NAME_IS_PERSONAL: warning(
    exportWithoutPeople,
    'La riga chiama la risorsa, o ciò che è misurato, con un indirizzo di posta elettronica o un codice fiscale: i dati personali non si conservano, e la riga non è stata usata.',
    'The row calls the resource, or what is measured, by an e-mail address or a tax code: personal data are not kept, and the row was not used.',
  ),
  NAME_TOO_LONG: warning(
    nameRightColumn,
    'Il nome della risorsa, o di ciò che è misurato, supera {limit} caratteri: non è un nome, e la riga non è stata usata.',
    'The name of the resource, or of what is measured, exceeds {limit} characters: it is no name, and the row was not used.',
  ),
});
