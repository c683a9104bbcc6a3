import type { Review } from '../model/review.ts';
import { renderInstant } from '../reasons/render.ts';
import { verdictWords } from '../telling/verdict-words.ts';
import { type Section, section } from './document.ts';
import type { ReportSource } from './report-source.ts';

/** Who reviewed which point, when, to what end and why. */
export function reviewsSection(source: ReportSource): Section {
  const { language, words } = source;
  const reviews = reviewsOf(source);
  if (reviews.length === 0) return section(words.reviews, [{ is: 'paragraph', text: words.noReviews }]);
  const { package: whole } = verdictWords[language];
  return section(words.reviews, [
    {
      is: 'table',
      caption: words.reviewsCaption,
      head: [words.point, words.service, words.who, words.when, words.decision, words.reason],
      rows: reviews.map(({ point, service, who, at, outcome, reason, session }) => [
        point,
        service ?? whole,
        who,
        renderInstant(at, language),
        words.decisions[outcome],
        [reason, sessionText(source, session)].filter((text) => text !== '').join(' ') || '–',
      ]),
      shares: [0.8, 1.3, 1, 1.1, 1, 3],
    },
  ]);
}

type Told = Pick<Review, 'point' | 'service' | 'who' | 'at' | 'outcome' | 'reason' | 'session'>;

/** Whole where they are at hand; else what the record says of them, which is who, when and what. */
function reviewsOf({ record, dossier }: ReportSource): readonly Told[] {
  const whole = dossier?.reviews.map(({ value }) => value);
  const told = record.findings.flatMap(({ point, service, reasons }) =>
    reasons.flatMap(({ details: { review, who, at, outcome } }): readonly Told[] => {
      const isReview = typeof review === 'string' && typeof who === 'string' && typeof at === 'string';
      if (!isReview || (outcome !== 'pass' && outcome !== 'fail')) return [];
      return [{ point, service, who, at, outcome, reason: '', session: null }];
    }),
  );
  const all = whole ?? [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
  const placeOf = ({ at, point, service }: Told) => JSON.stringify([new Date(at).toISOString(), point, service]);
  return [...all].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function sessionText({ language, words }: ReportSource, session: Told['session']): string {
  return session === null
    ? ''
    : words.session(words.modes[session.mode], renderInstant(session.heldAt, language), session.shown.join(', '));
}
