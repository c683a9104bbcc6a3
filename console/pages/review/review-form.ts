import type { AttestaRecord } from '../../../shared/model/record.ts';
import { readPinnedUpload } from '../../../shared/verdict/pinned-upload.ts';
import type { Decision, Review } from '../../api/answers.ts';
import type { ApiClient } from '../../api/client.ts';
import { ApiFault } from '../../api/fault.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { longTextField, oneOfField, someOfField } from '../../forms/fields.ts';
import { type Fault, toldForm } from '../../forms/told-form.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Words } from '../../words/words.ts';
import { sessionFields } from './session-fields.ts';
import type { Way } from './way.ts';

type Finding = AttestaRecord['findings'][number];

interface Deciding {
  readonly record: AttestaRecord;
  readonly finding: Finding;
  readonly way: Extract<Way, 'decide' | 'session' | 'confirm'>;
  /** sha256 of the review whose place this one takes; null: there is none. */
  readonly supersedes: string | null;
  readonly api: Pick<ApiClient, 'decide'>;
  readonly words: Words;
  /** Called once, with what the API took. */
  readonly taken: (review: Review) => void;
  /** Shown where somebody else decided meanwhile. */
  readonly readAgain: () => void;
}

/**
 * What an auditor decides of a point. What is wrong with it the API says, field by field, in its own words: a second set of rules here would
 * sooner or later say something else.
 */
export function reviewForm({ record, finding, way, supersedes, api, words, taken, readAgain }: Deciding): HTMLElement {
  const { review: say } = words;
  const required = { value: '', mark: say.required };
  const files = filesToSee(record, finding);
  const outcome = oneOfField({ ...required, name: 'outcome', label: say.outcome }, outcomesOf(way, words));
  const reason = longTextField({ ...required, name: 'reason', label: say.reason, help: say.reasonHelp }, 4);
  const seen = someOfField(
    { name: 'seen', label: say.seen, value: '', help: files.length > 0 ? say.seenHelp : say.noFiles },
    // By their places in the list: a path may hold a comma.
    files.map((path, at) => [String(at), element('span', { class: 'attesta-path' }, path)]),
  );
  const session = way === 'session' ? sessionFields(words) : null;
  const fields = [outcome, ...(session?.fields ?? []), reason, seen];
  const told = toldForm({ title: say.faults, fields: () => fields });
  const said = element('div', { role: 'status' });

  const read = (): { readonly decision: Decision; readonly faults: readonly Fault[] } => {
    const held = session?.read();
    const decision: Decision = {
      ...{ record: record.hash, point: finding.point, service: finding.service, judged: finding.judged },
      outcome: outcome.value() as Decision['outcome'],
      reason: reason.value(),
      seen: seen
        .value()
        .split(',')
        .flatMap((at) => (at === '' ? [] : (files[Number(at)] ?? []))),
      session: held?.session ?? null,
      supersedes,
    };
    return { decision, faults: held?.faults ?? [] };
  };
  let isSending = false;
  const submit = async () => {
    if (isSending) return;
    isSending = true;
    const { decision, faults } = read();
    refill(said, say.sending);
    try {
      taken(await api.decide(record, decision));
    } catch (error) {
      refill(said);
      const ofApi = faultsOf(error);
      if (isOvertaken(error)) refill(said, overtaken(readAgain, words));
      else if (ofApi.length > 0) told.tell([...faults, ...ofApi.filter(({ name }) => !faults.some((own) => own.name === name))]);
      else refill(said, element('div', { class: 'alert alert-danger' }, faultSentences(error, words).join(' ')));
    }
    isSending = false;
  };
  const form = element(
    'form',
    { class: 'attesta-review-form', novalidate: true, 'aria-label': say.title },
    told.summary,
    outcome.element,
    session?.element,
    reason.element,
    seen.element,
    element('p', { class: 'attesta-quiet-text' }, say.forGood),
    element('div', { class: 'attesta-actions' }, element('button', { type: 'submit', class: 'btn btn-primary' }, say.send)),
    said,
  );
  return listening(form, {
    submit: (event) => {
      event.preventDefault();
      void submit();
    },
  });
}

function outcomesOf(way: Way, { review: say }: Words): readonly (readonly [string, Child])[] {
  if (way === 'confirm') return [['fail', say.confirming]];
  return [
    ['pass', say.outcomes.pass],
    ['fail', say.outcomes.fail],
  ];
}

/** What the point was read in, then the other files of its service that the record counts; those with the rows of measures are read by us. */
function filesToSee({ inputs }: AttestaRecord, { evidence, service }: Finding): readonly string[] {
  const folder = `${service ?? 'project'}/`;
  const own = evidence.map(({ file }) => file);
  const beside = inputs.uploads
    .flatMap((pinned) => readPinnedUpload(pinned)?.path ?? [])
    .filter((path) => path.startsWith(folder) && !path.startsWith(`${folder}usage-report/`));
  return [...new Set([...own, ...beside])].slice(0, shownFiles);
}

/** As many as the API takes. */
const shownFiles = 100;

function faultsOf(error: unknown): readonly Fault[] {
  if (!(error instanceof ApiFault)) return [];
  return (error.problem.errors ?? []).map(({ name, detail }) => ({ name, text: detail }));
}

const isOvertaken = (error: unknown): boolean => error instanceof ApiFault && error.problem.status === 409;

function overtaken(readAgain: () => void, { review: say }: Words): HTMLElement {
  const button = listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, say.readAgain), {
    click: readAgain,
  });
  return element('div', { class: 'alert alert-warning' }, element('p', {}, say.overtaken), button);
}
