import type { CellEvidence, ContinuityCell } from '../../shared/model/continuity-cell.ts';
import { renderInstant, renderNumber } from '../../shared/reasons/render.ts';
import { type Child, element, listening } from '../dom/element.ts';
import type { HeatView } from './view.ts';

interface Detail {
  /** What the cell says, as it is heard. */
  readonly title: string;
  readonly view: Pick<HeatView, 'words' | 'language' | 'evidenceAddress'>;
  /** `service`: the cell is of all servers together. */
  readonly found: ContinuityCell | 'wait' | 'failed' | 'service';
  readonly back: () => void;
}

/** One day of one server and class: its silences, and the rows of which files it rests on. */
export function cellDetail({ title, view, found, back }: Detail): HTMLElement {
  const { detail } = view.words;
  const waiting = { wait: detail.wait, failed: detail.failed, service: detail.ofService } as const;
  const body = typeof found === 'string' ? element('p', {}, waiting[found]) : contentOf(found, view);
  return element(
    'section',
    { class: 'heat-detail-card' },
    element('h4', { tabindex: -1 }, title),
    element('div', { role: 'status' }, body),
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, detail.back), { click: back }),
  );
}

function contentOf({ silences, evidence, evidenceTotal }: ContinuityCell, view: Detail['view']): Child {
  const { words, language } = view;
  const { detail } = words;
  const at = (instant: string) => renderInstant(instant, language);
  return [
    element('h5', {}, detail.silences),
    silences.length === 0
      ? element('p', {}, detail.noSilences)
      : element(
          'ul',
          {},
          silences.map(({ from, to }) => element('li', {}, detail.silence(at(from), at(to)))),
        ),
    element('h5', {}, detail.evidence),
    evidence.length === 0 ? element('p', {}, detail.noEvidence) : evidenceTable(evidence, view),
    evidenceTotal > evidence.length && element('p', {}, detail.more(evidenceTotal - evidence.length)),
  ];
}

function evidenceTable(evidence: readonly CellEvidence[], view: Detail['view']): HTMLElement {
  const { detail } = view.words;
  const head = [detail.file, detail.rows, detail.metric, detail.samples, detail.range];
  return element(
    'div',
    { class: 'heat-evidence', role: 'region', tabindex: 0, 'aria-label': detail.evidence },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          head.map((text) => element('th', { scope: 'col' }, text)),
        ),
      ),
      element(
        'tbody',
        {},
        evidence.map((one) => evidenceRow(one, view)),
      ),
    ),
  );
}

function evidenceRow(one: CellEvidence, { words: { detail }, language, evidenceAddress }: Detail['view']): HTMLElement {
  const number = (value: number | null) => (value === null ? '–' : renderNumber(value, language));
  const file = one.member === null ? one.file : `${one.file}/${one.member}`;
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      evidenceAddress ? element('a', { href: evidenceAddress(one) }, file) : file,
      one.versionId !== null && element('span', { class: 'heat-version' }, `${detail.version} ${one.versionId}`),
    ),
    element('td', {}, `${one.rows[0]}–${one.rows[1]}`),
    element('td', {}, [one.metric, one.statistic].filter((text) => text !== null).join(', ')),
    element('td', {}, `${one.samples}${one.nulls > 0 ? ` (${one.nulls} ${detail.nulls})` : ''}`),
    element('td', {}, `${number(one.min)} – ${number(one.max)}${one.unit === null ? '' : ` ${one.unit}`}`),
  );
}
