import type { AttestaRecord } from '../../../shared/model/record.ts';
import { renderInstant } from '../../../shared/reasons/render.ts';
import type { Review } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { instantOf } from '../../parts/instant.ts';
import { table } from '../../parts/table.ts';
import type { Words } from '../../words/words.ts';

type Finding = AttestaRecord['findings'][number];

/** Everything that people decided of a point, the latest first, and whether the record counts it: nothing is ever taken away. */
export function toldReviews(reviews: readonly Review[], finding: Finding, words: Words): Child {
  if (reviews.length === 0) return null;
  const { review: say } = words;
  return [
    element('h3', {}, say.past),
    table<Review>({
      caption: say.past,
      rows: reviews,
      columns: [
        {
          title: say.at,
          isHead: true,
          cell: ({ review }) => [instantOf(review.at, words), element('span', { class: 'attesta-code' }, review.who)],
        },
        { title: say.said, cell: ({ review }) => saidOf(review, words) },
        { title: say.seen, cell: ({ review }) => seenOf(review, words) },
        { title: say.standing, cell: (one) => say.standings[standingOf(one, finding)] },
      ],
    }),
  ];
}

const saidOf = ({ outcome, reason }: Review['review'], { review: say }: Words): Child => [
  element('strong', {}, say.outcomes[outcome]),
  element('p', { class: 'attesta-written-by-people' }, reason),
];

function seenOf({ seen, session }: Review['review'], { review: say, language }: Words): Child {
  const lines = [...(session?.shown ?? []), ...seen];
  return [
    session && element('p', {}, say.heldText(say.modes[session.mode].toLowerCase(), renderInstant(session.heldAt, language))),
    session && session.participants.length > 0 && element('p', {}, `${say.participants}: ${session.participants.join(', ')}`),
    lines.length > 0 &&
      element(
        'ul',
        { class: 'attesta-seen' },
        lines.map((one) => element('li', {}, one)),
      ),
  ];
}

/** The record names the review that it looked at by its hash, and says what became of it. */
function standingOf({ sha256 }: Review, { reasons }: Finding): keyof Words['review']['standings'] {
  const about = reasons.filter(({ details }) => details.review === sha256).map(({ code }) => code);
  if (about.includes('REVIEW_EXPIRED')) return 'expired';
  if (about.some((code) => code === 'REVIEW_NOT_ADMITTED' || code === 'SESSION_BEFORE_MIGRATION')) return 'not-admitted';
  return about.length > 0 ? 'counts' : 'replaced';
}
