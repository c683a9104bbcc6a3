import { defineReasons, type Remedy } from '../define-reason.ts';

const exportMissingDays: Remedy = {
  code: 'EXPORT_MISSING_DAYS',
  who: 'supplier',
  text: {
    it: 'Chiedere al fornitore l’esportazione dei giorni o delle ore mancanti e caricarla con un altro nome di file, accanto alle altre.',
    en: 'Ask the supplier for an export of the missing days or hours and upload it under another file name, beside the others.',
  },
};
const waitAndUpload: Remedy = {
  code: 'UPLOAD_AFTER_WINDOW',
  who: 'entity',
  text: {
    it: 'Attendere e caricare i report che arrivano almeno fino a {neededUntil}.',
    en: 'Wait, and upload reports that reach at least {neededUntil}.',
  },
};
const exportFiner: Remedy = {
  code: 'EXPORT_FINER_STEP',
  who: 'supplier',
  text: {
    it: 'Esportare di nuovo con un campione almeno ogni due ore (meglio ogni ora) oppure dichiarare nella mappatura l’intervallo che ogni riga copre.',
    en: 'Export again with a sample at least every two hours (better, hourly), or declare in the mapping the interval that each row covers.',
  },
};
const explainToAuditor: Remedy = {
  code: 'EXPLAIN_TO_AUDITOR',
  who: 'entity',
  text: {
    it: 'Aggiungere una spiegazione del fornitore: l’asseveratore valuta.',
    en: 'Add the supplier’s explanation: the auditor assesses it.',
  },
};
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
    it: 'Dichiarare nella mappatura il fuso orario («zone») e quale estremo dell’intervallo indica la marcatura («stamp: start» o «stamp: end»).',
    en: 'Declare in the mapping the time zone (“zone”) and which end of the interval the stamp marks (“stamp: start” or “stamp: end”).',
  },
};

/** DESIGN §5, in the order of its statements. */
export const continuityReasons = defineReasons({
  DATE_ORDER: {
    severity: 'fail',
    text: {
      it: 'Le date dichiarate sono in ordine sbagliato: la fine ({end}) precede l’inizio ({start}).',
      en: 'The declared dates are in the wrong order: the end ({end}) comes before the start ({start}).',
    },
    remedy: {
      code: 'CORRECT_DATES',
      who: 'entity',
      text: {
        it: 'Correggere le date nella dichiarazione e caricarla di nuovo.',
        en: 'Correct the dates in the declaration and upload it again.',
      },
    },
  },
  MIGRATION_START_MISSING: {
    severity: 'missing',
    text: {
      it: 'Manca la data di inizio migrazione: il periodo da verificare non è definito.',
      en: 'The migration start date is missing: the period to verify is not defined.',
    },
    remedy: {
      code: 'DECLARE_MIGRATION_START',
      who: 'entity',
      text: { it: 'Indicare «migrationStartedOn» nella dichiarazione.', en: 'State “migrationStartedOn” in the declaration.' },
    },
  },
  NOT_RELEASED: {
    severity: 'review',
    text: {
      it: 'Il servizio non risulta rilasciato in produzione: il periodo è calcolato fino a {end}.',
      en: 'The service is not declared as released in production: the period is taken until {end}.',
    },
    remedy: {
      code: 'DECLARE_RELEASE',
      who: 'entity',
      text: {
        it: 'Indicare la data di rilascio in produzione («releasedOn») nella dichiarazione.',
        en: 'State the date of release in production (“releasedOn”) in the declaration.',
      },
    },
  },
  NO_REQUIRED_CLASS: {
    severity: 'missing',
    text: {
      it: 'Per questo servizio non è definita alcuna classe di risorse da dimostrare.',
      en: 'No resource class to prove is defined for this service.',
    },
    remedy: {
      code: 'DECLARE_RESOURCES',
      who: 'entity',
      text: { it: 'Dichiarare le risorse del servizio con il loro tipo.', en: 'Declare the service’s resources with their kind.' },
    },
  },
  TS_IN_FUTURE: {
    severity: 'review',
    text: {
      it: 'Nel report ci sono righe successive alla ricezione del file ({receivedAt}): non contano.',
      en: 'The report holds rows later than the receipt of the file ({receivedAt}): they do not count.',
    },
    remedy: explainToAuditor,
  },
  INTERVAL_TOO_LONG: {
    severity: 'missing',
    text: {
      it: 'Le righe coprono più di 25 ore ciascuna: non dimostrano alcuna continuità.',
      en: 'The rows cover more than 25 hours each: they prove no continuity.',
    },
    remedy: exportFiner,
  },
  WINDOW_NOT_ELAPSED: {
    severity: 'missing',
    text: {
      it: 'Per la classe {class} i dati noti arrivano a {knownUntil}: servono almeno fino a {neededUntil}.',
      en: 'For class {class} what is known reaches {knownUntil}: it is needed at least until {neededUntil}.',
    },
    remedy: waitAndUpload,
  },
  CADENCE_UNKNOWN: {
    severity: 'missing',
    text: {
      it: 'Per la classe {class} ci sono solo letture isolate, a più di 2 ore e 30 l’una dall’altra e senza intervallo dichiarato: non coprono alcun periodo.',
      en: 'For class {class} there are only single readings, more than 2 h 30 apart and without a stated interval: they cover nothing.',
    },
    remedy: exportFiner,
  },
  METRIC_MISSING: {
    severity: 'missing',
    text: {
      it: 'Nessun dato della classe {class} per le risorse dichiarate nel periodo.',
      en: 'No data of class {class} for the declared resources in the period.',
    },
    remedy: {
      code: 'EXPORT_METRIC',
      who: 'supplier',
      text: {
        it: 'Ottenere i dati della classe {class}: per la RAM su AWS serve l’agente CloudWatch (mem_used_percent); altrimenti l’esportazione dello strumento di monitoraggio o dell’hypervisor, oppure una dichiarazione del fornitore (PDF), che l’asseveratore valuta.',
        en: 'Obtain data of class {class}: RAM on AWS needs the CloudWatch agent (mem_used_percent); otherwise an export of the monitoring tool or the hypervisor, or a statement of the supplier (PDF), which the auditor assesses.',
      },
    },
  },
  PERIOD_NOT_COVERED: {
    severity: 'fail',
    text: {
      it: 'Il {day}, giorno estremo del periodo, non ha alcuna copertura per la classe {class}.',
      en: 'The {day}, an end of the period, has no coverage at all for class {class}.',
    },
    remedy: exportMissingDays,
  },
  GAP_DAY: {
    severity: 'fail',
    text: {
      it: 'Il giorno {day} non ha alcuna copertura per la classe {class}.',
      en: 'The day {day} has no coverage at all for class {class}.',
    },
    remedy: exportMissingDays,
  },
  GAP_LONG: {
    severity: 'fail',
    text: {
      it: 'Per la classe {class} manca la copertura per 24 ore o più: da {from} a {to}.',
      en: 'For class {class} coverage is missing for 24 hours or more: from {from} to {to}.',
    },
    remedy: exportMissingDays,
  },
  GAP_SHORT: {
    severity: 'warning',
    text: {
      it: 'Per la classe {class} manca la copertura per 6 ore o più: da {from} a {to}.',
      en: 'For class {class} coverage is missing for 6 hours or more: from {from} to {to}.',
    },
    remedy: exportMissingDays,
  },
  SPAN_TOO_SHORT: {
    severity: 'fail',
    text: {
      it: 'Per la classe {class} la copertura continua va da {blockStart} a {blockEnd}: non arriva a 15 giorni (servivano dati fino a {neededUntil}).',
      en: 'For class {class} continuous coverage runs from {blockStart} to {blockEnd}: less than 15 days (data were needed until {neededUntil}).',
    },
    remedy: exportMissingDays,
  },
  COVERAGE_TOO_LOW: {
    severity: 'fail',
    text: {
      it: 'Per la classe {class} è coperto solo il {percent} % del periodo (minimo {minimumPercent} %).',
      en: 'For class {class} only {percent} % of the period is covered (minimum {minimumPercent} %).',
    },
    remedy: exportMissingDays,
  },
  COVERAGE_REDUCED: {
    severity: 'warning',
    text: {
      it: 'Per la classe {class} è coperto il {percent} % del periodo.',
      en: 'For class {class} {percent} % of the period is covered.',
    },
    remedy: exportMissingDays,
  },
  METRICS_RETENTION_EXPIRED: {
    severity: 'review',
    text: {
      it: 'Il periodo comincia prima del decreto ({decreeDate}) e le metriche di allora non sono più disponibili: è giudicato il periodo da {from} a {to}.',
      en: 'The period begins before the decree ({decreeDate}) and the metrics of that time are no longer available: the period from {from} to {to} is judged.',
    },
    remedy: explainToAuditor,
  },
  BILLED_NOT_MEASURED: {
    severity: 'review',
    text: {
      it: 'Per la classe {class} il periodo è coperto solo contando le righe di fatturazione: dimostrano l’addebito, non l’uso.',
      en: 'For class {class} the period is covered only with billing rows: they prove the charge, not the use.',
    },
    remedy: {
      code: 'EXPORT_MEASURED',
      who: 'supplier',
      text: {
        it: 'Chiedere al fornitore le metriche misurate dello stesso periodo.',
        en: 'Ask the supplier for measured metrics of the same period.',
      },
    },
  },
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
      it: 'La CPU di {resourceId} resta identica ({value}) per almeno 7 giorni di seguito, dal {day}.',
      en: 'The CPU of {resourceId} stays identical ({value}) for at least 7 days in a row, from {day}.',
    },
    remedy: explainToAuditor,
  },
  RESOURCE_GAP: {
    severity: 'review',
    text: {
      it: 'La risorsa {resourceId} non ha dati della classe {class} da {from} a {to}, mentre il servizio ne ha.',
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
      it: 'Nessuno dice quale estremo dell’intervallo indica la marcatura temporale.',
      en: 'Nobody says which end of the interval the timestamp marks.',
    },
    remedy: declareZone,
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
        it: 'Chiedere al fornitore cloud il report di CPU, RAM, storage e connettività per tutto il periodo e caricarlo in «usage-report».',
        en: 'Ask the cloud provider for the report of CPU, RAM, storage and connectivity over the whole period and upload it to “usage-report”.',
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
      text: { it: 'Meglio: chiedere gli stessi dati in CSV o JSON.', en: 'Better: ask for the same data as CSV or JSON.' },
    },
  },
  REPORT_NOT_THIRD_PARTY: {
    severity: 'review',
    text: {
      it: 'Il report è prodotto dall’ente stesso ({producer}), non da una terza parte.',
      en: 'The report is made by the entity itself ({producer}), not by a third party.',
    },
    remedy: {
      code: 'GET_THIRD_PARTY_REPORT',
      who: 'supplier',
      text: {
        it: 'Chiedere il report al fornitore cloud o a chi gestisce il servizio.',
        en: 'Ask the cloud provider or the operator of the service for the report.',
      },
    },
  },
  CONFLICTING_SAMPLES: {
    severity: 'review',
    text: {
      it: 'Due file danno valori diversi per la stessa ora ({from}) della risorsa {resourceId}: {hours} ore in tutto.',
      en: 'Two files give different values for the same hour ({from}) of resource {resourceId}: {hours} hours in all.',
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
      it: 'Le risorse osservate ({observed} {unit}) differiscono da quelle dichiarate ({declared} {unit}) di oltre il 10 %.',
      en: 'Observed resources ({observed} {unit}) differ from the declared ones ({declared} {unit}) by more than 10 %.',
    },
    remedy: {
      code: 'CORRECT_DECLARED_SIZES',
      who: 'entity',
      text: {
        it: 'Correggere le dimensioni dichiarate o spiegare la differenza.',
        en: 'Correct the declared sizes or explain the difference.',
      },
    },
  },
});
