import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const fail = entryOf('fail');
const missing = entryOf('missing');
const review = entryOf('review');
const warning = entryOf('warning');

const completeDeclaration = remedyOf(
  'COMPLETE_DECLARATION',
  'entity',
  'Compilare «{wanted}» nella dichiarazione (dossier.yaml) e caricarla di nuovo.',
  'Fill in “{wanted}” in the declaration (dossier.yaml) and upload it again.',
);
const auditorDecides = remedyOf(
  'AUDITOR_DECIDES',
  'auditor',
  'L’asseveratore esamina quanto dichiarato e i documenti caricati e registra la sua valutazione.',
  'The auditor examines what is declared and the uploaded documents, and records a review.',
);
const correctUrl = remedyOf(
  'CORRECT_URL',
  'entity',
  'Correggere l’indirizzo in «visibility.urls»: deve cominciare con https:// ed essere raggiungibile da Internet; se il servizio è solo interno dichiararlo «private».',
  'Correct the address in “visibility.urls”: it must begin with https:// and be reachable from the Internet; if the service is internal only, declare it “private”.',
);
const describeAccess = remedyOf(
  'DESCRIBE_ACCESS',
  'entity',
  'Descrivere in «visibility.accessMode», in almeno {characters} caratteri, come si accede al servizio (VPN, rete dedicata, postazioni abilitate).',
  'Describe in “visibility.accessMode”, in at least {characters} characters, how the service is reached (VPN, dedicated network, enabled workstations).',
);
const uploadOriginDeclaration = remedyOf(
  'UPLOAD_ORIGIN_DECLARATION',
  'entity',
  'Compilare «origin» nella dichiarazione e caricare la dichiarazione firmata sul sistema di origine nella cartella «origin-declaration».',
  'Fill in “origin” in the declaration and upload the signed declaration of the original system to the “origin-declaration” folder.',
);
const checkScenario = remedyOf(
  'CHECK_SCENARIO',
  'entity',
  'Verificare origine e destinazione dichiarate; se sono giuste il servizio non è finanziabile e chiedere all’amministrazione titolare della misura, dall’area «Richieste» della piattaforma.',
  'Check the declared origin and destination; if they are right the service cannot be funded and ask the administration in charge of the measure, in the “Richieste” area of the platform.',
);

/** Visibility, scenario, release, PaaS and SaaS, the package, and what a person judges (domain.md §5.5). */
export const pointReasons = defineReasons({
  FIELD_MISSING: missing(completeDeclaration, 'Nella dichiarazione manca «{wanted}».', '“{wanted}” is missing in the declaration.'),

  CRITICAL_DOC_MISSING: missing(
    remedyOf(
      'UPLOAD_CRITICAL_DOCUMENT',
      'entity',
      'Caricare nella cartella «critical-data» il documento di una terza parte sui dati critici del servizio; se i dati sono ordinari, correggere «dataClass» e «hasCriticalData».',
      'Upload a third party’s document about the service’s critical data to the “critical-data” folder; if the data are ordinary, correct “dataClass” and “hasCriticalData”.',
    ),
    'Il servizio è dichiarato con dati critici o strategici, ma manca il documento di una terza parte che li descrive.',
    'The service is declared with critical or strategic data, but the third party’s document that describes them is missing.',
  ),
  CRITICAL_DOC_TO_ASSESS: review(
    auditorDecides,
    'Il documento sui dati critici è caricato: chi l’ha prodotto e se il livello di qualificazione basta lo valuta una persona.',
    'The document about critical data is there: a person assesses who made it and whether the qualification level is enough.',
  ),
  CLASS_INCOHERENT: fail(
    remedyOf(
      'CORRECT_DATA_CLASS',
      'entity',
      'Correggere «dataClass» o «hasCriticalData» nella dichiarazione: un servizio che tratta dati critici non è di dati ordinari.',
      'Correct “dataClass” or “hasCriticalData” in the declaration: a service that holds critical data is not one of ordinary data.',
    ),
    'I dati sono dichiarati ordinari e insieme critici.',
    'The data are declared ordinary and critical at once.',
  ),
  DOC_NOT_THIRD_PARTY: review(
    remedyOf(
      'ASK_THIRD_PARTY_DOCUMENT',
      'entity',
      'Caricare il documento prodotto da una terza parte (fornitore o CSP), non dall’ente.',
      'Upload the document made by a third party (supplier or CSP), not by the entity.',
    ),
    'Il documento «{file}» è dichiarato come prodotto dall’ente: deve essere di una terza parte.',
    'The document “{file}” is declared as made by the entity: it must be a third party’s.',
  ),

  URL_OR_IP_MISSING: missing(
    remedyOf(
      'STATE_URL_OR_IP',
      'entity',
      'Indicare in «visibility.urls» l’indirizzo web del servizio, oppure almeno un IP pubblico in «publicIps».',
      'State the service’s web address in “visibility.urls”, or at least one public IP in “publicIps”.',
    ),
    'Il servizio è dichiarato pubblico, ma non ha né un URL né un IP pubblico.',
    'The service is declared public, but has neither a URL nor a public IP.',
  ),
  URL_INVALID: fail(
    correctUrl,
    'L’indirizzo «{url}» non indica un servizio pubblico: {why}.',
    'The address “{url}” does not name a public service: {why}.',
  ),
  URL_HTTP_ONLY: warning(
    correctUrl,
    'L’indirizzo «{url}» è offerto solo in chiaro (http).',
    'The address “{url}” is offered in the clear only (http).',
  ),
  ACCESS_MODE_MISSING: missing(
    describeAccess,
    'Il servizio è dichiarato privato, ma non è descritto come vi si accede.',
    'The service is declared private, but how it is reached is not described.',
  ),
  PRIVATE_ACCESS: review(
    auditorDecides,
    'Il servizio ha solo accesso privato: la modalità di accesso descritta la valuta una persona.',
    'The service has private access only: a person assesses the access mode described.',
  ),

  ACTIVATION_DATE_MISSING: missing(
    remedyOf(
      'STATE_RELEASE_OR_PLAN',
      'entity',
      'Indicare «releasedOn», oppure in «activationPlan» la data prevista di attivazione e una nota che la spieghi.',
      'State “releasedOn”, or the planned activation date and an explaining note in “activationPlan”.',
    ),
    'Manca la data di rilascio in produzione e anche quella prevista.',
    'Both the date of release in production and the planned one are missing.',
  ),
  PROD_DECL_MISSING: missing(
    remedyOf(
      'UPLOAD_PRODUCTION_DECLARATION',
      'entity',
      'Caricare la dichiarazione firmata di rilascio in produzione nella cartella «production-declaration».',
      'Upload the signed declaration of release in production to the “production-declaration” folder.',
    ),
    'Manca la dichiarazione di rilascio in produzione.',
    'The declaration of release in production is missing.',
  ),

  ORIGIN_DECL_MISSING: missing(
    uploadOriginDeclaration,
    'Manca la dichiarazione sul sistema di origine.',
    'The declaration of the original system is missing.',
  ),
  ORIGIN_QUALIFICATION_UNKNOWN: missing(
    remedyOf(
      'STATE_ORIGIN_QUALIFICATION',
      'entity',
      'Indicare in «origin.qualified» se il cloud di origine era qualificato (true) o no (false).',
      'State in “origin.qualified” whether the original cloud was qualified (true) or not (false).',
    ),
    'Una migrazione da {origin} a {destination} è finanziabile solo se il cloud di origine non era qualificato, e questo non è dichiarato.',
    'A migration from {origin} to {destination} can be funded only if the original cloud was not qualified, and that is not declared.',
  ),
  SCENARIO_NOT_FUNDABLE: fail(
    checkScenario,
    'La migrazione da {origin} a {destination} non è finanziabile.',
    'The migration from {origin} to {destination} cannot be funded.',
  ),
  SCENARIO_IMPOSSIBLE: fail(
    checkScenario,
    'La migrazione da {origin} a {destination} non è possibile secondo l’avviso.',
    'The migration from {origin} to {destination} is not possible according to the notice.',
  ),
  TWO_STEP_EXCEPTION: review(
    remedyOf(
      'CHECK_TWO_STEPS',
      'auditor',
      'L’asseveratore verifica che il primo passo (verso IaaS qualificato, {priorStepOn}) fosse fatto in vista del SaaS.',
      'The auditor checks that the first step (to qualified IaaS, {priorStepOn}) was made with SaaS in view.',
    ),
    'Da {origin} qualificato a {destination}: ammissibile solo come secondo di due passi, il primo il {priorStepOn}.',
    'From qualified {origin} to {destination}: admissible only as the second of two steps, the first on {priorStepOn}.',
  ),

  PAAS_SOLUTION_MISSING: missing(
    completeDeclaration,
    'La soluzione PaaS adottata non è descritta: manca «{wanted}».',
    'The PaaS solution is not described: “{wanted}” is missing.',
  ),
  PAAS_PROFILE_UNKNOWN: review(
    auditorDecides,
    'Per il componente «{resourceId}» (tipo {kind}) non è stabilito quali misure ne mostrano l’uso: lo valuta una persona.',
    'Which measures show the use of component “{resourceId}” (kind {kind}) is not laid down: a person assesses it.',
  ),
  THIRD_PARTY_REPORT_MISSING: missing(
    remedyOf(
      'UPLOAD_THIRD_PARTY_REPORT',
      'supplier',
      'Chiedere a «{thirdParty}» il report di utilizzo dello stesso periodo, caricarlo nella cartella «usage-report» e scrivere il suo nome in «producer» nel file di mappatura che lo accompagna; se non fa più parte della filiera, toglierla dalla dichiarazione.',
      'Ask “{thirdParty}” for the usage report of the same period, upload it to the “usage-report” folder and write its name under “producer” in the mapping file beside it; where it is no longer part of the chain, take it out of the declaration.',
    ),
    'Manca il report di «{thirdParty}», dichiarata fra le terze parti.',
    'The report of “{thirdParty}”, declared among the third parties, is missing.',
  ),
  DATA_DECL_MISSING: missing(
    remedyOf(
      'UPLOAD_DATA_DECLARATION',
      'entity',
      'Caricare la dichiarazione di migrazione completa dei dati in «data-completeness», oppure motivare in «dataMigration.justification».',
      'Upload the declaration of complete data migration to “data-completeness”, or give the reasons in “dataMigration.justification”.',
    ),
    'Manca la dichiarazione di migrazione completa dei dati.',
    'The declaration of complete data migration is missing.',
  ),
  PARTIAL_DATA_MIGRATION: review(
    auditorDecides,
    'Che tutti i dati siano nel PaaS non è dichiarato senza riserve: la motivazione la valuta una persona.',
    'That all data are in the PaaS is not declared without reservations: a person assesses the justification.',
  ),
  SYNC_SESSION_PENDING: missing(
    remedyOf(
      'HOLD_SESSION',
      'auditor',
      'La organizza l’asseveratore, dopo l’inizio della migrazione ed entro il termine del progetto: concorda con l’ente giorno e ora di una videochiamata o di una visita, vede il sistema usato da chi ci lavora e registra l’esito. L’ente che non è ancora stato contattato la chiede dall’area «Richieste» della piattaforma, e per quel giorno prepara un operatore e un accesso.',
      'The auditor organises it, after the migration began and by the project’s deadline: agrees with the entity on day and hour of a video call or a visit, sees the system used by those who work with it and records the result. An entity that nobody has contacted yet asks for it in the “Richieste” area of the platform, and has an operator and an access ready for that day.',
    ),
    'Il sistema SaaS va visto dal vivo dall’asseveratore, e la sessione non risulta ancora svolta: dopo il termine del progetto vale come una prova mancante.',
    'The auditor has to see the SaaS system live, and no such session is recorded yet: after the project’s deadline it counts as missing evidence.',
  ),

  DECL_MISSING: missing(
    completeDeclaration,
    'Manca la dichiarazione di assenza di doppio finanziamento («{wanted}»).',
    'The declaration that there is no double funding is missing (“{wanted}”).',
  ),
  DNSH_MISSING: missing(
    remedyOf(
      'UPLOAD_DNSH',
      'supplier',
      'Chiedere a ogni fornitore l’autodichiarazione DNSH e caricarla nella cartella «dnsh».',
      'Ask every supplier for the DNSH self-declaration and upload it to the “dnsh” folder.',
    ),
    'Manca l’autodichiarazione DNSH dei fornitori.',
    'The suppliers’ DNSH self-declaration is missing.',
  ),
});
