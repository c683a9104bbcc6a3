import type { Problem } from '../../functions/items.ts';
import type { RecordLine, UploadLine } from '../../functions/read-model.ts';
import type { ReceivedUpload } from '../../functions/received-uploads.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { type Language, renderInstant } from '../../shared/reasons/render.ts';
import { verdictWords } from '../../shared/telling/verdict-words.ts';
import { table } from './output.ts';
import { shownState, stateText, uploadText } from './upload-text.ts';

const words = {
  it: {
    state: 'Stato',
    awaiting: 'in attesa della dichiarazione: caricare dossier.yaml nella cartella del progetto. Senza, non c’è nulla da giudicare.',
    invalid: 'in attesa di una dichiarazione valida: quella caricata va corretta come detto sotto. Senza, non c’è nulla da giudicare.',
    waiting: 'dichiarazione ricevuta, giudizio in arrivo',
    faulty: 'il giudizio è fermo per un problema nostro: riproviamo da soli e, se non basta, interveniamo noi. Non serve fare nulla.',
    records: 'Verbali (ora di Roma)',
    read: (cup: string) => `Per leggerne uno: attesta records ${cup} --record latest (o il suo numero)`,
    uploads: 'Caricamenti (ora di Roma)',
    wrong: 'Che cosa non va',
    strays: 'Caricamenti che non nominano alcun progetto (ora di Roma)',
  },
  en: {
    state: 'State',
    awaiting: 'awaiting the declaration: upload dossier.yaml to the folder of the project. Without it there is nothing to judge.',
    invalid: 'awaiting a valid declaration: the one uploaded has to be corrected as told below. Without it there is nothing to judge.',
    waiting: 'declaration received, judgement to come',
    faulty: 'judging is held up by a problem of ours: we try again by ourselves and, where that is not enough, step in. Nothing to do.',
    records: 'Records (Rome time)',
    read: (cup: string) => `To read one: attesta records ${cup} --record latest (or its number)`,
    uploads: 'Uploads (Rome time)',
    wrong: 'What is wrong',
    strays: 'Uploads that name no project (Rome time)',
  },
} as const;

export interface ToldUpload {
  readonly line: UploadLine;
  readonly problems: readonly Problem[];
}

export interface ProjectPage {
  readonly project: ProjectKey & { readonly name: string | null };
  readonly records: readonly RecordLine[];
  readonly uploads: readonly ToldUpload[];
  /** In S3 and not read yet. */
  readonly received: readonly ReceivedUpload[];
  readonly judgingFaulty: boolean;
}

/** One project: where it stands, its records, every upload with what became of it, and what to mend. */
export function projectText({ project, records, uploads, received, judgingFaulty }: ProjectPage, language: Language): string {
  const say = words[language];
  const outcomes = verdictWords[language].project;
  const name = project.name === null ? project.ipa : `${project.name} (${project.ipa})`;
  const recordRows = records.map(({ sequence, asOf, outcome, hash }) => [
    String(sequence),
    renderInstant(asOf, language),
    outcomes[outcome],
    hash,
  ]);
  const recordLines = records.length === 0 ? '' : `\n${say.records}\n${table(recordRows, '  ')}  ${say.read(project.cup)}\n`;
  const state = stateOf(uploads, records.at(-1), language);
  const fault = judgingFaulty ? `\n${say.state}: ${say.faulty}` : '';
  return `${name} · CUP ${project.cup}\n${say.state}: ${state}${fault}\n${recordLines}${uploadsText(say.uploads, uploads, received, language)}`;
}

function stateOf(uploads: readonly ToldUpload[], last: RecordLine | undefined, language: Language): string {
  const say = words[language];
  if (last) return verdictWords[language].project[last.outcome];
  const states = new Set(uploads.map(({ line }) => line.state));
  if (states.has('declaration')) return say.waiting;
  return states.has('declaration-invalid') ? say.invalid : say.awaiting;
}

/** Uploads whose key names no project: for whoever runs the stack. */
export const straysText = (strays: readonly ToldUpload[], language: Language): string =>
  strays.length === 0 ? '' : uploadsText(words[language].strays, strays, [], language);

function uploadsText(title: string, uploads: readonly ToldUpload[], received: readonly ReceivedUpload[], language: Language): string {
  const at = (instant: string | null) => (instant === null ? '—' : renderInstant(instant, language));
  const rows = [
    ...uploads.map(({ line }) => [
      line.path,
      stateText(shownState(line), language),
      at(line.receivedAt),
      line.format ?? '',
      line.codes.join(', '),
    ]),
    ...received.map(({ path, receivedAt }) => [path, stateText('received', language), at(receivedAt), '', '']),
  ];
  if (rows.length === 0) return '';
  const wrong = uploads
    .filter(({ line, problems }) => problems.length > 0 || line.state === 'our-fault')
    .map(({ line, problems }) => `${uploadText(line, problems, language)}\n`);
  return `\n${title}\n${table(rows, '  ')}${wrong.length === 0 ? '' : `\n${words[language].wrong}\n\n${wrong.join('\n')}`}`;
}
