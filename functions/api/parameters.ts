import * as z from 'zod';
import { cupSchema, ipaSchema } from '../../shared/model/identifiers.ts';
import { purposes } from '../../shared/model/record.ts';
import { type Bilingual, remedyHands } from '../../shared/reasons/define-reason.ts';
import { projectStates } from '../items.ts';
import { uploadStates } from './upload-state.ts';

export const both = (it: string, en: string): Bilingual => ({ it, en });

const wantedTexts = new Map<string, Bilingual>();

/** What a parameter has to be, told to whoever sent something else; undefined where no route has such a parameter. */
export const wantedOf = (name: string): Bilingual | undefined => wantedTexts.get(name);

interface Told<T> {
  readonly schema: T;
  readonly description: string;
  readonly example: string | number;
  readonly wanted: Bilingual;
  /** Of the description of the API, where it is not what the schema says: a number is a text in a query. */
  readonly described?: Readonly<Record<string, unknown>>;
}

/** Everything about one parameter: how it is read, how it is described, what is told to whoever sent something else. */
export function parameter<T extends z.ZodType>(name: string, place: 'path' | 'query', { schema, wanted, ...told }: Told<T>): T {
  wantedTexts.set(name, wanted);
  const { description, example, described = {} } = told;
  return schema.meta({ param: { name, in: place, description }, ...described, example }) as T;
}

/** Compared whatever the case, and lower case in every key of ours (domain.md §2.7). */
const anyCaseIpa = ipaSchema.transform((ipa) => ipa.toLowerCase());
const ipaWanted = both('un codice IPA: da 2 a 20 lettere, cifre, _ o -', 'an IPA code: 2 to 20 letters, digits, _ or -');

export const projectParameters = {
  ipa: parameter('ipa', 'path', {
    schema: anyCaseIpa,
    description: 'Codice IPA dell’ente, maiuscole o minuscole.',
    example: 'p_vd',
    wanted: ipaWanted,
  }),
  cup: parameter('cup', 'path', {
    schema: cupSchema,
    description: 'CUP del progetto.',
    example: 'D19B25999990006',
    wanted: both(
      'un CUP: una lettera, 2 cifre, una lettera, 11 cifre; lettere maiuscole',
      'a CUP: a capital letter, 2 digits, a capital letter, 11 digits',
    ),
  }),
};

/** Words that stand for a record whose number one does not know. */
const recordWords = ['latest', 'latest-migration'] as const;
export type RecordWord = (typeof recordWords)[number];

const recordSchema = z
  .string()
  .regex(/^(latest|latest-migration|[1-9]\d{0,7})$/)
  .transform((text) => recordWords.find((word) => word === text) ?? Number(text));
export const recordWanted = both(
  'il numero di un verbale, da 1 in poi, o «latest» o «latest-migration»',
  'the number of a record, from 1 on, or “latest” or “latest-migration”',
);

/** A record's number, or a word for it. */
export const recordParameter = (name: string) =>
  parameter(name, 'path', {
    schema: recordSchema,
    description: 'Numero del verbale, da 1 in poi; `latest`, l’ultimo; `latest-migration`, l’ultimo che giudica la migrazione.',
    example: 'latest',
    wanted: recordWanted,
  });

/** Which record an answer is made from, where the address is not a record's. */
export const ofRecord = parameter('record', 'query', {
  schema: recordSchema.default('latest'),
  description: 'Da quale verbale: il numero, `latest` (se non indicato) o `latest-migration`.',
  example: 'latest',
  wanted: recordWanted,
});

/** Several words of a closed list, separated by commas: a repeated parameter is a slip, and refused. */
const listOf = <const W extends readonly [string, ...string[]]>(words: W) => ({
  schema: z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(words)))
    .optional(),
  wanted: both(`uno o più fra ${words.join(', ')}, separati da virgole`, `one or more of ${words.join(', ')}, separated by commas`),
});

export const outcomesParameter = parameter('outcome', 'query', {
  ...listOf(projectStates),
  description:
    'Uno o più esiti, separati da virgole; tutti se non indicato. `awaiting-declaration`: in attesa della dichiarazione, ancora nessun esito.',
  example: 'incomplete,under-review',
});

export const waitsForParameter = parameter('waits-for', 'query', {
  ...listOf(remedyHands),
  description: 'Solo i progetti in cui un prossimo passo tocca a uno di questi, separati da virgole.',
  example: 'auditor',
});

export const purposeParameter = (description: string) =>
  parameter('purpose', 'query', {
    schema: z.enum(purposes).optional(),
    description,
    example: 'maintenance',
    wanted: both(`uno fra ${purposes.join(', ')}`, `one of ${purposes.join(', ')}`),
  });

export const uploadStatesParameter = parameter('state', 'query', {
  ...listOf(uploadStates),
  description: 'Solo i caricamenti in uno di questi stati, separati da virgole.',
  example: 'refused,our-problem',
});

export const ipaFilter = parameter('ipa', 'query', {
  schema: anyCaseIpa.optional(),
  description: 'Solo i progetti di questo ente.',
  example: 'p_vd',
  wanted: ipaWanted,
});

const day = { schema: z.iso.date().optional(), example: '2026-03-31' };

export const deadlineFrom = parameter('deadline-from', 'query', {
  ...day,
  description: 'Scadenza da questo giorno in poi; non dopo `deadline-to`.',
  wanted: both('un giorno esistente nella forma AAAA-MM-GG, non dopo deadline-to', 'an existing day as YYYY-MM-DD, not after deadline-to'),
});
export const deadlineTo = parameter('deadline-to', 'query', {
  ...day,
  description: 'Scadenza fino a questo giorno compreso.',
  wanted: both('un giorno esistente nella forma AAAA-MM-GG', 'an existing day as YYYY-MM-DD'),
});

const longestPage = 200;

/** How many entries a page holds at most, and where it begins: of every list. */
export const pageParameters = {
  limit: parameter('limit', 'query', {
    schema: z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number)
      .pipe(z.number().max(longestPage))
      .default(50),
    description: `Voci di una pagina, da 1 a ${longestPage}; 50 se non indicato.`,
    example: 50,
    wanted: both(`un numero intero da 1 a ${longestPage}`, `a whole number from 1 to ${longestPage}`),
    described: { type: 'integer', format: 'int32', minimum: 1, maximum: longestPage, default: 50 },
  }),
  cursor: parameter('cursor', 'query', {
    schema: z
      .string()
      .regex(/^[\w-]{1,2000}$/)
      .optional(),
    description: 'Il valore `next` della pagina precedente, con gli stessi filtri; `limit` può cambiare.',
    example: 'WyI4YTFjMDQyZiIsImluY29tcGxldGUiLCIyMDI2LTAzLTMxI3BfdmQjRDE5QjI1OTk5OTkwMDA2Il0',
    wanted: both(
      'il valore «next» della pagina precedente, con gli stessi filtri',
      'the value “next” of the page before, with the same filters',
    ),
  }),
};
