import { defineReasons, type Remedy } from '../define-reason.ts';
import { explainToAuditor, exportFiner, exportMissingDays } from './usage-remedies.ts';

const proveUse: Remedy = {
  code: 'PROVE_USE',
  who: 'entity',
  text: {
    it: 'Verificare che il servizio sia davvero in uso e che il report riguardi le macchine giuste; poi esportare di nuovo.',
    en: 'Check that the service is really in use and that the report is about the right machines; then export again.',
  },
};

const declareZone: Remedy = {
  code: 'DECLARE_STAMPS',
  who: 'entity',
  text: {
    it: 'Chiedere a chi ha prodotto il report in quale fuso sono le ore e se indicano l’inizio o la fine dell’intervallo, e scriverlo nel file di mappatura: «zone: Europe/Rome» (o «zone: UTC») e «stamp: start» (o «stamp: end»).',
    en: 'Ask whoever produced the report in which zone its times are and whether they mark the beginning or the end of the interval, and write it in the mapping file: “zone: Europe/Rome” (or “zone: UTC”) and “stamp: start” (or “stamp: end”).',
  },
};

/** DESIGN §5 statements 13 to 18, and what is asked of the report itself (domain.md §5.5, TRA-03). */
export const usageReasons = defineReasons({
  ZERO_USAGE: {
    severity: 'fail',
    text: { it: 'La classe {class} è a zero per tutto il periodo.', en: 'Class {class} is zero over the whole period.' },
    remedy: proveUse,
  },
  METRIC_SUSPECT: {
    severity: 'review',
    text: {
      it: 'La classe {class} è a zero per tutto il periodo mentre altre classi mostrano attività.',
      en: 'Class {class} is zero over the whole period while other classes show activity.',
    },
    remedy: proveUse,
  },
  USE_NOT_SHOWN: {
    severity: 'review',
    text: {
      it: 'Per la classe {class} le righe coprono il periodo ma nessun valore dice quanto è usato (solo capacità, minimi, conteggi o spazio libero senza la dimensione).',
      en: 'For class {class} the rows cover the period but no value says how much is used (only capacity, minima, counts, or free amounts without the size).',
    },
    remedy: {
      code: 'EXPORT_USE',
      who: 'supplier',
      text: {
        it: 'Esportare anche i valori medi d’uso della classe {class}, oppure la capacità accanto allo spazio libero.',
        en: 'Export the average use of class {class} as well, or the capacity beside the free amount.',
      },
    },
  },
  LOW_USAGE: {
    severity: 'review',
    text: {
      it: 'La classe {class} è a zero in {zeroDays} giorni su {days} con valori.',
      en: 'Class {class} is zero on {zeroDays} of the {days} days with values.',
    },
    remedy: proveUse,
  },
  FLATLINE: {
    severity: 'review',
    text: {
      it: 'La CPU di {resourceId} resta identica ({value}) per più giorni di seguito, dal {day}.',
      en: 'The CPU of {resourceId} stays identical ({value}) for several days in a row, from {day}.',
    },
    remedy: explainToAuditor,
  },
  RESOURCE_GAP: {
    severity: 'review',
    text: {
      it: 'La risorsa {resourceId} non ha dati della classe {class} dal {from} al {to}, mentre il servizio ne ha.',
      en: 'Resource {resourceId} has no data of class {class} from {from} to {to}, while the service has.',
    },
    remedy: {
      code: 'DECLARE_LIFETIME_OR_EXPORT',
      who: 'entity',
      text: {
        it: 'Se la risorsa è stata creata o dismessa, indicarne le date («createdOn», «deletedOn»); altrimenti caricare i dati mancanti.',
        en: 'If the resource was created or removed, state its dates (“createdOn”, “deletedOn”); otherwise upload the missing data.',
      },
    },
  },
  RESOURCE_METRIC_MISSING: {
    severity: 'review',
    text: {
      it: 'La risorsa {resourceId} non ha alcun dato della classe {class}, mentre il servizio ne ha.',
      en: 'Resource {resourceId} has no data of class {class} at all, while the service has.',
    },
    remedy: exportMissingDays,
  },
  CADENCE_COARSE: {
    severity: 'warning',
    text: {
      it: 'Per la classe {class} ci sono righe che coprono più di 6 ore ciascuna.',
      en: 'For class {class} there are rows that cover more than 6 hours each.',
    },
    remedy: exportFiner,
  },
  CADENCE_DECLARED: {
    severity: 'review',
    text: {
      it: 'Per la classe {class} la durata di righe più lunghe di 2 ore e 30 è detta solo dalla mappatura.',
      en: 'For class {class} only the mapping states the length of rows longer than 2 h 30.',
    },
    remedy: exportFiner,
  },
  STAMP_SIDE_UNKNOWN: {
    severity: 'info',
    text: {
      it: 'Nessuno dice se la data e ora di ogni riga sono l’inizio o la fine dell’intervallo che misura.',
      en: 'Nobody says whether the time of each row is the beginning or the end of the interval that it measures.',
    },
    remedy: declareZone,
  },
  EVIDENCE_STALE: {
    severity: 'missing',
    text: {
      it: 'Per la classe {class} l’ultimo file ricevuto è del {knownUntil}: più di {days} giorni fa.',
      en: 'For class {class} the latest file was received on {knownUntil}: more than {days} days ago.',
    },
    remedy: {
      code: 'UPLOAD_RECENT_REPORT',
      who: 'supplier',
      text: {
        it: 'Chiedere al fornitore il report dell’ultimo mese, fino a oggi, e caricarlo nella cartella «usage-report».',
        en: 'Ask the supplier for the report of the last month, up to today, and upload it to the “usage-report” folder.',
      },
    },
  },
  REPORT_MISSING: {
    severity: 'missing',
    text: {
      it: 'Manca il report di utilizzo delle risorse: nessun file riguarda le risorse dichiarate.',
      en: 'The resource usage report is missing: no file is about the declared resources.',
    },
    remedy: {
      code: 'UPLOAD_REPORT',
      who: 'supplier',
      text: {
        it: 'Chiedere al fornitore cloud il report di utilizzo per tutto il periodo (CPU, RAM, storage e connettività delle macchine; per il PaaS, le misure di ogni componente) e caricarlo nella cartella «usage-report».',
        en: 'Ask the cloud provider for the usage report over the whole period (CPU, RAM, storage and connectivity of the machines; for PaaS, the metrics of each component) and upload it to the “usage-report” folder.',
      },
    },
  },
  REPORT_NOT_READ: {
    severity: 'missing',
    text: {
      it: 'Il report «{file}» è stato caricato, ma non dà alcun dato sulle risorse dichiarate: {problems}.',
      en: 'The report “{file}” was uploaded, but it gives no data about the declared resources: {problems}.',
    },
    remedy: {
      code: 'CORRECT_FILE',
      who: 'entity',
      text: {
        it: 'Correggere il file «{file}» o il suo file di mappatura: il comando «attesta inspect» mostra che cosa se ne legge.',
        en: 'Correct the file “{file}” or its mapping file: the command “attesta inspect” shows what is read in it.',
      },
    },
  },
  REPORT_NOT_MACHINE_READABLE: {
    severity: 'review',
    text: {
      it: 'Per la classe {class} c’è solo un documento (PDF o immagine): lo valuta l’asseveratore.',
      en: 'For class {class} there is only a document (PDF or picture): the auditor assesses it.',
    },
    remedy: {
      code: 'EXPORT_AS_TABLE',
      who: 'supplier',
      text: {
        it: 'Chiedere al fornitore gli stessi dati in CSV, Excel o JSON e caricarli accanto al documento; senza, lo legge e lo valuta l’asseveratore.',
        en: 'Ask the supplier for the same data as CSV, Excel or JSON and upload them beside the document; without, the auditor reads and assesses it.',
      },
    },
  },
  REPORT_READ_WITH_DOUBTS: {
    severity: 'review',
    text: {
      it: 'Il file «{file}» è stato letto, ma con dubbi: {problems}.',
      en: 'The file “{file}” was read, but with doubts: {problems}.',
    },
    remedy: {
      code: 'CORRECT_DOUBTS',
      who: 'entity',
      text: {
        it: 'Correggere nel file «{file}», o nella sua mappatura, ciò che è detto dubbio; se è giusto così, lo valuta l’asseveratore.',
        en: 'Correct what is said to be doubtful in the file “{file}”, or in its mapping; if it is right as it is, the auditor assesses it.',
      },
    },
  },
  REPORT_PRODUCER_UNSTATED: {
    severity: 'review',
    text: {
      it: 'Non si sa di chi è il report «{file}»: è una tabella che chiunque può scrivere, e la mappatura non dice chi l’ha prodotto.',
      en: 'Nobody can tell whose report “{file}” is: it is a table that anyone can write, and its mapping does not say who made it.',
    },
    remedy: {
      code: 'STATE_PRODUCER',
      who: 'entity',
      text: {
        it: 'Scrivere nella mappatura di «{file}» chi l’ha prodotto, «producer: { name: …, kind: csp }», oppure caricare al suo posto l’esportazione che lo strumento del fornitore scrive da sé.',
        en: 'Write in the mapping of “{file}” who made it, “producer: { name: …, kind: csp }”, or upload in its place the export that the provider’s own tool writes.',
      },
    },
  },
  REPORT_NOT_THIRD_PARTY: {
    severity: 'review',
    text: {
      it: 'Il report «{file}» è prodotto dall’ente stesso ({producer}), non da una terza parte.',
      en: 'The report “{file}” is made by the entity itself ({producer}), not by a third party.',
    },
    remedy: {
      code: 'GET_THIRD_PARTY_REPORT',
      who: 'supplier',
      text: {
        it: 'Chiedere il report al fornitore cloud, o a chi gestisce il servizio per lui, e caricarlo al posto di quello dell’ente.',
        en: 'Ask the cloud provider, or whoever runs the service for it, for the report and upload it in place of the entity’s.',
      },
    },
  },
  CONFLICTING_SAMPLES: {
    severity: 'review',
    text: {
      it: 'Due file danno valori diversi per la stessa ora della risorsa {resourceId}, la prima volta il {from}. Ore in conflitto: {hours}.',
      en: 'Two files give different values for the same hour of resource {resourceId}, the first time on {from}. Hours in conflict: {hours}.',
    },
    remedy: {
      code: 'WITHDRAW_WRONG_FILE',
      who: 'entity',
      text: {
        it: 'Ritirare il file sbagliato elencandone il percorso in «withdrawn» nella dichiarazione.',
        en: 'Withdraw the wrong file by listing its path under “withdrawn” in the declaration.',
      },
    },
  },
  ALLOCATION_MISMATCH: {
    severity: 'review',
    text: {
      it: 'Le risorse osservate ({observed} {unit}) e quelle dichiarate ({declared} {unit}) differiscono più di quanto le regole tollerano.',
      en: 'Observed resources ({observed} {unit}) and declared ones ({declared} {unit}) differ by more than the rules tolerate.',
    },
    remedy: {
      code: 'CORRECT_DECLARED_SIZES',
      who: 'entity',
      text: {
        it: 'Correggere le dimensioni in «declared» se sono sbagliate; se sono giuste, caricare nella cartella «other» del servizio una nota che spieghi la differenza: la valuta l’asseveratore.',
        en: 'Correct the sizes under “declared” if they are wrong; if they are right, upload a note that explains the difference to the service’s “other” folder: the auditor assesses it.',
      },
    },
  },
});
