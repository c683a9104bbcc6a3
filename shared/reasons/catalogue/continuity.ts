import { defineReasons, type Remedy } from '../define-reason.ts';
import { explainToAuditor, exportFiner, exportMissingDays } from './usage-remedies.ts';

const waitAndUpload: Remedy = {
  code: 'UPLOAD_AFTER_WINDOW',
  who: 'entity',
  text: {
    it: 'Attendere e caricare i report che arrivano almeno fino al {neededUntil}.',
    en: 'Wait, and upload reports that reach at least {neededUntil}.',
  },
};

/** DESIGN §5 statements 1 to 12, in their order. */
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
      it: 'Il servizio non risulta rilasciato in produzione; al posto della data di rilascio è usato il {end}.',
      en: 'The service is not declared as released in production; {end} is used in place of the date of release.',
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
      it: 'Il servizio non dichiara alcuna risorsa di un tipo di cui sia stabilito che cosa deve mostrare: non c’è nulla da confrontare con i report.',
      en: 'The service declares no resource of a kind that is known to have something to show: there is nothing to compare with the reports.',
    },
    remedy: {
      code: 'DECLARE_RESOURCES',
      who: 'entity',
      text: {
        it: 'Elencare in «resources» le macchine, i database, le applicazioni e gli altri componenti del servizio, ciascuno con l’identificativo e il tipo («kind») che ha presso il fornitore.',
        en: 'List under “resources” the machines, databases, applications and other components of the service, each with the id and the kind (“kind”) that it has with the supplier.',
      },
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
      it: 'Per la classe {class} {known} {knownUntil}: servono dati almeno fino al {neededUntil}.',
      en: 'For class {class} {known} {knownUntil}: data are needed at least until {neededUntil}.',
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
        it: 'Ottenere i dati della classe {class}: un’esportazione del fornitore che li comprenda (la RAM su AWS la misura solo l’agente CloudWatch, mem_used_percent), quella dello strumento di monitoraggio o dell’hypervisor, oppure una dichiarazione del fornitore (PDF), che l’asseveratore valuta.',
        en: 'Obtain data of class {class}: an export of the supplier’s that has them (RAM on AWS is measured by the CloudWatch agent alone, mem_used_percent), one of the monitoring tool or the hypervisor, or a statement of the supplier (PDF), which the auditor assesses.',
      },
    },
  },
  PERIOD_NOT_COVERED: {
    severity: 'fail',
    text: {
      it: 'Il {day}, primo o ultimo giorno del periodo, non ha alcuna copertura per la classe {class}.',
      en: 'The day {day}, the first or the last of the period, has no coverage at all for class {class}.',
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
      it: 'Per la classe {class} manca la copertura dal {from} al {to}: il buco è troppo lungo.',
      en: 'For class {class} coverage is missing from {from} to {to}: the hole is too long.',
    },
    remedy: exportMissingDays,
  },
  GAP_SHORT: {
    severity: 'warning',
    text: {
      it: 'Per la classe {class} manca la copertura dal {from} al {to}: il buco è tollerato, ma si vede.',
      en: 'For class {class} coverage is missing from {from} to {to}: the hole is tolerated, but it shows.',
    },
    remedy: exportMissingDays,
  },
  SPAN_TOO_SHORT: {
    severity: 'fail',
    text: {
      it: 'Per la classe {class} la copertura continua va dal {blockStart} al {blockEnd}: non arriva alla durata minima, che si compie il {due}.',
      en: 'For class {class} continuous coverage runs from {blockStart} to {blockEnd}: less than the least duration, which is complete on {due}.',
    },
    remedy: exportMissingDays,
  },
  COVERAGE_TOO_LOW: {
    severity: 'fail',
    text: {
      it: 'È coperto solo il {percent} % del periodo (minimo {minimumPercent} %) per la classe {class}.',
      en: 'For class {class} only {percent} % of the period is covered (minimum {minimumPercent} %).',
    },
    remedy: exportMissingDays,
  },
  COVERAGE_REDUCED: {
    severity: 'warning',
    text: {
      it: 'È coperto il {percent} % del periodo per la classe {class}.',
      en: 'For class {class} {percent} % of the period is covered.',
    },
    remedy: exportMissingDays,
  },
  METRICS_RETENTION_EXPIRED: {
    severity: 'review',
    text: {
      it: 'Il periodo comincia prima del decreto ({decreeDate}) e le metriche di allora non sono più disponibili: è giudicato il periodo dal {from} al {to}.',
      en: 'The period begins before the decree ({decreeDate}) and the metrics of that time are no longer available: the period from {from} to {to} is judged.',
    },
    remedy: explainToAuditor,
  },
  OBSERVATION_WINDOW_MISSING: {
    severity: 'missing',
    text: {
      it: 'Il periodo di migrazione ({from} – {to}) finì prima del decreto ({decreeDate}) e i suoi dati mancano o non bastano.',
      en: 'The migration period ({from} – {to}) ended before the decree ({decreeDate}) and its data are lacking or not enough.',
    },
    remedy: {
      code: 'STATE_OBSERVATION_WINDOW',
      who: 'entity',
      text: {
        it: 'Se i dati di allora non si possono più avere, dichiarare in «observationWindow» un periodo recente di almeno 15 giorni e caricarne il report: lo valuta l’asseveratore.',
        en: 'If the data of that time can no longer be had, state a recent period of at least 15 days in “observationWindow” and upload its report: the auditor assesses it.',
      },
    },
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
        it: 'Chiedere al fornitore le misure d’uso (non la fatturazione) dello stesso periodo e caricarle nella cartella «usage-report».',
        en: 'Ask the supplier for the measured use (not the billing) of the same period and upload it to the “usage-report” folder.',
      },
    },
  },
});
