import type { Severity } from '../../model/severity.ts';
import { defineReasons, type ReasonEntry, type Remedy } from '../define-reason.ts';
import {
  correctMapping,
  declareDateFormat,
  declareDecimal,
  declareMapping,
  declareResource,
  declareSeries,
  declareTimeOfDay,
  declareUnit,
  declareZone,
  exportAgain,
  exportAsCsv,
  exportInPieces,
  exportInUtf8,
  exportMissingRows,
  exportNumbers,
  numberColumns,
} from './reading-remedies.ts';

type Entry = (remedy: Remedy | null, it: string, en: string) => ReasonEntry;
const of =
  (severity: Severity): Entry =>
  (remedy, it, en) => ({ severity, text: { it, en }, remedy });

/** The file as a whole gives nothing: what it should prove is missing. */
const missing = of('missing');
/** A person must decide or declare. */
const review = of('review');
/** Some rows or cells are lost; the rest counts. */
const warning = of('warning');
/** Told so that nothing happens in silence. */
const info = of('info');

/** What reading can say of a file (DESIGN §4 Digest, domain.md §5.2). */
export const readingReasons = defineReasons({
  // The file as a whole
  EMPTY_FILE: missing(exportAgain, 'Il file è vuoto.', 'The file is empty.'),
  NO_ROWS: missing(exportAgain, 'Il file non contiene alcuna riga di dati.', 'The file holds no row of data.'),
  BINARY_CONTENT: missing(
    exportAsCsv,
    'Il file contiene dati binari di un tipo non riconosciuto.',
    'The file holds binary content of an unknown type.',
  ),
  CONTAINER_UNSUPPORTED: missing(
    exportAsCsv,
    'Il file è di tipo «{container}», che non viene letto.',
    'The file is of type “{container}”, which is not read.',
  ),
  ARCHIVE_TOO_LARGE: missing(
    exportInPieces,
    'Il file compresso, una volta aperto, supera la dimensione ammessa.',
    'The compressed file unpacks to more than is admitted.',
  ),
  ARCHIVE_TOO_DEEP: missing(
    exportAgain,
    'Il file è compresso più volte una dentro l’altra.',
    'The file is compressed several times, one inside the other.',
  ),
  ARCHIVE_TRUNCATED: missing(
    exportAgain,
    'Il file compresso è incompleto: manca la fine.',
    'The compressed file is cut off before its end.',
  ),
  ARCHIVE_CORRUPT: missing(exportAgain, 'Il file compresso è danneggiato.', 'The compressed file is damaged.'),
  ENCODING_INVALID: missing(
    exportInUtf8,
    'Il testo non rispetta la codifica {encoding} che dichiara.',
    'The text breaks the {encoding} encoding that it states.',
  ),
  ROW_TOO_LONG: missing(
    exportAgain,
    'Una riga supera {limit} caratteri: il file non è una tabella, oppure un doppio apice non è stato chiuso.',
    'A row is longer than {limit} characters: the file is no table, or a quote was never closed.',
  ),
  JSON_TOO_LARGE: missing(
    exportInPieces,
    'Il documento JSON supera {limit} caratteri.',
    'The JSON document is longer than {limit} characters.',
  ),
  JSON_MALFORMED: missing(exportAgain, 'Il file comincia come JSON ma non lo è.', 'The file begins as JSON but is not JSON.'),
  JSON_TRUNCATED: missing(exportAgain, 'Il documento JSON è incompleto: manca la fine.', 'The JSON document is cut off before its end.'),
  TEXT_UNRECOGNISED: missing(
    exportAsCsv,
    'Il testo non è una tabella né un elenco che si sappia leggere.',
    'The text is no table and no list that can be read.',
  ),
  JSON_UNRECOGNISED: missing(
    exportAsCsv,
    'Il documento JSON non è di alcun formato conosciuto.',
    'The JSON document is of no known format.',
  ),
  TABLE_WITHOUT_HEADER: missing(
    exportAgain,
    'La tabella non ha una riga di intestazione con i nomi delle colonne.',
    'The table has no header row with the names of its columns.',
  ),
  FORMAT_AMBIGUOUS: review(
    correctMapping,
    'Il file può essere letto come {candidates}: indicare «format» nel file di mappatura.',
    'The file can be read as {candidates}: state “format” in the mapping file.',
  ),
  ENCODING_ASSUMED: info(
    null,
    'Il testo non è UTF-8: è stato letto come Windows-1252.',
    'The text is not UTF-8: it was read as Windows-1252.',
  ),

  // What is declared beside the file
  MAPPING_MISSING: review(
    declareMapping,
    'Nessuno dichiara che cosa contengono le colonne di questa tabella.',
    'Nobody states what the columns of this table hold.',
  ),
  MAPPING_INCOMPLETE: review(
    correctMapping,
    'Il file di mappatura non dice «{field}», che qui è necessario.',
    'The mapping file does not say “{field}”, which is needed here.',
  ),
  MAPPING_COLUMN_MISSING: review(
    correctMapping,
    'La colonna «{column}» del file di mappatura non è nella tabella, che ha le colonne: {found}.',
    'The column “{column}” of the mapping file is not in the table, whose columns are: {found}.',
  ),
  MAPPING_COLUMN_REPEATED: review(
    numberColumns,
    'La tabella ha più colonne di nome «{column}».',
    'The table has several columns named “{column}”.',
  ),
  MAPPING_CONTRADICTS_FILE: review(
    correctMapping,
    'Il file di mappatura dice, per «{field}», una cosa diversa dal file: vale il file.',
    'The mapping file says for “{field}” something else than the file: the file counts.',
  ),
  RESOURCE_UNDECLARED: review(
    declareResource,
    'Nessuno dichiara a quale risorsa si riferiscono i valori di «{column}»: così non provano l’uso di alcun server.',
    'Nobody states which resource the values of “{column}” are about: so they prove the use of no server.',
  ),
  METRIC_UNDECLARED: warning(
    declareSeries,
    'Nessuno dichiara che cosa misura «{metric}»: queste righe non provano alcuna classe di risorse.',
    'Nobody states what “{metric}” measures: these rows prove no resource class.',
  ),

  // Time
  TZ_UNKNOWN: review(
    declareZone,
    'Nessuno dichiara il fuso orario delle marcature temporali.',
    'Nobody states the time zone of the timestamps.',
  ),
  TS_FORMAT_AMBIGUOUS: review(
    declareDateFormat,
    'Le date si possono leggere sia giorno/mese sia mese/giorno: le righe non sono state usate.',
    'The dates can be read both day/month and month/day: the rows were not used.',
  ),
  TS_UNREADABLE: warning(exportMissingRows, 'La data e ora non si legge: «{found}».', 'The timestamp cannot be read: “{found}”.'),
  TIME_OF_DAY_MISSING: review(
    declareTimeOfDay,
    'Più righe hanno la stessa data, senza l’ora: valgono come un solo istante al giorno.',
    'Several rows have the same date and no time of day: they count as one instant a day.',
  ),
  TS_ORDER: warning(
    exportMissingRows,
    'La fine dell’intervallo precede il suo inizio: «{found}».',
    'The end of the interval is before its start: “{found}”.',
  ),
  TS_AMBIGUOUS: info(
    null,
    'L’ora cade nel cambio d’ora d’autunno e compare due volte: si è seguito l’ordine delle righe.',
    'The hour falls in the autumn clock change and occurs twice: the order of rows was followed.',
  ),
  TS_NONEXISTENT: warning(
    exportMissingRows,
    'L’ora non esiste: cade nel cambio d’ora di primavera («{found}»).',
    'The time does not exist: it falls in the spring clock change (“{found}”).',
  ),

  // Values
  DECIMAL_AMBIGUOUS: review(
    declareDecimal,
    'Nella colonna «{column}» non si capisce se il separatore indica i decimali o le migliaia: le righe non sono state usate.',
    'In the column “{column}” the separator may mark decimals or thousands: the rows were not used.',
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

  // Rows
  BLANK_LINE: info(null, 'Il file contiene righe vuote.', 'The file holds blank lines.'),
  PREAMBLE_SKIPPED: info(null, 'Prima dell’intestazione ci sono righe di titolo.', 'There are title lines before the header.'),
  ROW_EMPTY: warning(exportMissingRows, 'La riga ha solo celle vuote.', 'The row has only empty cells.'),
  ROW_RAGGED: warning(exportMissingRows, 'La riga ha {cells} celle invece di {wanted}.', 'The row has {cells} cells instead of {wanted}.'),
  HEADER_REPEATED: warning(
    exportAgain,
    'L’intestazione si ripete in mezzo ai dati: più esportazioni sono state unite in un solo file.',
    'The header is repeated among the data: several exports were glued into one file.',
  ),
  QUOTE_UNCLOSED: warning(
    exportAgain,
    'Un doppio apice aperto in questa riga non si chiude.',
    'A quote opened in this row is never closed.',
  ),
  RESOURCE_ID_EMPTY: warning(
    exportMissingRows,
    'La riga non dice a quale risorsa si riferisce.',
    'The row does not say which resource it is about.',
  ),
  ITEM_UNREADABLE: warning(
    exportAgain,
    'Un elemento del documento non ha la forma attesa: {wanted}.',
    'An item of the document has not the expected shape: {wanted}.',
  ),
  COMMENT_SKIPPED: info(null, 'L’elenco contiene righe di commento.', 'The list holds comment lines.'),
  LIST_HEADER_SKIPPED: info(null, 'L’elenco ha una riga di intestazione.', 'The list has a header line.'),
});
