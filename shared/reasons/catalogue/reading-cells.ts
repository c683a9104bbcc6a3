import { defineReasons } from '../define-reason.ts';
import { info, review, warning } from './reading-entry.ts';
import {
  checkUnit,
  declareDateFormat,
  declareDatesAsWritten,
  declareDecimal,
  declareTimeOfDay,
  declareUnit,
  declareZone,
  exportAgain,
  exportIdsAsText,
  exportInPieces,
  exportMachines,
  exportMissingRows,
  exportNumbers,
  exportOneList,
  exportWithValues,
  repeatIds,
  uploadPiecesApart,
} from './reading-remedies.ts';

/** What reading can say of rows and cells (domain.md §5.2). */
export const cellReasons = defineReasons({
  // Time
  TZ_UNKNOWN: review(
    declareZone,
    'Nessuno dichiara in quale fuso orario sono scritte le date e le ore del report.',
    'Nobody states in which time zone the dates and times of the report are written.',
  ),
  TS_FORMAT_AMBIGUOUS: review(
    declareDateFormat,
    'Le date si possono leggere sia giorno/mese sia mese/giorno, oppure la colonna ne contiene di entrambi i tipi: le righe non sono state usate.',
    'The dates can be read both day/month and month/day, or the column holds some of each: the rows were not used.',
  ),
  TS_UNREADABLE: warning(declareDatesAsWritten, 'La data e ora non si legge: «{found}».', 'The timestamp cannot be read: “{found}”.'),
  TIME_OF_DAY_MISSING: review(
    declareTimeOfDay,
    'Più righe hanno la stessa data, senza l’ora: valgono come un solo istante al giorno.',
    'Several rows have the same date and no time of day: they count as one instant a day.',
  ),
  TS_EMPTY: warning(
    exportMissingRows,
    'La riga non ha data e ora: una seconda riga di titoli, un totale, o un dato che manca.',
    'The row has no time: a second row of titles, a total, or something that is missing.',
  ),
  TS_ORDER: warning(
    exportMissingRows,
    'La fine dell’intervallo precede il suo inizio: «{found}».',
    'The end of the interval is before its start: “{found}”.',
  ),
  LENGTH_UNREADABLE: warning(
    exportMissingRows,
    'Non si legge quanto dura l’intervallo della riga.',
    'How long the interval of the row is cannot be read.',
  ),
  TS_AMBIGUOUS: info(
    null,
    'L’ora cade fra quelle che il cambio d’autunno ripete, e senza fuso può essere la prima o la seconda: si è seguito l’ordine delle righe.',
    'The hour is one that the autumn clock change repeats, and without an offset may be the first or the second: the order of rows was followed.',
  ),
  TS_NONEXISTENT: warning(
    declareZone,
    'L’ora non esiste: cade nel cambio d’ora di primavera («{found}»).',
    'The time does not exist: it falls in the spring clock change (“{found}”).',
  ),

  // Values
  DECIMAL_AMBIGUOUS: review(
    declareDecimal,
    'Nella colonna «{column}» non si capisce se il separatore indica i decimali o le migliaia, o è usato nei due modi: le righe non sono state usate.',
    'In the column “{column}” the separator may mark decimals or thousands, or is used both ways: the rows were not used.',
  ),
  UNIT_AMBIGUOUS: review(
    declareUnit,
    'I valori di «{metric}» non superano 1 e nessuno dichiara se sono percentuali o frazioni.',
    'The values of “{metric}” never exceed 1 and nobody states whether they are percentages or fractions.',
  ),
  UNIT_UNKNOWN: warning(
    declareUnit,
    'L’unità di misura «{unit}» non è conosciuta: i valori restano come scritti.',
    'The unit “{unit}” is not known: the values stay as written.',
  ),
  VALUE_UNREADABLE: warning(
    exportMissingRows,
    'In «{column}» il valore non si legge: «{found}».',
    'In “{column}” the value cannot be read: “{found}”.',
  ),
  COLUMN_UNREADABLE: review(
    exportNumbers,
    'Di «{column}» non si legge nessun valore (per esempio «{found}»): non prova alcun uso.',
    'No value of “{column}” can be read (such as “{found}”): it proves no use.',
  ),
  UNIT_FOR_CLASS: review(
    declareUnit,
    'L’unità «{unit}» di «{metric}» non può misurare la classe «{class}»: una delle due è sbagliata.',
    'The unit “{unit}” of “{metric}” cannot measure the class “{class}”: one of the two is wrong.',
  ),
  UNIT_UNEXPECTED: warning(
    checkUnit,
    'Il file scrive «{metric}» in «{unit}», il fornitore la documenta in «{documented}»: vale il file.',
    'The file writes “{metric}” in “{unit}”, its vendor documents it in “{documented}”: the file counts.',
  ),
  VALUE_OUT_OF_RANGE: warning(
    exportMissingRows,
    'Il valore è negativo dove non può esserlo: «{found}».',
    'The value is negative where it cannot be: “{found}”.',
  ),
  PERCENT_OVER_100: info(
    null,
    'Una percentuale supera 100: accade in esportazioni vere e il valore resta.',
    'A percentage is over 100: it happens in real exports and the value stays.',
  ),
  PARTIAL_DATA: warning(
    exportInPieces,
    'Il fornitore dichiara che la risposta è parziale ({status}): mancano dei dati.',
    'The provider states that the answer is partial ({status}): some data are missing.',
  ),
  MEASURED_IN_PART: info(
    null,
    'La fonte dichiara di aver misurato meno di metà dell’intervallo della riga: il valore resta.',
    'The source states that it measured less than half of the row’s interval: the value stays.',
  ),
  PROVIDER_OBJECTS: review(
    exportMachines,
    'Sono dati di «{objects}», cioè degli impianti del fornitore, e non di macchine virtuali dell’ente: non sono stati usati.',
    'These are data of “{objects}”, which are the provider’s plant and not the entity’s virtual machines: they were not used.',
  ),

  // Rows
  BLANK_LINE: info(null, 'Il file contiene righe vuote.', 'The file holds blank lines.'),
  PREAMBLE_SKIPPED: info(null, 'Prima dell’intestazione ci sono righe di titolo.', 'There are title lines before the header.'),
  FOOTER_SKIPPED: info(
    null,
    'Sotto i dati ci sono righe di riepilogo, che non sono dati.',
    'Below the data there are lines that sum up and are no data.',
  ),
  VALUE_COLUMN_MISSING: review(
    exportWithValues,
    'La tabella non ha alcuna colonna di valori: la riga non dice quanto è stato usato.',
    'The table has no column of values: the row does not say how much was used.',
  ),
  ROW_EMPTY: warning(exportMissingRows, 'La riga ha solo celle vuote.', 'The row has only empty cells.'),
  ADDRESS_EMPTY: info(null, 'Righe senza indirizzo pubblico: non ne aggiungono alcuno.', 'Rows without a public address: they add none.'),
  ROW_RAGGED: warning(exportMissingRows, 'La riga ha {cells} celle invece di {wanted}.', 'The row has {cells} cells instead of {wanted}.'),
  HEADER_REPEATED: warning(
    uploadPiecesApart,
    'L’intestazione si ripete in mezzo ai dati: più esportazioni sono state unite in un solo file.',
    'The header is repeated among the data: several exports were glued into one file.',
  ),
  COLUMNS_CHANGED: warning(
    uploadPiecesApart,
    'In mezzo ai dati ci sono i titoli di altre colonne, perché più esportazioni sono state unite in un solo file: le righe sotto quei titoli non sono state usate.',
    'Among the data stand the titles of other columns, because several exports were glued into one file: the rows under those titles were not used.',
  ),
  QUOTE_UNCLOSED: warning(
    exportAgain,
    'Le virgolette aperte in questa riga non si chiudono.',
    'A quotation mark opened in this row is never closed.',
  ),
  RESOURCE_ID_EMPTY: warning(
    repeatIds,
    'La riga non dice a quale risorsa si riferisce.',
    'The row does not say which resource it is about.',
  ),
  RESOURCE_ID_ROUNDED: warning(
    exportIdsAsText,
    'L’identificativo è scritto come numero, troppo lungo per restare intero: le ultime cifre sono andate perse e non dice più quale risorsa è.',
    'The id is written as a number, too long to stay whole: its last digits are lost, and it no longer says which resource it is.',
  ),
  ITEM_UNREADABLE: warning(
    exportAgain,
    'Un elemento del documento non ha la forma attesa: {wanted}.',
    'An item of the document has not the expected shape: {wanted}.',
  ),
  VALUE_AT_MOST: info(
    null,
    'Del valore il file dice soltanto che è minore di un limite («{found}»): è letto come quel limite.',
    'Of the value the file only says that it is below a bound (“{found}”): it is read as that bound.',
  ),
  RECORD_ELSEWHERE: warning(
    exportOneList,
    'Il documento ha più di un elenco: si legge «{read}», un elemento di «{list}» no.',
    'The document has more than one list: “{read}” is read, an item of “{list}” is not.',
  ),
  KEY_REPEATED: warning(
    exportAgain,
    'La chiave «{key}» è due volte nello stesso oggetto: quale dei due valori valga non si sa, e nessuno è stato usato.',
    'The key “{key}” is twice in the same object: which of the two values holds is unknown, and neither was used.',
  ),
  COMMENT_SKIPPED: info(null, 'L’elenco contiene righe di commento.', 'The list holds comment lines.'),
  LIST_HEADER_SKIPPED: info(null, 'L’elenco ha una riga di intestazione.', 'The list has a header line.'),
});
