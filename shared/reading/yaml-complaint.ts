import type { YAMLError } from 'yaml';

/** What the YAML library has to say of a text, in words for whoever wrote the file. Codes that no hand-written file meets share one sentence. */
const complaints: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'la riga comincia con una tabulazione: per rientrare usare spazi',
  BAD_INDENT: 'rientro sbagliato: le voci dello stesso gruppo devono cominciare nella stessa colonna, e ogni [ o { va chiusa',
  DUPLICATE_KEY: 'il campo è scritto due volte nello stesso gruppo',
  MULTIPLE_DOCS: 'il file contiene più documenti separati da «---»: deve contenerne uno solo',
  MISSING_CHAR: 'manca un carattere: i due punti dopo il nome di un campo, oppure una virgoletta o parentesi di chiusura',
  BLOCK_AS_IMPLICIT_KEY:
    'due campi sulla stessa riga, oppure la riga dopo è rientrata di troppo; un testo con i due punti va fra virgolette',
  MULTILINE_IMPLICIT_KEY: 'il nome di un campo deve stare su una riga, seguito da due punti',
  BAD_SCALAR_START: 'un testo che comincia con @, %, ` o un altro segno riservato va fra virgolette',
  BAD_DQ_ESCAPE: 'fra virgolette doppie la barra rovesciata va scritta due volte (\\\\)',
  UNEXPECTED_TOKEN: 'testo inatteso: controllare virgolette, virgole e rientro di questa riga e di quella prima',
  BLOCK_IN_FLOW: 'fra parentesi { } o [ ] i campi si separano con virgole',
  BAD_ALIAS: 'un testo che comincia con * va fra virgolette',
};

export function yamlComplaint({ code }: Pick<YAMLError, 'code'>): string {
  return complaints[code] ?? 'il testo non è YAML valido';
}
