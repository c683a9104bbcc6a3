import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const fail = entryOf('fail');
const missing = entryOf('missing');
const review = entryOf('review');
const warning = entryOf('warning');
const info = entryOf('info');

const correctAddresses = remedyOf(
  'CORRECT_ADDRESSES',
  'entity',
  'Correggere l’elenco degli IP: un indirizzo pubblico per riga, come 93.184.216.34 o 93.184.216.0/24; gli indirizzi interni vanno descritti nella modalità di accesso.',
  'Correct the list of IPs: one public address a line, such as 93.184.216.34 or 93.184.216.0/24; internal addresses belong in the access mode.',
);
const correctIds = remedyOf(
  'CORRECT_RESOURCE_IDS',
  'entity',
  'Correggere gli identificativi nella dichiarazione o nell’elenco, copiandoli dal portale del fornitore.',
  'Correct the ids in the declaration or in the list, copying them from the provider’s portal.',
);
const declareOrExplain = remedyOf(
  'DECLARE_OR_EXPLAIN_IDS',
  'entity',
  'Se le risorse sono del servizio aggiungerle alla dichiarazione (con «deletedOn» se dismesse); altrimenti l’asseveratore prende atto che il report riguarda anche altro.',
  'If the resources belong to the service add them to the declaration (with “deletedOn” if removed); otherwise the auditor notes that the report is about other things too.',
);
const proveId = remedyOf(
  'EXPORT_DECLARED_RESOURCE',
  'supplier',
  'Chiedere al fornitore il report della risorsa nel periodo, oppure correggere la dichiarazione: identificativo sbagliato, risorsa dismessa prima o creata dopo.',
  'Ask the supplier for the report of the resource over the period, or correct the declaration: wrong id, resource removed before or made after.',
);
const readByPerson = remedyOf(
  'SEND_AS_TABLE',
  'entity',
  'Caricare lo stesso elenco o report come testo, CSV o JSON; ciò che resta in PDF o immagine lo legge l’asseveratore.',
  'Upload the same list or report as text, CSV or JSON; what stays a PDF or a picture is read by the auditor.',
);
const compareClaims = remedyOf(
  'COMPARE_CLAIMS',
  'auditor',
  'L’asseveratore verifica se l’uso comune è legittimo (piattaforma condivisa, società in house) o un errore.',
  'The auditor checks whether the common use is legitimate (shared platform, in-house company) or a mistake.',
);

/** Addresses and ids of resources: TRA-05 and TRA-06 (domain.md §5.5, §5.6). */
export const identifierReasons = defineReasons({
  IP_LIST_MISSING: missing(
    remedyOf(
      'UPLOAD_IP_LIST',
      'entity',
      'Caricare nella cartella «ip-list» l’elenco degli IP pubblici, uno per riga, oppure scriverli in «publicIps»; se l’accesso è solo privato, descriverlo in «visibility.accessMode».',
      'Upload the list of public IPs, one a line, to the “ip-list” folder, or write them under “publicIps”; where access is private only, describe it under “visibility.accessMode”.',
    ),
    'Manca l’elenco degli indirizzi IP pubblici del servizio.',
    'The list of the service’s public IP addresses is missing.',
  ),
  IP_SYNTAX: fail(
    correctAddresses,
    '«{address}» ({declaredIn}) non è un indirizzo IP.',
    '“{address}” ({declaredIn}) is not an IP address.',
  ),
  IP_RANGE_NOT_CIDR: fail(
    remedyOf(
      'WRITE_RANGE_AS_CIDR',
      'entity',
      'Scrivere l’intervallo come reti CIDR, una per riga: per esempio 93.184.216.8/30 per gli indirizzi da 93.184.216.8 a 93.184.216.11; oppure elencare gli indirizzi uno per riga.',
      'Write the range as CIDR networks, one a line: 93.184.216.8/30, for example, for the addresses 93.184.216.8 to 93.184.216.11; or list the addresses one a line.',
    ),
    '«{address}» ({declaredIn}) è un intervallo: gli intervalli si scrivono come reti CIDR.',
    '“{address}” ({declaredIn}) is a range: ranges are written as CIDR networks.',
  ),
  IP_NOT_PUBLIC: fail(
    correctAddresses,
    '«{address}» ({declaredIn}) non è un indirizzo pubblico ({range}).',
    '“{address}” ({declaredIn}) is not a public address ({range}).',
  ),
  IP_RANGE_TOO_WIDE: fail(
    correctAddresses,
    'La rete «{address}» ({declaredIn}) è troppo ampia per un servizio: al massimo /{widest}.',
    'The network “{address}” ({declaredIn}) is too wide for one service: /{widest} at most.',
  ),
  IP_DUPLICATE: warning(
    correctAddresses,
    '«{address}» ({declaredIn}) ripete un indirizzo già elencato ({canonical}).',
    '“{address}” ({declaredIn}) repeats an address already listed ({canonical}).',
  ),
  NO_PUBLIC_IP_ACCESS_MODE: review(
    remedyOf(
      'ASSESS_ACCESS_MODE',
      'auditor',
      'L’asseveratore valuta se la modalità di accesso descritta spiega l’assenza di IP pubblici.',
      'The auditor assesses whether the access mode described explains that there is no public IP.',
    ),
    'Nessun IP pubblico: l’accesso è descritto come «{accessMode}».',
    'No public IP: access is described as “{accessMode}”.',
  ),
  CROSS_ENTITY_REUSE: review(
    compareClaims,
    '«{claimed}» è dichiarato anche in altri {otherProjects} progetti.',
    '“{claimed}” is declared in {otherProjects} other projects too.',
  ),
  SHARED_BY_SERVICES: review(
    compareClaims,
    '«{claimed}» è dichiarato anche da altri servizi del progetto: {services}.',
    '“{claimed}” is declared by other services of the project too: {services}.',
  ),
  FILE_IN_OTHER_PROJECTS: review(
    remedyOf(
      'COMPARE_FILES',
      'auditor',
      'L’asseveratore chiede all’ente da dove viene il file: un’esportazione comune a più enti può essere legittima, la copia di un’altra pratica no.',
      'The auditor asks the entity where the file comes from: an export shared by several entities may be legitimate, a copy of somebody else’s dossier is not.',
    ),
    'Il file «{file}» è identico, byte per byte, a uno caricato in altri {otherProjects} progetti.',
    'The file “{file}” is the same, byte for byte, as one uploaded in {otherProjects} other projects.',
  ),
  DECLARATION_REPEATED: review(
    remedyOf(
      'FILE_DECLARATION_ONCE',
      'entity',
      'Se la dichiarazione riguarda tutti i servizi caricarla una volta sola nella cartella «project» e togliere le copie con «withdrawn»; altrimenti caricare per ogni servizio la sua.',
      'If the declaration speaks of all services upload it once, in the “project” folder, and take the copies out with “withdrawn”; otherwise upload each service’s own.',
    ),
    'La stessa dichiarazione, byte per byte, è depositata per più servizi: {files}.',
    'The same declaration, byte for byte, is filed for several services: {files}.',
  ),
  FILE_NOT_READ: review(
    readByPerson,
    'Il file «{file}» non è stato letto automaticamente ({status}): non è stato confrontato con nulla.',
    'The file “{file}” was not read automatically ({status}): it has been compared with nothing.',
  ),

  LIST_ROWS_LOST: review(
    remedyOf(
      'CORRECT_LIST_ROWS',
      'entity',
      'Correggere nell’elenco le righe che non si leggono («attesta inspect» dice quali e perché) e caricarlo di nuovo con lo stesso nome.',
      'Correct the rows of the list that cannot be read (“attesta inspect” says which and why) and upload it again under the same name.',
    ),
    'Dell’elenco «{file}» non si sono potute leggere {count} righe ({codes}): ciò che dichiarano non è stato confrontato con nulla.',
    '{count} rows of the list “{file}” could not be read ({codes}): what they declare has been compared with nothing.',
  ),
  ID_LIST_MISSING: missing(
    remedyOf(
      'DECLARE_RESOURCE_IDS',
      'entity',
      'Elencare in «resources» gli identificativi univoci delle componenti, oppure caricare un elenco nella cartella «resource-list».',
      'List the unique ids of the components under “resources”, or upload a list to the “resource-list” folder.',
    ),
    'Mancano gli identificativi univoci delle componenti.',
    'The unique ids of the components are missing.',
  ),
  ID_DUPLICATE: fail(
    correctIds,
    'L’identificativo «{id}» compare {times} volte in {declaredIn}.',
    'The id “{id}” stands {times} times in {declaredIn}.',
  ),
  ID_FORMAT: review(
    correctIds,
    'Identificativi in una forma non nota (fornitore: {provider}; {count} in tutto): {ids}.',
    'Ids in a form that is not known (provider: {provider}; {count} in all): {ids}.',
  ),
  ID_NOT_IN_REPORT: fail(
    proveId,
    'La risorsa dichiarata «{id}» non compare in alcun report fra il {from} e il {to}.',
    'The declared resource “{id}” is in no report between {from} and {to}.',
  ),
  NO_ID_IN_WINDOW: missing(
    proveId,
    'Nessuna risorsa dichiarata è in uso fra il {from} e il {to}: non c’è alcun identificativo da confrontare con i report.',
    'No declared resource is in use between {from} and {to}: there is no id to compare with the reports.',
  ),
  REPORT_ID_UNDECLARED: review(
    declareOrExplain,
    'Il report «{file}» contiene risorse non dichiarate ({count} in tutto): {ids}.',
    'The report “{file}” holds resources that are not declared ({count} in all): {ids}.',
  ),
  REPORT_ROWS_WITHOUT_ID: review(
    remedyOf(
      'DECLARE_RESOURCE_ID_IN_MAPPING',
      'entity',
      'Aggiungere un file di mappatura che dica a quale risorsa si riferisce il report («resourceId»).',
      'Add a mapping file that says which resource the report is about (“resourceId”).',
    ),
    'Nel report «{file}» ci sono serie senza identificativo della risorsa ({series} in tutto): non si possono attribuire.',
    'The report “{file}” holds series without a resource id ({series} in all): they cannot be attributed.',
  ),
  RESOURCE_SHARED: info(
    null,
    'La risorsa «{id}» serve anche altri servizi del progetto: {services}.',
    'The resource “{id}” serves other services of the project too: {services}.',
  ),
});
