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

/** What looking something up in a register comes to (domain.md §5.5: TRA-02, PAA-02, SAA-02). */
export const registerReasons = defineReasons({
  SNAPSHOT_STALE: review(
    lookUpCatalogue,
    'La copia del registro «{register}» è del {takenOn}, più vecchia di {days} giorni: il riferimento «{reference}» lo controlla una persona.',
    'The snapshot of the register “{register}” is of {takenOn}, older than {days} days: a person checks the reference “{reference}”.',
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
