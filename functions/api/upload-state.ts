import { readDossierPath } from '../../shared/model/keys.ts';
import type { Bilingual } from '../../shared/reasons/define-reason.ts';
import type { UploadLine } from '../read-model.ts';

/** What became of an upload, in the words of an entity. `held` cannot occur before the registers exist (docs/api.md). */
export const uploadStates = ['received', 'read', 'document', 'refused', 'held', 'our-problem'] as const;
export type UploadState = (typeof uploadStates)[number];

const stateOf: Readonly<Record<UploadLine['state'] | 'received', UploadState>> = {
  received: 'received',
  recognised: 'read',
  mapping: 'read',
  declaration: 'read',
  document: 'document',
  unrecognised: 'refused',
  ambiguous: 'refused',
  refused: 'refused',
  'mapping-invalid': 'refused',
  'declaration-invalid': 'refused',
  'key-refused': 'refused',
  'our-fault': 'our-problem',
};
export const uploadStateOf = (state: UploadLine['state'] | 'received'): UploadState => stateOf[state];

const both = (it: string, en: string): Bilingual => ({ it, en });

export const stateTexts: Readonly<Record<UploadState, Bilingual>> = {
  received: both('Ricevuto, non ancora letto.', 'Received, not read yet.'),
  read: both('Letto.', 'Read.'),
  document: both('Documento: lo legge una persona.', 'A document: a person reads it.'),
  refused: both('Rifiutato: non conta finché non è corretto.', 'Refused: it does not count until it is corrected.'),
  held: both('Trattenuto: il progetto non risulta assegnato all’ente.', 'Held: the project is not known to be the entity’s.'),
  'our-problem': both(
    'Il problema è nostro, non del file: riproviamo da soli e, se non basta, interveniamo noi. Non serve caricarlo di nuovo.',
    'The problem is ours, not the file’s: we try again by ourselves and, where that is not enough, step in. No need to upload it again.',
  ),
};

/** Of a file that was read and still wants something: a mapping, or rows that can be read. */
export const readAndWanting = both('Letto, ma c’è qualcosa da sistemare.', 'Read, but something in it has to be mended.');

export const uploadRoles = ['declaration', 'mapping', 'evidence', 'misplaced'] as const;

/** What an upload is by its place, and under which service and kind it was filed: null where it has none. */
export function placeOf(path: string): { role: (typeof uploadRoles)[number]; service: string | null; kind: string | null } {
  const read = readDossierPath(path);
  if (read.is === 'evidence') return { role: 'evidence', service: read.service, kind: read.kind };
  if (read.is === 'mapping') {
    const [service = null, kind = null] = read.folder.split('/');
    return { role: 'mapping', service, kind };
  }
  return { role: read.is === 'declaration' ? 'declaration' : 'misplaced', service: null, kind: null };
}
