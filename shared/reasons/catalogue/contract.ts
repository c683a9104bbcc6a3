import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const fail = entryOf('fail');
const missing = entryOf('missing');
const review = entryOf('review');
const warning = entryOf('warning');

const readContract = remedyOf(
  'READ_CONTRACT',
  'auditor',
  'L’asseveratore legge il contratto: parti, oggetto, date, soluzione qualificata indicata.',
  'The auditor reads the contract: parties, subject, dates, the qualified solution it names.',
);
const uploadContract = remedyOf(
  'UPLOAD_CONTRACT',
  'entity',
  'Caricare il contratto firmato (e gli eventuali addenda) nella cartella «contract» del servizio.',
  'Upload the signed contract (and any addenda) to the service’s “contract” folder.',
);
const stateCatalogueReference = remedyOf(
  'STATE_CATALOGUE_REFERENCE',
  'entity',
  'Indicare in «contract.catalogueReference» la scheda della soluzione nel catalogo ACN; se il contratto non la nomina, allegare un addendum firmato dalle parti.',
  'State the solution’s card in the ACN catalogue under “contract.catalogueReference”; if the contract does not name it, add an addendum signed by both parties.',
);
const correctContractDates = remedyOf(
  'CORRECT_CONTRACT_DATES',
  'entity',
  'Verificare le date nella dichiarazione; se sono giuste, allegare l’atto che copre il periodo (proroga, rinnovo o atto ricognitivo).',
  'Check the dates in the declaration; if they are right, add the act that covers the period (extension, renewal or acknowledgement).',
);
const lookUpCatalogue = remedyOf(
  'LOOK_UP_CATALOGUE',
  'auditor',
  'L’asseveratore cerca la soluzione nel catalogo ACN: fornitore, famiglia ({families}), livello e validità della qualificazione.',
  'The auditor looks the solution up in the ACN catalogue: supplier, family ({families}), level and validity of the qualification.',
);
const describeSoftware = remedyOf(
  'DESCRIBE_SOFTWARE',
  'entity',
  'Indicare nella dichiarazione il nome del software migrato e una descrizione di almeno {characters} caratteri.',
  'State in the declaration the name of the migrated software and a description of at least {characters} characters.',
);

/** Contract, catalogue and software: TRA-01, TRA-02, TRA-04 and their like for PaaS and SaaS (domain.md §5.5). */
export const contractReasons = defineReasons({
  CONTRACT_MISSING: missing(
    uploadContract,
    'Manca il contratto con il fornitore ({wanted}).',
    'The contract with the supplier is missing ({wanted}).',
  ),
  ACN_REFERENCE_MISSING: missing(
    stateCatalogueReference,
    'Il contratto dichiarato non indica la soluzione qualificata nel catalogo ACN.',
    'The declared contract does not name the qualified solution in the ACN catalogue.',
  ),
  CONTRACT_AFTER_COMPLETION: fail(
    correctContractDates,
    'Il contratto è firmato il {signedOn}, dopo {against} ({limit}).',
    'The contract is signed on {signedOn}, after {against} ({limit}).',
  ),
  CONTRACT_EXPIRED: fail(
    correctContractDates,
    'Il contratto scade il {validTo}, prima del rilascio in produzione del {releasedOn}.',
    'The contract ends on {validTo}, before the release in production on {releasedOn}.',
  ),
  CUP_NOT_IN_CONTRACT: review(
    remedyOf(
      'CHECK_CUP_IN_CONTRACT',
      'entity',
      'Indicare in «contract.cup» il CUP che il contratto riporta; se non lo riporta, allegare un atto integrativo con il CUP {cup}.',
      'State in “contract.cup” the CUP that the contract carries; if it carries none, add a supplementary act with the CUP {cup}.',
    ),
    'Il contratto dichiarato non riporta il CUP del progetto ({cup}).',
    'The declared contract does not carry the project’s CUP ({cup}).',
  ),
  CONTRACT_TO_READ: review(
    readContract,
    'Il contratto è caricato: date e riferimenti sono quelli dichiarati dall’ente e li conferma una persona leggendolo.',
    'The contract is there: dates and references are what the entity declares, and a person confirms them by reading it.',
  ),

  CATALOGUE_REF_MISSING: missing(
    stateCatalogueReference,
    'Manca il riferimento alla scheda del catalogo ACN (famiglie ammesse: {families}).',
    'The reference to the card in the ACN catalogue is missing (families accepted: {families}).',
  ),
  CATALOGUE_REF_LEGACY_AGID: warning(
    stateCatalogueReference,
    'Il riferimento «{reference}» è del vecchio catalogo AgID.',
    'The reference “{reference}” is of the old AgID catalogue.',
  ),
  REGISTER_ABSENT: review(
    lookUpCatalogue,
    'Il registro «{register}» non è fra i dati di questa verifica: il riferimento «{reference}» lo controlla una persona.',
    'The register “{register}” is not among the inputs of this assessment: a person checks the reference “{reference}”.',
  ),

  SOFTWARE_INFO_MISSING: missing(
    describeSoftware,
    'Il software migrato non è descritto: manca o è troppo breve «{wanted}».',
    'The migrated software is not described: “{wanted}” is missing or too short.',
  ),
  PERTINENCE: review(
    remedyOf(
      'ASSESS_PERTINENCE',
      'auditor',
      'L’asseveratore valuta se il software descritto è pertinente al servizio finanziato.',
      'The auditor assesses whether the software described belongs to the funded service.',
    ),
    'Il software è descritto: la pertinenza al servizio la valuta una persona.',
    'The software is described: a person assesses whether it belongs to the service.',
  ),
});
