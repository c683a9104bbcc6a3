import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const fail = entryOf('fail');
const review = entryOf('review');

const lookUpCatalogue = remedyOf(
  'LOOK_UP_CATALOGUE',
  'auditor',
  'L’asseveratore cerca la soluzione nel catalogo ACN: fornitore, famiglia ({families}), livello e validità della qualificazione.',
  'The auditor looks the solution up in the ACN catalogue: supplier, family ({families}), level and validity of the qualification.',
);
const correctReference = remedyOf(
  'CORRECT_CATALOGUE_REFERENCE',
  'entity',
  'Controllare «contract.catalogueReference» con il fornitore: numero e famiglia della scheda devono essere quelli della soluzione del contratto.',
  'Check “contract.catalogueReference” with the supplier: number and family of the card must be those of the contract’s solution.',
);
const askQualification = remedyOf(
  'ASK_QUALIFICATION',
  'supplier',
  'Chiedere al fornitore la qualificazione in corso di validità, del livello che i dati richiedono, e indicarne la scheda in «contract.catalogueReference».',
  'Ask the supplier for the qualification in force, of the level that the data require, and state its card in “contract.catalogueReference”.',
);
const auditorCompares = remedyOf(
  'AUDITOR_COMPARES_CARD',
  'auditor',
  'L’asseveratore confronta la scheda del catalogo con il contratto.',
  'The auditor compares the card of the catalogue with the contract.',
);

const correctAmount = remedyOf(
  'CHECK_AMOUNT',
  'entity',
  'Controllare «project.amountEur» e le modalità candidate dei servizi: l’importo è quello del decreto di finanziamento.',
  'Check “project.amountEur” and the candidate modes of the services: the amount is that of the funding decree.',
);
const checkFunding = remedyOf(
  'AUDITOR_CHECKS_FUNDING',
  'auditor',
  'L’asseveratore controlla CUP, ente e importo sul decreto di finanziamento.',
  'The auditor checks CUP, entity and amount against the funding decree.',
);
const checkList = remedyOf(
  'AUDITOR_CHECKS_LIST',
  'auditor',
  'L’asseveratore cerca il servizio nell’elenco dell’avviso per il tipo di ente.',
  'The auditor looks the service up in the notice’s list for the kind of entity.',
);
const correctServices = remedyOf(
  'CORRECT_SERVICES',
  'entity',
  'Correggere i servizi della dichiarazione: sono quelli della candidatura, da uno a cinque, ciascuno una volta.',
  'Correct the services of the declaration: those of the application, one to five, each once.',
);

const auditorChecksAddress = remedyOf(
  'AUDITOR_CHECKS_ADDRESS',
  'auditor',
  'L’asseveratore valuta perché l’indirizzo non è del fornitore: rete propria dell’ente, servizio davanti al sistema, elenco non aggiornato.',
  'The auditor assesses why the address is not the provider’s: a network that the entity brought along, a service in front, a list out of date.',
);

/** What looking something up in a register comes to (domain.md §5.5: TRA-02, PAA-02, SAA-02). */
export const registerReasons = defineReasons({
  PKG_SIZE: fail(
    correctServices,
    'I servizi dichiarati sono {count}: il pacchetto ne ammette al massimo {most}.',
    '{count} services are declared: the package admits at most {most}.',
  ),
  SERVICE_DUPLICATE: fail(
    correctServices,
    'Lo stesso servizio è dichiarato più volte: {services}.',
    'The same service is declared more than once: {services}.',
  ),
  SERVICE_LIST_ABSENT: review(
    checkList,
    'L’elenco dei servizi dell’avviso non è fra i dati di questa verifica: i servizi {services} li controlla una persona.',
    'The notice’s list of services is not among the inputs of this assessment: a person checks the services {services}.',
  ),
  SERVICE_NOT_IN_LIST: fail(
    checkList,
    'Il servizio «{service}» ({named}) non è nell’elenco dell’avviso del {takenOn}.',
    'Service “{service}” ({named}) is not in the notice’s list of {takenOn}.',
  ),
  AMOUNT_MISMATCH: fail(
    correctAmount,
    'L’importo dichiarato è {amountEur} euro; dovrebbe essere {expectedEur}.',
    'The declared amount is {amountEur} euro; it should be {expectedEur}.',
  ),
  CUP_NOT_ASSIGNED: review(
    remedyOf(
      'CHECK_ASSIGNMENT',
      'entity',
      'Controllare codice IPA e CUP nella cartella di caricamento e in dossier.yaml. Se sono giusti avvisare l’amministrazione titolare della misura o l’asseveratore, che aggiorna l’elenco o decide dal decreto: ciò che è caricato resta e viene giudicato.',
      'Check IPA code and CUP in the upload folder and in dossier.yaml. If they are right tell the administration in charge of the measure or the auditor, who updates the list or decides from the decree: what was uploaded stays and is judged.',
    ),
    'Il progetto è sospeso: l’elenco dei progetti finanziati del {takenOn} non assegna il CUP {cup} all’ente «{ipa}».',
    'The project is held: the list of funded projects of {takenOn} does not assign the CUP {cup} to the entity “{ipa}”.',
  ),
  CUP_NOT_IN_OPEN_DATA: review(
    checkFunding,
    'Il CUP {cup} non è fra i progetti finanziati pubblicati il {takenOn}.',
    'The CUP {cup} is not among the funded projects published on {takenOn}.',
  ),
  IPA_MISMATCH: review(
    checkFunding,
    'Il CUP {cup} è assegnato a «{registered}», non a «{ipa}».',
    'The CUP {cup} is assigned to “{registered}”, not to “{ipa}”.',
  ),
  FUNDED_PROJECTS_ABSENT: review(
    checkFunding,
    'L’elenco dei progetti finanziati non è fra i dati di questa verifica: il CUP {cup} lo controlla una persona.',
    'The list of funded projects is not among the inputs of this assessment: a person checks the CUP {cup}.',
  ),
  IP_OUTSIDE_PROVIDER_RANGES: review(
    auditorChecksAddress,
    'L’indirizzo {address} non è fra le reti pubblicate da {providers} (elenco del {takenOn}).',
    'The address {address} is not among the networks published by {providers} (list of {takenOn}).',
  ),
  SNAPSHOT_STALE: review(
    lookUpCatalogue,
    'La copia del registro «{register}» è del {takenOn}, più vecchia di {days} giorni: il riferimento «{reference}» lo controlla una persona.',
    'The snapshot of the register “{register}” was taken on {takenOn}, more than {days} days ago: a person checks the reference “{reference}”.',
  ),
  NOT_IN_CATALOGUE: fail(
    correctReference,
    'Nel catalogo ACN del {takenOn} la scheda «{reference}» non c’è.',
    'The ACN catalogue of {takenOn} has no card “{reference}”.',
  ),
  FAMILY_MISMATCH: fail(
    correctReference,
    'La scheda «{card}» è della famiglia {family}; qui serve {families}.',
    'The card “{card}” is of the family {family}; here {families} is needed.',
  ),
  QUALIFICATION_EXPIRED: fail(
    askQualification,
    'La qualificazione della scheda «{card}» vale dal {validFrom} al {validTo}: il {on} non era in vigore.',
    'The qualification of card “{card}” holds from {validFrom} to {validTo}: on {on} it was not in force.',
  ),
  QUALIFICATION_REVOKED: fail(
    askQualification,
    'La qualificazione della scheda «{card}» è stata revocata il {revokedOn}.',
    'The qualification of card “{card}” was revoked on {revokedOn}.',
  ),
  LEVEL_TOO_LOW: fail(
    askQualification,
    'La scheda «{card}» è di livello {level}: per dati «{dataClass}» serve almeno il {least}.',
    'The card “{card}” is of level {level}: data that are “{dataClass}” need at least {least}.',
  ),
  LEVEL_UNKNOWN: review(
    auditorCompares,
    'La scheda «{card}» non dice il livello di qualificazione: lo verifica una persona.',
    'The card “{card}” does not state the level of qualification: a person verifies it.',
  ),
  PROVIDER_NAME_MISMATCH: review(
    auditorCompares,
    'La scheda «{card}» è di «{provider}», il contratto di «{supplier}»: se siano la stessa impresa, o una filiera dichiarata, lo valuta una persona.',
    'The card “{card}” is of “{provider}”, the contract of “{supplier}”: whether they are one company, or a declared chain, a person assesses.',
  ),
  SAAS_CSP_DIFFERS_FROM_CARD: review(
    auditorCompares,
    'La scheda «{card}» dice che il SaaS è erogato da «{hostingCsp}», la dichiarazione nomina {declared}.',
    'The card “{card}” says that the SaaS is delivered by “{hostingCsp}”, the declaration names {declared}.',
  ),
});
