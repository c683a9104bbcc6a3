import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Review, reviewSchema } from '../../shared/model/review.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { judgeFolder } from '../folder/judge-folder.ts';
import { readSampleFile } from '../folder/sample-file.ts';
import { readInstant } from './as-of.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { print, tell } from './output.ts';

const options = {
  point: { type: 'string' },
  service: { type: 'string' },
  outcome: { type: 'string' },
  reason: { type: 'string' },
  who: { type: 'string' },
  at: { type: 'string' },
  'as-of': { type: 'string' },
  seen: { type: 'string', multiple: true },
  session: { type: 'string' },
  'held-at': { type: 'string' },
  shown: { type: 'string', multiple: true },
  participant: { type: 'string', multiple: true },
} as const;

/**
 * `attesta review DIR --point P [--service S] --outcome pass|fail --reason … --who ID`: judges the folder and writes a review of one
 * finding into `reviews/`, bound to what the finding is made of now. `--session video-call|on-site --held-at T --shown …` records the
 * synchronous session of a SaaS. 0 when the review is written.
 */
export const review: Command = async (args) => {
  const { values, positionals, language } = readArguments(args, options);
  const [folder, ...more] = positionals;
  const { point, outcome, reason, who } = values;
  if (folder === undefined || more.length > 0 || !point || !outcome || !reason || !who) {
    throw new WrongUsage('review CARTELLA / DIR --point P [--service S] --outcome pass|fail --reason … --who ID');
  }
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new WrongUsage(`${folder}: non è una cartella / is not a folder`);
  const wanted = values['as-of'] ?? (await readSampleFile(folder))?.asOf;
  const asOf = wanted === undefined ? instantText(Date.now()) : readInstant(wanted, '--as-of');
  const { judged } = await judgeFolder(folder, asOf, (path) => tell(`leggo / reading ${path}`));
  const finding = judged?.record.findings.find((one) => one.point === point && one.service === (values.service ?? null));
  if (!judged || !finding) throw new WrongUsage(`${point} ${values.service ?? ''}: non è nel verbale / is not in the record`);
  const draft = {
    schema: 'attesta/review@1',
    record: judged.record.hash,
    point,
    service: finding.service,
    judged: finding.judged,
    outcome,
    reason,
    who,
    at: values.at === undefined ? asOf : readInstant(values.at, '--at'),
    seen: values.seen ?? finding.evidence.map(({ file }) => file).filter((file, index, all) => all.indexOf(file) === index),
    session: values.session === undefined ? null : sessionOf(values),
  };
  const parsed = reviewSchema.safeParse(draft);
  if (!parsed.success) throw new WrongUsage(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const path = await writeReview(folder, parsed.data);
  await print(written[language](path));
  return 0;
};

const sessionOf = (values: {
  readonly session?: string;
  readonly 'held-at'?: string;
  readonly shown?: string[];
  readonly participant?: string[];
}) => ({
  mode: values.session,
  heldAt: values['held-at'] === undefined ? undefined : readInstant(values['held-at'], '--held-at'),
  shown: values.shown ?? [],
  participants: values.participant ?? [],
});

/** A new file each time: a decision is never edited. */
async function writeReview(folder: string, review: Review): Promise<string> {
  const name = `${review.at.replaceAll(/[^0-9TZ]/g, '')}-${review.service ?? 'project'}-${review.point}.yaml`;
  await mkdir(join(folder, 'reviews'), { recursive: true });
  const path = join(folder, 'reviews', name);
  await writeFile(path, stringify(review, { lineWidth: 0 }), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new WrongUsage(`${path}: c’è già / is there already`);
    throw error;
  });
  return path;
}

const written: Readonly<Record<Language, (path: string) => string>> = {
  it: (path) => `Valutazione scritta in ${path}. Vale finché le prove e i dati che ha giudicato restano gli stessi.`,
  en: (path) => `Review written to ${path}. It holds as long as the evidence and data that it judged stay the same.`,
};
