import type { EvidenceKind } from '../../../shared/model/evidence-kinds.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import type { ToldIssue, ToldReading } from '../../../shared/telling/told-reading.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { facts } from '../../parts/facts.ts';
import { lookBadge, weightBadge } from '../../parts/outcome-badge.ts';
import type { Checked, CheckedText, QuotedRow } from '../../precheck/protocol.ts';
import type { Words } from '../../words/words.ts';
import { toldReason } from '../evidence/told-reason.ts';
import type { Entry } from './entry.ts';

/** What a person does with one file. */
export interface CardActions {
  want(id: number, wanted: boolean): void;
  place(id: number, service: string | null, kind: EvidenceKind | null): void;
  remove(id: number): void;
  checkAgain(id: number): void;
  send(id: number): void;
  stop(id: number): void;
  services(): readonly (readonly [id: string, name: string])[];
  /** The page where the columns of a table are explained; null: this file has none. */
  mappingAddress(entry: Entry): string | null;
  receiptAddress(path: string): string;
}

interface Around {
  readonly actions: CardActions;
  readonly words: Words;
  /** The services that the file speaks of, in words; null: nobody has looked. */
  readonly speaksOf: string | null;
}

/** What was read of one file before it is sent. */
export function checkPart(parent: HTMLElement, entry: Entry, around: Around): void {
  const bar = parent.querySelector('progress');
  if (entry.check.is !== 'reading' || !bar) {
    refill(parent, contentOf(entry, around));
    return;
  }
  const { bytes, rows } = entry.check.progress;
  const { upload: say, language } = around.words;
  bar.value = bytes;
  refill(parent.firstElementChild as Element, say.reading(renderNumber(rows, language)));
}

function contentOf(entry: Entry, around: Around): Child {
  const { check, from } = entry;
  const { upload: say, language } = around.words;
  switch (check.is) {
    case 'none':
      return null;
    case 'waiting':
      return element('p', { class: 'attesta-quiet-text' }, say.waiting);
    case 'reading':
      return [
        element('p', {}, say.reading(renderNumber(check.progress.rows, language))),
        element('progress', { max: check.progress.of, value: check.progress.bytes, 'aria-label': say.progress.file(from) }),
      ];
    case 'failed':
      return element('p', {}, lookBadge('wanting', say.fails[check.why]), ' ', again(entry, around));
    case 'read-text':
      return ofText(check.checked, around);
    case 'read':
      return ofReading(entry, check.checked, around);
  }
}

const again = ({ id }: Entry, { actions, words }: Around): HTMLElement =>
  listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, words.upload.again), {
    click: () => actions.checkAgain(id),
  });

function ofText({ problems, sha256 }: CheckedText, { words }: Around): Child {
  const { upload: say } = words;
  const isGood = problems.length === 0;
  return [
    element('p', {}, lookBadge(isGood ? 'good' : 'bad', isGood ? say.textGood : say.textBad)),
    !isGood &&
      element(
        'ul',
        { class: 'attesta-told' },
        problems.map((one) => toldReason(one, words)),
      ),
    facts([[say.sum, element('span', { class: 'attesta-code' }, sha256)]]),
  ];
}

/** Weights that ask something of somebody. */
const asking: ReadonlySet<Severity> = new Set(['fail', 'missing', 'review', 'warning']);

function ofReading(entry: Entry, checked: Checked, around: Around): Child {
  const { reading, quotes, mappingProblems } = checked;
  const { words, actions } = around;
  const { upload: say } = words;
  const [loud, quiet] = [
    reading.issues.filter(({ severity }) => asking.has(severity)),
    reading.issues.filter((one) => !asking.has(one.severity)),
  ];
  const mappingAddress = actions.mappingAddress(entry);
  const issue = (one: ToldIssue) => issueItem(one, quotes, words);
  return [
    element(
      'p',
      { class: 'attesta-badges' },
      statusBadge(reading, loud.length, words),
      loud.length > 0 && ` ${say.toMend(String(loud.length))}`,
    ),
    mappingProblems.length > 0 && [
      element('p', {}, say.mappingInvalid),
      element(
        'ul',
        {},
        mappingProblems.map((text) => element('li', {}, text)),
      ),
    ],
    reading.mappingSha256 !== null && element('p', { class: 'attesta-quiet-text' }, say.mappingUsed),
    mappingAddress !== null &&
      element('p', {}, `${isUnexplained(reading) ? say.unrecognised : ''} `, element('a', { href: mappingAddress }, say.toMapping)),
    loud.length > 0 && element('ul', { class: 'attesta-issues' }, loud.map(issue)),
    element(
      'details',
      { class: 'attesta-inside' },
      element('summary', {}, say.details),
      readingFacts(checked, around),
      quiet.length > 0 && element('ul', { class: 'attesta-issues' }, quiet.map(issue)),
    ),
  ];
}

/** A table whose columns nobody has explained counts as read, and yet nothing of it is. */
const isUnexplained = ({ status, issues }: ToldReading): boolean =>
  status === 'unrecognised' || issues.some(({ code }) => code === 'MAPPING_MISSING');

function statusBadge(reading: ToldReading, troubles: number, { file }: Words): HTMLElement {
  if (isUnexplained(reading)) return lookBadge('bad', file.statuses.unrecognised);
  const { status } = reading;
  const looks = { document: 'quiet', refused: 'bad', unrecognised: 'bad', ambiguous: 'wanting' } as const;
  return lookBadge(status === 'recognised' ? (troubles > 0 ? 'wanting' : 'good') : looks[status], file.statuses[status]);
}

function readingFacts({ reading, sha256 }: Checked, { words, speaksOf }: Around): HTMLElement {
  const { upload: say, language } = words;
  const number = (count: number) => renderNumber(count, language);
  const counted = (count: number) => (count === 0 ? null : number(count));
  const code = (text: string) => element('span', { class: 'attesta-code' }, text);
  const { rows } = reading;
  return facts([
    [say.format, reading.format === null ? null : code(reading.format)],
    [say.rows, rows.read === 0 ? null : say.rowsOf(number(rows.accepted), number(rows.read), number(rows.rejected))],
    [say.series, counted(reading.seriesTotal)],
    [say.resources, counted(reading.resourcesTotal)],
    [say.addresses, counted(reading.addressesTotal)],
    [say.speaksOf, speaksOf],
    [say.sum, code(sha256)],
  ]);
}

/** One thing that is wrong: how much it weighs, what to do, in which rows, and the rows themselves. */
function issueItem(one: ToldIssue, quotes: readonly QuotedRow[], words: Words): HTMLElement {
  const { upload: say, severities, language } = words;
  const { severity, count, firstRows, member } = one;
  const quoted = quotes.filter(({ row }) => member === null && firstRows.includes(row));
  return element(
    'li',
    {},
    weightBadge(severity, severities[severity]),
    element('ul', { class: 'attesta-told' }, toldReason(one, words)),
    count > 0 &&
      element(
        'p',
        { class: 'attesta-quiet-text' },
        say.rowsAt(renderNumber(count, language), firstRows.join(', ')),
        member !== null && ` (${member})`,
      ),
    quoted.map(({ row, text }) =>
      element(
        'p',
        { class: 'attesta-quoted' },
        element('span', { class: 'attesta-quiet-text' }, `${say.quoted(String(row))} `),
        element('code', {}, text),
      ),
    ),
  );
}
