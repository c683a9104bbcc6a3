import { defineReasons } from '../define-reason.ts';

/** What is wrong with an upload before anybody looks at figures: its key, the declaration, a mapping. */
export const receivingReasons = defineReasons({
  KEY_OUTSIDE_GRAMMAR: {
    severity: 'missing',
    text: {
      it: 'Il file è stato caricato in una posizione non prevista e non viene letto. Atteso: {wanted}.',
      en: 'The file was uploaded to a place that is not foreseen and is not read. Wanted: {wanted}.',
    },
    remedy: {
      code: 'UPLOAD_UNDER_RIGHT_KEY',
      who: 'entity',
      text: {
        it: 'Caricare di nuovo il file nella cartella del servizio e del tipo di documento, per esempio protocollo/usage-report/ (project/usage-report/ se riguarda tutti i servizi).',
        en: 'Upload the file again in the folder of the service and of the kind of document, such as protocollo/usage-report/ (project/usage-report/ when it concerns every service).',
      },
    },
  },
  DECLARATION_INVALID: {
    severity: 'missing',
    text: {
      it: 'La dichiarazione non è leggibile alla riga {line}, campo «{field}»: {message}. Resta in vigore l’ultima valida.',
      en: 'The declaration cannot be read at line {line}, field “{field}”: {message}. The latest valid one stays in force.',
    },
    remedy: {
      code: 'CORRECT_DECLARATION',
      who: 'entity',
      text: {
        it: 'Correggere il campo indicato e caricare di nuovo dossier.yaml.',
        en: 'Correct the field shown and upload dossier.yaml again.',
      },
    },
  },
  DECLARATION_OF_ANOTHER_PROJECT: {
    severity: 'missing',
    text: {
      it: 'La dichiarazione è di un altro progetto ({ipa}, {cup}) e qui non viene considerata.',
      en: 'The declaration is of another project ({ipa}, {cup}) and is not considered here.',
    },
    remedy: {
      code: 'UPLOAD_OWN_DECLARATION',
      who: 'entity',
      text: {
        it: 'Caricare in questa cartella la dichiarazione con il codice IPA e il CUP della cartella stessa.',
        en: 'Upload to this folder the declaration that carries the folder’s own IPA code and CUP.',
      },
    },
  },
  MAPPING_INVALID: {
    severity: 'missing',
    text: {
      it: 'Il file di mappatura non è leggibile alla riga {line}, campo «{field}»: {message}. I file a cui si riferisce sono letti senza.',
      en: 'The mapping file cannot be read at line {line}, field “{field}”: {message}. The files it is for are read without it.',
    },
    remedy: {
      code: 'CORRECT_MAPPING_FIELD',
      who: 'entity',
      text: {
        it: 'Correggere il campo indicato e caricare di nuovo il file di mappatura.',
        en: 'Correct the field shown and upload the mapping file again.',
      },
    },
  },
  UNREAD_BY_US: {
    severity: 'review',
    text: {
      it: 'Il problema è nostro: non abbiamo ancora letto {files}. Finché non è letto, questo punto non è né superato né perso.',
      en: 'The problem is ours: we have not read {files} yet. Until it is read, this point is neither passed nor lost.',
    },
    remedy: {
      code: 'WAIT_FOR_OUR_READING',
      who: 'operator',
      text: {
        it: 'L’ente non deve fare nulla, nemmeno caricare di nuovo il file: lo leggiamo noi, e appena letto il progetto è giudicato di nuovo da sé.',
        en: 'Nothing to do for the entity, not even to upload the file again: we read it, and once it is read the project is judged again by itself.',
      },
    },
  },
  REVIEW_INVALID: {
    severity: 'warning',
    text: {
      it: 'La valutazione non è valida, alla riga {line}, campo «{field}»: {message}. Non conta.',
      en: 'The review is not valid at line {line}, field “{field}”: {message}. It does not count.',
    },
    remedy: {
      code: 'WRITE_REVIEW_AGAIN',
      who: 'auditor',
      text: {
        it: 'Scrivere la valutazione con «attesta review», che la lega al verbale giudicato.',
        en: 'Write the review with “attesta review”, which binds it to the record that was judged.',
      },
    },
  },
  REGISTER_INVALID: {
    severity: 'warning',
    text: {
      it: 'Il registro non è leggibile alla riga {line}, campo «{field}»: {message}. Non conta.',
      en: 'The register cannot be read at line {line}, field “{field}”: {message}. It does not count.',
    },
    remedy: {
      code: 'IMPORT_REGISTER_AGAIN',
      who: 'operator',
      text: {
        it: 'Correggere il campo indicato, oppure importare di nuovo il registro dalla sua fonte.',
        en: 'Correct the field shown, or import the register again from its source.',
      },
    },
  },
  TWO_DECLARATIONS: {
    severity: 'warning',
    text: {
      it: 'La cartella contiene due dichiarazioni valide e non dice quale è la più recente: qui vale {counted}. Sul sistema vale l’ultima caricata.',
      en: 'The folder holds two valid declarations and does not say which one is the latest: here {counted} counts. On the system the last one uploaded does.',
    },
    remedy: {
      code: 'KEEP_ONE_DECLARATION',
      who: 'entity',
      text: {
        it: 'Tenere un solo file, dossier.yaml oppure dossier.json.',
        en: 'Keep one file, either dossier.yaml or dossier.json.',
      },
    },
  },
  WITHDRAWN_NOT_FOUND: {
    severity: 'warning',
    text: {
      it: 'In «withdrawn» è scritto «{entry}», che non è un file di questo progetto: non viene ritirato nulla.',
      en: '“withdrawn” says “{entry}”, which is no file of this project: nothing is withdrawn.',
    },
    remedy: {
      code: 'CORRECT_WITHDRAWN',
      who: 'entity',
      text: {
        it: 'Scrivere in «withdrawn» il percorso del file come è stato caricato, per esempio protocollo/usage-report/cpu.csv.',
        en: 'Write under “withdrawn” the path of the file as it was uploaded, such as protocollo/usage-report/cpu.csv.',
      },
    },
  },
  WITHDRAWN_MAPPING: {
    severity: 'warning',
    text: {
      it: 'In «withdrawn» è scritto «{entry}», che è un file di mappatura: resta in vigore, perché solo le prove si ritirano.',
      en: '“withdrawn” says “{entry}”, which is a mapping file: it stays in force, since only evidence can be withdrawn.',
    },
    remedy: {
      code: 'REPLACE_MAPPING',
      who: 'entity',
      text: {
        it: 'Caricare con lo stesso nome il file di mappatura corretto, che sostituisce il precedente.',
        en: 'Upload the right mapping file under the same name: it replaces the one before.',
      },
    },
  },
});
