import { defineReasons } from '../define-reason.ts';
import { info, missing, review, warning } from './reading-entry.ts';
import {
  addHeader,
  askHistoricUsage,
  exportAgain,
  exportAsCsv,
  exportAsKnownJson,
  exportFewerMachines,
  exportInPieces,
  exportInUtf8,
  exportOwnList,
  exportSamples,
  stateFormat,
  uploadOwnAddresses,
} from './reading-remedies.ts';

/** What reading can say of a file as a whole (DESIGN §4 Digest, domain.md §5.2). */
export const readingReasons = defineReasons({
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
    'Una riga supera {limit} caratteri: il file non è una tabella, oppure delle virgolette non sono state chiuse.',
    'A row is longer than {limit} characters: the file is no table, or a quotation mark was never closed.',
  ),
  JSON_TOO_LARGE: missing(
    exportInPieces,
    'Il documento JSON supera {limit} caratteri.',
    'The JSON document is longer than {limit} characters.',
  ),
  JSON_TOO_DEEP: missing(
    exportAgain,
    'Il documento JSON ha più di {limit} livelli, uno dentro l’altro: nessuna esportazione è fatta così.',
    'The JSON document has more than {limit} levels, one inside the other: no export is made like that.',
  ),
  JSON_MALFORMED: missing(exportAgain, 'Il file comincia come JSON ma non lo è.', 'The file begins as JSON but is not JSON.'),
  JSON_TRUNCATED: missing(exportAgain, 'Il documento JSON è incompleto: manca la fine.', 'The JSON document is cut off before its end.'),
  PERFDATA_UNREAD: missing(
    exportAsCsv,
    'Sono dati di prestazione nella forma interna di Nagios, con più misure in un solo testo: questa forma non viene letta.',
    'This is performance data in the inner form of Nagios, with several measures in one text: that form is not read.',
  ),
  XML_MALFORMED: missing(
    exportAgain,
    'Il file comincia come XML ma non lo è, oppure contiene una definizione di documento (DTD), che nessuna esportazione ha.',
    'The file begins as XML but is not XML, or holds a document type definition (DTD), which no export has.',
  ),
  XML_TRUNCATED: missing(exportAgain, 'Il documento XML è incompleto: manca la fine.', 'The XML document is cut off before its end.'),
  CURRENT_USAGE_ONLY: missing(
    askHistoricUsage,
    'È l’uso del momento in cui è stato chiesto, senza data: non dice per quanto tempo la risorsa è stata usata.',
    'This is the usage of the moment when it was asked for, without a time: it does not say how long the resource was used.',
  ),
  TOO_MANY_SERIES: missing(
    exportFewerMachines,
    'Il file contiene più di {limit} serie di misure (server e metriche diverse).',
    'The file holds more than {limit} series of measures (different servers and metrics).',
  ),
  TOO_MANY_SERIES_DAYS: missing(
    exportInPieces,
    'Il file è troppo ricco per essere giudicato intero: i giorni di tutte le sue serie (un server e una metrica ciascuna), sommati, superano {limit}.',
    'The file is too rich to be judged as one: the days of all its series (one server and one metric each), added up, exceed {limit}.',
  ),
  LIST_TOO_LONG: missing(
    exportOwnList,
    'Il file elenca più di {limit} risorse o indirizzi.',
    'The file lists more than {limit} resources or addresses.',
  ),
  NAMES_TOO_LONG: missing(
    exportFewerMachines,
    'I nomi di server, metriche e indirizzi del file, sommati, superano {limit} caratteri: una colonna di testo sembra presa per un nome.',
    'The names of servers, metrics and addresses in the file, added up, exceed {limit} characters: a column of text seems taken for a name.',
  ),
  MONTHLY_TOTALS: missing(
    exportSamples,
    'Ogni riga è il totale di un mese: non dice in quali giorni la risorsa è stata usata.',
    'Each row is the total of a month: it does not say on which days the resource was used.',
  ),
  TIME_RELATIVE: missing(
    exportSamples,
    'I tempi non sono date e gli identificativi non sono di server riconoscibili: è una traccia di ricerca, che non prova l’uso di alcun server.',
    'The times are no dates and the ids are of no server that can be told: it is a research trace, which proves the use of no server.',
  ),
  TEXT_UNRECOGNISED: missing(
    exportAsCsv,
    'Il testo non è una tabella né un elenco che si sappia leggere.',
    'The text is no table and no list that can be read.',
  ),
  JSON_UNRECOGNISED: missing(
    exportAsKnownJson,
    'Il documento JSON non è di alcun formato conosciuto.',
    'The JSON document is of no known format.',
  ),
  TABLE_WITHOUT_HEADER: missing(
    addHeader,
    'La tabella non ha una riga di intestazione con i nomi delle colonne.',
    'The table has no header row with the names of its columns.',
  ),
  FORMAT_AMBIGUOUS: review(
    stateFormat,
    'Il file può essere letto come {candidates}: indicare «format» nel file di mappatura.',
    'The file can be read as {candidates}: state “format” in the mapping file.',
  ),
  PROVIDER_RANGES: warning(
    uploadOwnAddresses,
    'È il registro di tutte le reti di {provider} ({snapshot}), non un elenco degli indirizzi del servizio: nessuna è stata contata.',
    'This is the register of all networks of {provider} ({snapshot}), not a list of the addresses of the service: none was counted.',
  ),
  ENCODING_ASSUMED: info(
    null,
    'Il testo non è UTF-8: è stato letto come Windows-1252.',
    'The text is not UTF-8: it was read as Windows-1252.',
  ),
});
