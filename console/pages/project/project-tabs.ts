import type { ProjectKey } from '../../../shared/model/keys.ts';
import { element } from '../../dom/element.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Crumb } from '../page.ts';

const tabs = ['project', 'declaration', 'upload', 'evidence', 'records'] as const;
export type ProjectTab = (typeof tabs)[number];

/** The pages of one project, from each to the others. */
export function projectTabs(of: ProjectKey, here: ProjectTab, { project }: Words): HTMLElement {
  const tab = (name: ProjectTab) =>
    element('li', {}, element('a', { href: addresses[name](of), 'aria-current': name === here && 'page' }, project.tabs[name]));
  return element('nav', { class: 'attesta-tabs', 'aria-label': project.tabsLabel }, element('ul', {}, tabs.map(tab)));
}

/** The way to a project, and on to a page below it. */
export function projectCrumbs(of: ProjectKey, name: string | null, { site, queue }: Words, ...rest: readonly Crumb[]): readonly Crumb[] {
  return [{ text: site.queue, href: addresses.queue() }, { text: name ?? queue.unnamed, href: addresses.project(of) }, ...rest];
}

/** Whose page it is, above its heading. */
export const overProject = ({ ipa, cup }: ProjectKey): string => `${ipa} · CUP ${cup}`;
