import type { Remedy } from '../define-reason.ts';

const remedy = (code: string, who: Remedy['who'], it: string, en: string): Remedy => ({ code, who, text: { it, en } });

export const exportAgain = remedy(
  'EXPORT_AGAIN',
  'supplier',
  'Ripetere l’esportazione dalla piattaforma del fornitore, verificare che il file si apra per intero e caricarlo con lo stesso nome.',
  'Repeat the export from the provider’s platform, check that the file opens to its end and upload it under the same name.',
);
export const exportAsCsv = remedy(
  'EXPORT_AS_CSV',
  'supplier',
  'Esportare gli stessi dati in formato CSV (oppure JSON), anche compresso con gzip, e caricare quel file.',
  'Export the same data as CSV (or JSON), gzip if you like, and upload that file.',
);
export const exportAsKnownJson = remedy(
  'EXPORT_AS_KNOWN_JSON',
  'supplier',
  'Caricare il JSON come lo scrive il fornitore o lo strumento di controllo (CloudWatch, Azure Monitor, Google Cloud, OCI, Gnocchi, Zabbix, Prometheus, Datadog), oppure esportare in CSV. Un elenco si scrive ["93.184.216.34", "…"] oppure {"ips": ["93.184.216.34", "…"]}, e allo stesso modo quello degli identificativi: {"ids": ["…"]}, nella cartella «ip-list» o «resource-list».',
  'Upload the JSON as the provider or the monitoring tool writes it (CloudWatch, Azure Monitor, Google Cloud, OCI, Gnocchi, Zabbix, Prometheus, Datadog), or export as CSV. A list is written ["93.184.216.34", "…"] or {"ips": ["93.184.216.34", "…"]}, and one of ids alike: {"ids": ["…"]}, in the folder “ip-list” or “resource-list”.',
);
export const askHistoricUsage = remedy(
  'ASK_HISTORIC_USAGE',
  'supplier',
  'Chiedere l’uso storico: POST di una «HistoricUsageSpec» con inizio e fine a «…/api/vApp/vm-…/metrics/historic», e caricare la risposta intera.',
  'Ask for the historic usage: POST a “HistoricUsageSpec” with start and end to “…/api/vApp/vm-…/metrics/historic”, and upload the whole answer.',
);
export const exportOneList = remedy(
  'EXPORT_ONE_LIST',
  'supplier',
  'Esportare le misure in un solo elenco di oggetti, ciascuno con data e ora, server e valori; se i server hanno un elenco ciascuno, un file per server.',
  'Export the measures as one list of objects, each with time, server and values; where each server has its own list, one file a server.',
);
export const exportOwnList = remedy(
  'EXPORT_OWN_LIST',
  'supplier',
  'Esportare l’elenco delle sole risorse, o dei soli indirizzi pubblici, dell’ente; se sono davvero tanti, dividerli in più file.',
  'Export the list of the entity’s own resources, or public addresses, only; if there really are so many, divide them among several files.',
);
export const uploadOwnAddresses = remedy(
  'UPLOAD_OWN_ADDRESSES',
  'entity',
  'Caricare nella cartella «ip-list» l’elenco degli indirizzi IP pubblici del servizio, uno per riga.',
  'Upload into the folder “ip-list” the list of the public IP addresses of the service, one a line.',
);
export const exportInPieces = remedy(
  'EXPORT_IN_PIECES',
  'supplier',
  'Esportare periodi più brevi in più file, ciascuno completo, e caricarli tutti.',
  'Export shorter periods into several complete files and upload them all.',
);
export const exportFewerMachines = remedy(
  'EXPORT_FEWER_MACHINES',
  'supplier',
  'Esportare in più file, ciascuno con meno server, e caricarli tutti. Se il file ha pochi server, controllare che la colonna indicata come identificativo o come metrica nel file di mappatura sia quella giusta.',
  'Export into several files, each with fewer servers, and upload them all. Where the file has few servers, check that the column named as id or metric in the mapping file is the right one.',
);
export const exportMachines = remedy(
  'EXPORT_MACHINES',
  'supplier',
  'Esportare i dati delle macchine virtuali dell’ente (colonne «VM|…», oppure «Get-Stat -Entity (Get-VM)»), non degli host o dei cluster che le ospitano.',
  'Export the data of the entity’s virtual machines (columns “VM|…”, or “Get-Stat -Entity (Get-VM)”), not of the hosts or clusters that run them.',
);
export const exportSamples = remedy(
  'EXPORT_SAMPLES',
  'supplier',
  'Esportare le misure con data e ora di ogni valore (una riga almeno ogni due ore) e l’identificativo del server, dal monitoraggio del fornitore: non i totali del mese e non tracce rese anonime.',
  'Export the measures with date and time of every value (a row at least every two hours) and the server’s id, from the provider’s monitoring: no totals of a month and no anonymised traces.',
);
export const exportInUtf8 = remedy(
  'EXPORT_IN_UTF8',
  'supplier',
  'Salvare di nuovo il file scegliendo la codifica UTF-8 e caricarlo.',
  'Save the file again choosing the UTF-8 encoding and upload it.',
);
export const exportMissingRows = remedy(
  'EXPORT_ROWS_AGAIN',
  'supplier',
  'Controllare le righe indicate nel programma che ha prodotto il file, esportarle di nuovo e caricare il file corretto.',
  'Check the rows named here in the program that made the file, export them again and upload the corrected file.',
);
export const repeatIds = remedy(
  'REPEAT_IDS',
  'entity',
  'Scrivere l’identificativo in ogni riga: nelle celle unite di un foglio di calcolo resta solo nella prima, quindi vanno separate e l’identificativo ripetuto. Una riga di totali si può lasciare: non conta.',
  'Write the id in every row: in the merged cells of a spreadsheet it stays in the first alone, so unmerge them and repeat the id. A row of totals may stay: it does not count.',
);
export const addHeader = remedy(
  'ADD_HEADER',
  'entity',
  'Scrivere come prima riga i titoli delle colonne, per esempio «Data ora;Server;CPU %», e accanto al file un «mapping.yaml» che dica che cosa contengono; oppure esportare di nuovo con i titoli.',
  'Write the titles of the columns as the first row, such as “Data ora;Server;CPU %”, and beside the file a “mapping.yaml” that says what they hold; or export again with the titles.',
);
export const exportNumbers = remedy(
  'EXPORT_NUMBERS',
  'supplier',
  'Esportare la colonna con soli numeri, senza parole accanto, e indicare l’unità di misura alla voce «unit» del file di mappatura.',
  'Export the column with numbers alone, no words beside them, and state the unit under “unit” in the mapping file.',
);
export const declareMapping = remedy(
  'DECLARE_MAPPING',
  'entity',
  'Caricare accanto al file un «mapping.yaml» che dica quale colonna contiene data e ora, quale il server e che cosa misura ogni altra colonna.',
  'Upload a “mapping.yaml” beside the file that says which column holds the time, which the server and what every other column measures.',
);
export const correctMapping = remedy(
  'CORRECT_MAPPING',
  'entity',
  'Correggere il file di mappatura perché dica ciò che c’è davvero nel file, con i nomi delle colonne scritti come nell’intestazione.',
  'Correct the mapping file so that it says what the file really holds, with the column names written as in its header.',
);
export const declareSeries = remedy(
  'DECLARE_SERIES',
  'entity',
  'Aggiungere alla voce «series» del file di mappatura una riga per questa metrica, con «class» e «unit».',
  'Add an entry for this metric under “series” in the mapping file, with “class” and “unit”.',
);
export const declareResource = remedy(
  'DECLARE_RESOURCE',
  'entity',
  'Indicare nel file di mappatura a chi si riferiscono i valori: «resourceId: { column: Server }» se lo dice una colonna, «resourceId: { constant: … }» se il file è di un solo server, «resourceId» in ogni voce di «series» se ogni colonna è un server.',
  'State in the mapping file whose values they are: “resourceId: { column: Server }” where a column says so, “resourceId: { constant: … }” where the file is about one server, “resourceId” in each entry of “series” where each column is a server.',
);
export const numberColumns = remedy(
  'NUMBER_COLUMNS',
  'entity',
  'Nel file di mappatura aggiungere al nome il numero della colonna fra quelle che lo hanno: «Nome#1» è la prima da sinistra, «Nome#2» la seconda; oppure esportare con nomi diversi.',
  'In the mapping file add to the name the number of the column among those that have it: “Name#1” is the first from the left, “Name#2” the second; or export with different names.',
);
export const declareTimeOfDay = remedy(
  'DECLARE_TIME_OF_DAY',
  'entity',
  'Se l’ora è in un’altra colonna, indicarle insieme nel file di mappatura: «columns: { time: [Data, Ora] }». Se più server o più grandezze stanno nelle stesse righe, indicare «resourceId» o «metric». Altrimenti esportare con data e ora.',
  'Where the hour is in another column, name both in the mapping file: “columns: { time: [Data, Ora] }”. Where the rows are of several servers or metrics, state “resourceId” or “metric”. Else export with date and time.',
);
export const declareZone = remedy(
  'DECLARE_ZONE',
  'entity',
  'Aggiungere al file di mappatura la riga «zone: Europe/Rome» (o «zone: UTC»), come dichiarato da chi ha prodotto il report.',
  'Add “zone: Europe/Rome” (or “zone: UTC”) to the mapping file, as stated by whoever produced the report.',
);
export const declareDateFormat = remedy(
  'DECLARE_DATE_FORMAT',
  'entity',
  'Aggiungere al file di mappatura la riga «dateFormat», per esempio «dateFormat: dd/MM/yyyy HH:mm», oppure esportare con date nella forma 2025-10-13 09:05.',
  'Add a “dateFormat” line to the mapping file, such as “dateFormat: dd/MM/yyyy HH:mm”, or export with dates written 2025-10-13 09:05.',
);
export const declareDatesAsWritten = remedy(
  'DECLARE_DATES_AS_WRITTEN',
  'entity',
  'Se le date sono scritte in altro modo, aggiungere al file di mappatura «dateFormat» con il loro modello: per esempio «dateFormat: dd/MM/yy HH:mm» per gli anni di due cifre, «dateFormat: d MMM yyyy HH:mm» per i mesi in lettere. Un foglio di calcolo che mostra numeri come 46034,04 va esportato con il formato data. Righe di totali o di titoli si possono lasciare: non contano.',
  'Where dates are written in another way, add “dateFormat” with their pattern to the mapping file: “dateFormat: dd/MM/yy HH:mm” for years of two digits, “dateFormat: d MMM yyyy HH:mm” for months in letters. A spreadsheet that shows numbers such as 46034.04 must be exported with a date format. Rows of totals or titles may stay: they do not count.',
);
export const declareDecimal = remedy(
  'DECLARE_DECIMAL',
  'entity',
  'Aggiungere al file di mappatura la riga «decimal: ","» (o «decimal: "."»), come usato da chi ha prodotto il report.',
  'Add “decimal: ","” (or “decimal: "."”) to the mapping file, as used by whoever produced the report.',
);
export const declareUnit = remedy(
  'DECLARE_UNIT',
  'entity',
  'Indicare «unit» per questa serie nel file di mappatura, per esempio «unit: percent» oppure «unit: ratio».',
  'State “unit” for this series in the mapping file, for example “unit: percent” or “unit: ratio”.',
);
export const checkUnit = remedy(
  'CHECK_UNIT',
  'supplier',
  'Chiedere al fornitore in quale unità sono scritti i valori: se il file la dice giusta non c’è nulla da fare, se la dice sbagliata esportarlo di nuovo.',
  'Ask the supplier in which unit the values are written: if the file states it rightly there is nothing to do, if wrongly export it again.',
);
export const uploadPiecesApart = remedy(
  'UPLOAD_PIECES_APART',
  'entity',
  'Caricare ogni esportazione in un file suo, come esce dal portale del fornitore, senza unirle.',
  'Upload each export as a file of its own, as it comes out of the provider’s portal, without joining them.',
);
export const exportIdsAsText = remedy(
  'EXPORT_IDS_AS_TEXT',
  'supplier',
  'Esportare di nuovo con gli identificativi come testo e caricare il file senza salvarlo prima con un foglio di calcolo, che li arrotonda.',
  'Export again with the ids as text and upload the file without saving it in a spreadsheet first, which rounds them.',
);
export const exportWithValues = remedy(
  'EXPORT_WITH_VALUES',
  'supplier',
  'Esportare di nuovo con tutte le colonne, compresa quella che dice quanto è stato usato, e caricare il file.',
  'Export again with every column, the one that says how much was used included, and upload the file.',
);
export const stateFormat = remedy(
  'STATE_FORMAT',
  'entity',
  'Scrivere nel file di mappatura accanto al report «format:» e uno dei nomi indicati: quello della piattaforma da cui viene il file.',
  'Write “format:” and one of the names shown in the mapping file beside the report: that of the platform that the file comes from.',
);
