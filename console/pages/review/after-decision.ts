import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { Review } from '../../api/answers.ts';
import { type Child, element, refill } from '../../dom/element.ts';
import { pointOf } from '../../parts/rules.ts';
import type { ServiceNames } from '../../parts/service-names.ts';
import { until } from '../../parts/until.ts';
import { addresses } from '../../router/addresses.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Words } from '../../words/words.ts';
import type { PageContext } from '../page.ts';
import { isWaiting } from './way.ts';

type Finding = AttestaRecord['findings'][number];

/** Waits for the record that counts a review, in the place where the form was; says it where it comes, and the way to what waits next. */
export async function followReview(
  place: HTMLElement,
  { review, sha256 }: Review,
  before: AttestaRecord,
  names: ServiceNames,
  context: Pick<PageContext, 'api' | 'words' | 'signal' | 'say'>,
): Promise<void> {
  const { api, words, signal, say: announce } = context;
  const { review: say } = words;
  const said = element('div', { class: 'alert alert-info', tabindex: '-1' });
  const tell = (aloud: string, ...children: readonly Child[]) => {
    refill(said, children);
    announce(aloud);
  };
  refill(place, said);
  tell(`${say.recorded} ${say.waiting}`, element('p', {}, element('strong', {}, say.recorded)), element('p', {}, say.waiting));
  said.focus();
  try {
    const found = await until(() => lookFor(api, before, sha256), isFound, { every: 2_000, times: 60, signal });
    if (!isFound(found)) return tell(say.late, element('p', {}, say.late), toQueue(words));
    const { record, finding } = found;
    const sentence = say.arrived(String(record.sequence), words.pointOutcomes[finding.outcome].toLowerCase());
    const ofProject = say.project(words.outcomes[record.outcome].toLowerCase());
    said.className = 'alert alert-success';
    tell(
      `${sentence} ${ofProject}`,
      element('p', {}, element('strong', {}, sentence), ` ${ofProject}`),
      waysOn(record, review, names, words),
    );
  } catch (error) {
    if (!signal.aborted) tell(say.recorded, element('p', {}, say.recorded), faultSentences(error, words).join(' '));
  }
}

type Found = { readonly record: AttestaRecord; readonly finding: Finding } | null;
const isFound = (found: Found): found is NonNullable<Found> => found !== null;

/** The last record, where it counts the review: several may be made meanwhile. The short answer is asked first, the record only when it is new. */
async function lookFor(api: PageContext['api'], before: AttestaRecord, sha256: string): Promise<Found> {
  const { record: latest } = await api.project(before);
  if (latest === null || latest.sequence <= before.sequence) return null;
  const record = await api.record(before, 'latest');
  const finding = record.findings.find(({ reasons }) => reasons.some(({ details }) => details.review === sha256));
  return finding ? { record, finding } : null;
}

/** To the point in the new record, and to the next point that waits for a person. */
function waysOn(record: AttestaRecord, { point, service }: Review['review'], names: ServiceNames, words: Words): Child {
  const { review: say } = words;
  const waiting = record.findings.find((finding) => isWaiting(finding, pointOf(record, finding)));
  const link = (href: string, text: string, look: string) => element('a', { href, class: `btn ${look}` }, text);
  const next = waiting && say.nextWaiting(`${waiting.point} · ${names(waiting.service)}`);
  return [
    waiting === undefined && element('p', {}, say.noneWaiting),
    element(
      'p',
      { class: 'attesta-actions' },
      waiting && next && link(addresses.point(record, record.sequence, waiting.point, waiting.service), next, 'btn-primary'),
      link(addresses.point(record, record.sequence, point, service), say.toRecord(String(record.sequence)), 'btn-outline-primary'),
    ),
  ];
}

const toQueue = ({ faults }: Words): HTMLElement =>
  element('a', { href: addresses.queue(), class: 'btn btn-outline-primary' }, faults.toQueue);
