import { z } from 'zod';
import { cupSchema, ipaSchema } from '../../shared/model/declaration.ts';
import type { Bilingual } from '../../shared/reasons/define-reason.ts';
import { projectStates } from '../items.ts';
import { uploadStates } from './upload-state.ts';

const both = (it: string, en: string): Bilingual => ({ it, en });

const recordNumber = both('il numero di un verbale, da 1 in poi, o «latest»', 'the number of a record, from 1 on, or “latest”');

/** What each parameter has to be, told to whoever sent something else. */
export const wantedOf: Readonly<Record<string, Bilingual>> = {
  ipa: both('un codice IPA: da 2 a 20 lettere, cifre, _ o -', 'an IPA code: 2 to 20 letters, digits, _ or -'),
  cup: both(
    'un CUP: una lettera, 2 cifre, una lettera, 11 cifre; lettere maiuscole',
    'a CUP: a capital letter, 2 digits, a capital letter, 11 digits',
  ),
  outcome: both(
    `uno o più fra ${projectStates.join(', ')}, separati da virgole`,
    `one or more of ${projectStates.join(', ')}, separated by commas`,
  ),
  'deadline-from': both('un giorno esistente nella forma AAAA-MM-GG', 'an existing day as YYYY-MM-DD'),
  'deadline-to': both('un giorno esistente nella forma AAAA-MM-GG', 'an existing day as YYYY-MM-DD'),
  sequence: recordNumber,
  before: recordNumber,
  after: recordNumber,
  state: both(
    `uno o più fra ${uploadStates.join(', ')}, separati da virgole`,
    `one or more of ${uploadStates.join(', ')}, separated by commas`,
  ),
  limit: both('un numero intero da 1 a 200', 'a whole number from 1 to 200'),
  cursor: both(
    'il valore «next» della pagina precedente, con gli stessi filtri',
    'the value “next” of the page before, with the same filters',
  ),
};

const named = <T extends z.ZodType>(schema: T, name: string, place: 'path' | 'query', description: string, example: string): T =>
  schema.meta({ param: { name, in: place, description }, example }) as T;

/** Compared whatever the case, and lower case in every key of ours (domain.md §2.7). */
export const ipaParameter = named(
  ipaSchema.transform((ipa) => ipa.toLowerCase()),
  'ipa',
  'path',
  'Codice IPA dell’ente, maiuscole o minuscole.',
  'p_vd',
);
export const cupParameter = named(cupSchema, 'cup', 'path', 'CUP del progetto.', 'D19B25999990006');
export const projectParameters = z.object({ ipa: ipaParameter, cup: cupParameter });

/** A record's number, or the word for the last one. */
export const sequenceParameter = z
  .string()
  .regex(/^(latest|[1-9]\d{0,7})$/)
  .transform((text) => (text === 'latest' ? ('latest' as const) : Number(text)))
  .meta({ description: 'Numero del verbale, da 1 in poi, o `latest`.', example: 'latest' });

/** Several words of a closed list, separated by commas: a repeated parameter is a slip, and refused. */
export const listOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(words)));

export const outcomesParameter = named(
  listOf(projectStates).optional(),
  'outcome',
  'query',
  'Uno o più esiti, separati da virgole; tutti se non indicato. `awaiting-declaration`: in attesa della dichiarazione, ancora nessun esito.',
  'incomplete,under-review',
);

export const uploadStatesParameter = named(
  listOf(uploadStates).optional(),
  'state',
  'query',
  'Solo i caricamenti in uno di questi stati, separati da virgole.',
  'refused,our-problem',
);

export const ipaFilter = named(
  ipaSchema.transform((ipa) => ipa.toLowerCase()).optional(),
  'ipa',
  'query',
  'Solo i progetti di questo ente.',
  'p_vd',
);

export const dayParameter = (name: string, description: string) => named(z.iso.date(), name, 'query', description, '2026-03-31');

const longestPage = 200;

/** How many entries a page holds at most. In the query it is a text; in the description of the API it is the number that it stands for. */
export const limitParameter = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .transform(Number)
  .pipe(z.number().max(longestPage))
  .default(50)
  .meta({
    param: { name: 'limit', in: 'query', description: `Voci di una pagina, da 1 a ${longestPage}; 50 se non indicato.` },
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: longestPage,
    default: 50,
    example: 50,
  });

export const cursorParameter = named(
  z
    .string()
    .regex(/^[\w-]{1,2000}$/)
    .optional(),
  'cursor',
  'query',
  'Il valore `next` della pagina precedente, con gli stessi filtri.',
  'WyJpbmNvbXBsZXRlIiwiMjAyNi0wMy0zMSNwX3ZkI0QxOUIyNTk5OTk5MDAwNiJd',
);
