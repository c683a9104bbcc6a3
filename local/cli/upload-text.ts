import type { Problem } from '../../functions/items.ts';
import type { UploadLine } from '../../functions/read-model.ts';
import { isSound } from '../../functions/upload-problems.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { wrap } from './output.ts';
import { problemsText } from './problems-text.ts';

/** What the read model says of an upload; that it has not been read yet; that it was recognised and something in it needs mending. */
export type ShownState = UploadLine['state'] | 'received' | 'wanting';

const words: Readonly<Record<Language, Readonly<Record<ShownState, string>>>> = {
  it: {
    received: 'ricevuto, non ancora letto',
    recognised: 'riconosciuto',
    wanting: 'riconosciuto, CON PROBLEMI',
    document: 'documento (lo legge una persona)',
    unrecognised: 'NON RICONOSCIUTO',
    ambiguous: 'AMBIGUO',
    refused: 'RIFIUTATO',
    mapping: 'mappatura',
    'mapping-invalid': 'MAPPATURA NON VALIDA',
    declaration: 'dichiarazione in vigore',
    'declaration-invalid': 'DICHIARAZIONE NON VALIDA',
    'key-refused': 'FUORI POSTO, non letto',
    'our-fault': 'PROBLEMA NOSTRO',
  },
  en: {
    received: 'received, not read yet',
    recognised: 'recognised',
    wanting: 'recognised, WITH PROBLEMS',
    document: 'document (read by a person)',
    unrecognised: 'NOT RECOGNISED',
    ambiguous: 'AMBIGUOUS',
    refused: 'REFUSED',
    mapping: 'mapping',
    'mapping-invalid': 'INVALID MAPPING',
    declaration: 'declaration in force',
    'declaration-invalid': 'INVALID DECLARATION',
    'key-refused': 'IN THE WRONG PLACE, not read',
    'our-fault': 'OUR PROBLEM',
  },
};

const ours: Readonly<Record<Language, string>> = {
  it: 'Il problema è nostro, non del file: riproviamo da soli e, se non basta, interveniamo noi. Non serve caricarlo di nuovo.',
  en: 'The problem is ours, not the file’s: we try again by ourselves and, where that is not enough, step in. No need to upload it again.',
};

export const stateText = (state: ShownState, language: Language): string => words[language][state];

export const shownState = (line: UploadLine): ShownState => (line.state === 'recognised' && !isSound(line) ? 'wanting' : line.state);

/** What became of an upload; below it each thing that is wrong with it, in words, and what to do. */
export function uploadText(line: UploadLine, problems: readonly Problem[], language: Language): string {
  const title = `${line.path}: ${stateText(shownState(line), language)}`;
  if (line.state === 'our-fault') return `${title}\n  ${wrap(ours[language], '  ')}`;
  return problems.length === 0 ? title : problemsText({ path: title, problems }, language).replace(':\n', '\n');
}
