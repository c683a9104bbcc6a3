import * as z from 'zod';
import { evidenceKindSchema, evidenceKinds } from '../../shared/model/upload.ts';
import { both, parameter } from './parameters.ts';
import { sha256Schema } from './schemas.ts';

/** Parameters of the routes that write, and of what they wrote. */
export const reviewParameter = parameter('review', 'path', {
  schema: sha256Schema,
  description: 'sha256 della valutazione: il nome con cui la citano i verbali.',
  example: '4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f',
  wanted: both('lo sha256 di una valutazione: 64 cifre esadecimali minuscole', 'the sha256 of a review: 64 lower-case hexadecimal digits'),
});

export const recheckParameter = parameter('recheck', 'path', {
  schema: z.string().regex(/^\d{8}T\d{6}Z$/),
  description: 'Il nome della richiesta, come in `Location`.',
  example: '20260320T090000Z',
  wanted: both('il nome di una richiesta di nuovo giudizio', 'the name of a request to be judged again'),
});

/** Where a mapping lies: the folder of the uploads that it is for. */
export const folderParameters = {
  folder: parameter('folder', 'path', {
    schema: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
    description: 'Id di un servizio, o `project`.',
    example: 'protocollo',
    wanted: both('l’id di un servizio, o «project»', 'the id of a service, or “project”'),
  }),
  kind: parameter('kind', 'path', {
    schema: evidenceKindSchema,
    description: 'Il tipo di prova: la seconda parte del percorso.',
    example: 'usage-report',
    wanted: both(`uno fra ${evidenceKinds.join(', ')}`, `one of ${evidenceKinds.join(', ')}`),
  }),
};

export const uploadFilter = parameter('upload', 'query', {
  schema: z.string().min(1).max(200).optional(),
  description: 'Il nome del file a cui si riferisce; senza, tutta la cartella.',
  example: 'cpu.csv',
  wanted: both('il nome di un file, in Unicode NFC e al più 187 byte', 'the name of a file, in Unicode NFC and of at most 187 bytes'),
});
