import type { Project } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** How many files are in each state; each count shows those alone. States that no file is in are left out. */
export function stateLinks(project: Project, chosen: string | undefined, { evidence: say }: Words): Child {
  const counts = Object.entries(project.uploads) as [keyof Project['uploads'], number][];
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const link = (state: string | undefined, text: string, count: number) =>
    element(
      'li',
      {},
      element('a', { href: addresses.evidence(project, { state }), 'aria-current': state === chosen && 'true' }, `${text} (${count})`),
    );
  const states = counts.filter(([, count]) => count > 0).map(([state, count]) => link(state, say.states[state], count));
  return element('nav', { class: 'attesta-chips', 'aria-label': say.filter }, element('ul', {}, link(undefined, say.all, total), states));
}
