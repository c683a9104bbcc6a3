import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { Project, Review } from '../../api/answers.ts';
import type { ApiClient } from '../../api/client.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { facts } from '../../parts/facts.ts';
import { pointOf } from '../../parts/rules.ts';
import type { ServiceNames } from '../../parts/service-names.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { PageContext } from '../page.ts';
import { followReview } from './after-decision.ts';
import { reviewForm } from './review-form.ts';
import { toldReviews } from './told-reviews.ts';
import { isOpenWay, isWaiting, wayOf } from './way.ts';

type Finding = AttestaRecord['findings'][number];

export interface Reviewed {
  readonly record: AttestaRecord;
  readonly finding: Finding;
  readonly project: Project;
  /** Of this point, the latest first. */
  readonly reviews: readonly Review[];
  readonly names: ServiceNames;
}

export interface ReviewPanel {
  /** The way to the form, to be put near the outcome; null: whoever reads may not decide, or nothing waits. */
  readonly button: HTMLElement | null;
  readonly section: HTMLElement;
}

/** What people decided of a point, and the form of whoever may decide it now. */
export function reviewPanel(reviewed: Reviewed, context: PageContext, readAgain: () => void): ReviewPanel {
  const { record, finding, reviews } = reviewed;
  const { review: say } = context.words;
  const heading = element('h2', { tabindex: '-1' }, say.title);
  const past = toldReviews(reviews, finding, context.words);
  const section = element('section', { class: 'attesta-review' }, heading, past, deciding(reviewed, context, readAgain));
  const mayDecide = isLatest(reviewed) && context.person.role === 'auditor' && isWaiting(finding, pointOf(record, finding));
  const button = mayDecide
    ? listening(element('button', { type: 'button', class: 'btn btn-primary btn-sm' }, say.toForm), { click: () => heading.focus() })
    : null;
  return { button, section };
}

const isLatest = ({ record, project }: Pick<Reviewed, 'record' | 'project'>): boolean => project.record?.sequence === record.sequence;

function deciding(reviewed: Reviewed, context: PageContext, readAgain: () => void): Child {
  const { record, finding, project, reviews } = reviewed;
  const { words, person, api } = context;
  const { review: say } = words;
  const way = wayOf(finding, pointOf(record, finding));
  if (!isLatest(reviewed)) {
    const href = addresses.point(record, project.record?.sequence ?? record.sequence, finding.point, finding.service);
    return element('p', {}, `${say.older} `, element('a', { href }, say.toLatest));
  }
  if (!isOpenWay(way)) return element('p', {}, say.ways[way]);
  const [latest] = reviews;
  const told = [
    element('p', {}, say.ways[way]),
    finding.reasons.some(({ code }) => code === 'REVIEW_PASSED' || code === 'REVIEW_FAILED') && element('p', {}, say.decided),
  ];
  if (person.role !== 'auditor') return [told, element('p', { class: 'attesta-quiet-text' }, say.notYours)];
  const place = element('div');
  const form = reviewForm({
    ...{ record, finding, way, supersedes: latest?.sha256 ?? null, api, words, readAgain },
    taken: (review) => void followReview(place, review, record, reviewed.names, context),
  });
  refill(place, told, form, binding(record, finding, words));
  return place;
}

function binding(record: AttestaRecord, { judged }: Finding, { review: say, records }: Words): HTMLElement {
  return element(
    'details',
    { class: 'attesta-details' },
    element('summary', {}, say.binding),
    element('p', { class: 'attesta-prose' }, say.bindingText),
    facts([
      [say.judged, element('span', { class: 'attesta-code' }, judged)],
      [say.ofRecord, [records.number(String(record.sequence)), element('span', { class: 'attesta-code' }, record.hash)]],
    ]),
  );
}

/** Every review of one point, the latest first: all pages are looked through, since a point may have been decided long ago. */
export async function reviewsOf(api: Pick<ApiClient, 'reviews'>, { record, finding }: Pick<Reviewed, 'record' | 'finding'>) {
  const found: Review[] = [];
  for (let cursor: string | undefined; ; ) {
    const { reviews, next } = await api.reviews(record, { limit: '200', cursor });
    found.push(...reviews.filter(({ review }) => review.point === finding.point && review.service === finding.service));
    if (next === null) return found;
    cursor = next;
  }
}
