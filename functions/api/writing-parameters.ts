import * as z from 'zod';
import { registerKinds } from '../../shared/model/register.ts';
import { evidenceKindSchema, evidenceKinds } from '../../shared/model/upload.ts';
import { knownNotices } from '../../shared/rulesets/load.ts';
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

/** What whoever imports a register says of it, beside the file (docs/registri.md). */
export const registerParameters = {
  register: parameter('register', 'query', {
    schema: z.enum(registerKinds).optional(),
    description: 'Quale registro è; se non indicato lo dice il file.',
    example: 'funded-projects',
    wanted: both(`uno fra ${registerKinds.join(', ')}`, `one of ${registerKinds.join(', ')}`),
  }),
  'taken-on': parameter('taken-on', 'query', {
    schema: z.iso.date().optional(),
    description: 'Di che giorno è la copia, dove il file non lo dice.',
    example: '2026-08-22',
    wanted: both('un giorno esistente nella forma AAAA-MM-GG', 'an existing day as YYYY-MM-DD'),
  }),
  notice: parameter('notice', 'query', {
    schema: z.enum(knownNotices() as readonly [string, ...string[]]).optional(),
    description: 'Di quale avviso è, per gli elenchi che sono di uno solo; se non indicato, il primo che Attesta conosce.',
    example: 'avviso-1.2-province-citta-metropolitane',
    wanted: both(`uno fra ${knownNotices().join(', ')}`, `one of ${knownNotices().join(', ')}`),
  }),
  complete: parameter('complete', 'query', {
    schema: z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
    description: '`true`: il file ha tutto il registro. Se non lo si dice, ciò che non vi si trova non prova nulla.',
    example: 'true',
    wanted: both('true o false', 'true or false'),
    described: { type: 'string', enum: ['true', 'false'], default: 'false' },
  }),
  'file-name': parameter('file-name', 'query', {
    schema: z.string().min(1).max(200).optional(),
    description: 'Il nome del file: in quello dei service tag di Azure c’è la data.',
    example: 'ServiceTags_Public_20260316.json',
    wanted: both('il nome di un file, al più 200 caratteri', 'the name of a file, of at most 200 characters'),
  }),
};
