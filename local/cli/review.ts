import { type Review, reviewSchema } from '../../shared/model/review.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { readInstant } from './as-of.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { print } from './output.ts';
import { openReviewSubject, type ReviewSubject } from './review-subject.ts';

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
 * `attesta review DIR|{ipa}/{cup}/{n|latest} --point P [--service S] --outcome pass|fail --reason … --who ID`: writes a review of one finding,
 * bound to what the finding is made of: into `reviews/` of a folder, which is judged first, or to the running stack, which judges again.
 * `--session video-call|on-site --held-at T --shown …` records the synchronous session of a SaaS. 0 when the review is written.
 */
export const review: Command = async (args) => {
  const { values, positionals, language } = readArguments(args, options);
  const [what, ...more] = positionals;
  const { point, outcome, reason, who } = values;
  if (what === undefined || more.length > 0 || !point || !outcome || !reason || !who) {
    throw new WrongUsage('review CARTELLA|IPA/CUP/N --point P [--service S] --outcome pass|fail --reason … --who ID');
  }
  const subject = await openReviewSubject(what, values['as-of']);
  try {
    const draft = draftOf(subject, { ...values, point, service: values.service ?? null });
    const parsed = reviewSchema.safeParse(draft);
    if (!parsed.success) throw new WrongUsage(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    await print(written[language](await subject.write(parsed.data, language)));
    return 0;
  } finally {
    subject.close();
  }
};

interface Words extends SessionWords, Partial<Pick<Review, 'reason' | 'who' | 'at' | 'seen'>> {
  readonly point: string;
  readonly service: string | null;
  readonly outcome?: string;
}

/** @throws WrongUsage where the record has no such finding */
function draftOf({ record, now }: ReviewSubject, words: Words): unknown {
  const { point, service, outcome, reason, who, at, seen, session } = words;
  const finding = record.findings.find((one) => one.point === point && one.service === service);
  if (!finding) throw new WrongUsage(`${point} ${service ?? ''}: non è nel verbale / is not in the record`);
  return {
    schema: 'attesta/review@1',
    record: record.hash,
    point,
    service,
    judged: finding.judged,
    outcome,
    reason,
    who,
    at: at === undefined ? now : readInstant(at, '--at'),
    seen: seen ?? finding.evidence.map(({ file }) => file).filter((file, index, all) => all.indexOf(file) === index),
    session: session === undefined ? null : sessionOf(words),
  };
}

interface SessionWords {
  readonly session?: string;
  readonly 'held-at'?: string;
  readonly shown?: string[];
  readonly participant?: string[];
}

const sessionOf = (values: SessionWords) => ({
  mode: values.session,
  heldAt: values['held-at'] === undefined ? undefined : readInstant(values['held-at'], '--held-at'),
  shown: values.shown ?? [],
  participants: values.participant ?? [],
});

const written: Readonly<Record<Language, (path: string) => string>> = {
  it: (path) => `Valutazione scritta in ${path}. Vale finché le prove e i dati che ha giudicato restano gli stessi.`,
  en: (path) => `Review written to ${path}. It holds as long as the evidence and data that it judged stay the same.`,
};
