import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const fail = entryOf('fail');
const missing = entryOf('missing');
const review = entryOf('review');

const correctDate = remedyOf(
  'CHECK_DATES',
  'entity',
  'Controllare la data nella dichiarazione: se è sbagliata correggerla e caricare di nuovo dossier.yaml; se è giusta chiedere all’amministrazione titolare della misura, dall’area «Richieste» della piattaforma.',
  'Check the date in the declaration: if it is wrong correct it and upload dossier.yaml again; if it is right ask the administration in charge of the measure, in the “Richieste” area of the platform.',
);
const correctIdentity = remedyOf(
  'CORRECT_IDENTITY',
  'entity',
  'Correggere il codice nella dichiarazione (dossier.yaml) e caricarla di nuovo.',
  'Correct the code in the declaration (dossier.yaml) and upload it again.',
);

/** What concerns the package as a whole (domain.md §5.5, transversal points). */
export const packageReasons = defineReasons({
  START_TOO_EARLY: fail(
    correctDate,
    'Le attività del servizio «{service}» sono iniziate il {date}, prima del {earliest}: non sono ammesse.',
    'The activities of service “{service}” began on {date}, before {earliest}: they are not admitted.',
  ),
  DEADLINE_CONTRACT: fail(
    correctDate,
    '«{field}» è del {date}, dopo il termine del {limit}: {days} giorni dalla notifica del decreto, e mai oltre l’ultimo giorno dell’avviso.',
    '“{field}” is dated {date}, after the deadline of {limit}: {days} days from the notification of the decree, and never later than the notice’s last day.',
  ),
  DEADLINE_MIGRATION: fail(
    correctDate,
    'Il servizio «{service}» è stato rilasciato il {date}, oltre il termine del {limit}.',
    'Service “{service}” was released on {date}, after the deadline of {limit}.',
  ),
  NOT_RELEASED_IN_TIME: fail(
    remedyOf(
      'DECLARE_RELEASE_IN_TIME',
      'entity',
      'Se il servizio è stato rilasciato in tempo, indicare «releasedOn» e caricare la dichiarazione di rilascio.',
      'If the service was released in time, state “releasedOn” and upload the declaration of release.',
    ),
    'Il servizio «{service}» non risulta rilasciato, e il termine era il {limit}.',
    'Service “{service}” is not known to be released, and the deadline was {limit}.',
  ),
  PLANNED_AFTER_DEADLINE: review(
    remedyOf(
      'PLAN_RELEASE_IN_TIME',
      'entity',
      'Rilasciare il servizio entro il {limit} e dichiararlo; se non è possibile, spiegarne il motivo nella nota di «activationPlan»: lo valuta l’asseveratore.',
      'Release the service by {limit} and declare it; if that is not possible, give the reason in the note of “activationPlan”: the auditor assesses it.',
    ),
    'L’attivazione del servizio «{service}» è prevista per il {plannedOn}, dopo il termine del {limit}.',
    'Service “{service}” is planned to be activated on {plannedOn}, after the deadline of {limit}.',
  ),
  RELEASE_AWAITED: missing(
    remedyOf(
      'RELEASE_IN_TIME',
      'entity',
      'Completare la migrazione e dichiarare il rilascio entro il {limit}.',
      'Complete the migration and declare the release by {limit}.',
    ),
    'Il servizio «{service}» non è ancora rilasciato; il termine è il {limit}.',
    'Service “{service}” is not released yet; the deadline is {limit}.',
  ),
  DOUBLE_FUNDING: fail(
    remedyOf(
      'CHECK_DOUBLE_FUNDING',
      'entity',
      'Controllare «noDoubleFunding»: se le stesse spese sono davvero finanziate due volte il progetto non è ammissibile; se è un errore correggere la dichiarazione.',
      'Check “noDoubleFunding”: if the same costs are really funded twice the project is inadmissible; if it is a mistake correct the declaration.',
    ),
    'La dichiarazione dice che le stesse spese hanno un altro finanziamento.',
    'The declaration says that the same costs have another funding.',
  ),
  TAX_CODE_CHECK: fail(
    correctIdentity,
    'Il codice fiscale «{taxCode}» non è valido: undici cifre, con la cifra di controllo giusta.',
    'The tax code “{taxCode}” is not valid: eleven digits, with the right check digit.',
  ),
  IMPROVEMENT_DECL_MISSING: missing(
    remedyOf(
      'UPLOAD_IMPROVEMENT_DECLARATION',
      'entity',
      'Caricare nella cartella «improvement-declaration» la dichiarazione firmata dei servizi realizzati in modalità migliorativa.',
      'Upload the signed declaration of the services realised in the improved mode to the “improvement-declaration” folder.',
    ),
    'Il servizio «{service}» era candidato in Trasferimento ed è realizzato in Aggiornamento: manca la dichiarazione di migrazione migliorativa.',
    'Service “{service}” was a candidate for Trasferimento and is realised as Aggiornamento: the declaration of improved migration is missing.',
  ),
  SIGNATURE_TO_CHECK: review(
    remedyOf(
      'AUDITOR_CHECKS_SIGNATURE',
      'auditor',
      'L’asseveratore controlla la firma digitale del documento; la piattaforma ammette la firma CAdES (.p7m), e l’ente può caricare il documento firmato così.',
      'The auditor checks the document’s digital signature; the platform admits CAdES signatures (.p7m), and the entity may upload the document signed like that.',
    ),
    'Il documento «{file}» non è un file firmato CAdES (.p7m): la firma va controllata da una persona.',
    'The document “{file}” is no CAdES-signed file (.p7m): a person has to check the signature.',
  ),
  MODE_DOWNGRADE: fail(
    remedyOf(
      'CHECK_SCENARIO',
      'entity',
      'Verificare origine e destinazione dichiarate; se sono giuste il servizio non è finanziabile e chiedere all’amministrazione titolare della misura, dall’area «Richieste» della piattaforma.',
      'Check the declared origin and destination; if they are right the service cannot be funded and ask the administration in charge of the measure, in the “Richieste” area of the platform.',
    ),
    'Il servizio «{service}» era candidato in Aggiornamento ed è realizzato in IaaS: non è ammesso.',
    'Service “{service}” was a candidate for Aggiornamento and is realised on IaaS: that is not admitted.',
  ),
  PACKAGE_NOT_WHOLE: {
    severity: 'info',
    text: {
      it: 'Il contributo spetta solo se tutti i servizi del pacchetto sono conformi; non lo sono ancora: {services}.',
      en: 'The contribution is due only if every service of the package conforms; not yet so: {services}.',
    },
    remedy: null,
  },
  MIGRATION_PLAN_TO_COMPARE: review(
    remedyOf(
      'AUDITOR_COMPARES_PLAN',
      'auditor',
      'L’asseveratore confronta i servizi dichiarati con quelli del piano di migrazione inviato in candidatura.',
      'The auditor compares the declared services with those of the migration plan sent with the application.',
    ),
    'Il piano di migrazione è fra i documenti della candidatura, che qui non ci sono: che sia stato inviato e che i servizi siano gli stessi lo verifica una persona.',
    'The migration plan is among the documents of the application, which are not here: a person verifies that it was sent and that the services are the same.',
  ),
});
