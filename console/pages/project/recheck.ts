import type { ProjectKey } from '../../../shared/model/keys.ts';
import { renderInstant } from '../../../shared/reasons/render.ts';
import type { Recheck } from '../../api/answers.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { until } from '../../parts/until.ts';
import { addresses } from '../../router/addresses.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Words } from '../../words/words.ts';
import type { PageContext } from '../page.ts';

/** Asks for the project to be judged again now, and follows the request to the record that it ends in, or to why there is none. */
export function recheckSection(of: ProjectKey, { api, words, signal, say: announce }: PageContext): Child {
  const { recheck: say } = words;
  const said = element('div', { class: 'attesta-recheck' });
  const tell = (aloud: string, ...children: readonly Child[]) => {
    refill(said, element('p', {}, aloud), children);
    announce(aloud);
  };
  let isAsking = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    refill(said, element('p', {}, say.asking));
    try {
      const asked = await api.askRecheck(of);
      if (asked.state === 'waiting') tell(say.waiting(renderInstant(asked.askedAt, words.language)));
      const ended = await until(() => api.recheck(of, asked.recheck), isOver, { every: 2_000, times: 60, signal });
      tell(endOf(ended, words), toRecord(of, ended, words));
    } catch (error) {
      if (!signal.aborted) tell(faultSentences(error, words).join(' '));
    }
    isAsking = false;
  };
  return element(
    'section',
    { 'aria-label': say.title },
    element('h2', {}, say.title),
    element('p', { class: 'attesta-prose' }, say.text),
    element(
      'p',
      { class: 'attesta-actions' },
      listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, say.ask), { click: () => void ask() }),
    ),
    said,
  );
}

/** A problem of ours is told at once; whoever waits for it here waits for nothing. */
const isOver = ({ state, reason }: Recheck): boolean => state === 'done' || reason === 'our-problem';

function endOf({ state, record, reasonText }: Recheck, { recheck: say }: Words): string {
  if (reasonText !== null) return reasonText;
  return state === 'done' && record !== null ? say.done(String(record)) : say.late;
}

function toRecord(of: ProjectKey, { record }: Recheck, { recheck: say }: Words): Child {
  if (record === null) return null;
  return element('p', {}, element('a', { href: addresses.project(of, record) }, say.toRecord(String(record))));
}
