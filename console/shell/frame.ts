import type { Me } from '../api/answers.ts';
import { element, refill } from '../dom/element.ts';
import type { Page } from '../pages/page.ts';
import type { Words } from '../words/words.ts';
import { announcer } from './announcer.ts';
import { breadcrumb } from './breadcrumb.ts';
import { footer } from './footer.ts';
import { type HeaderActions, header } from './header.ts';
import { skipLinks } from './skip-links.ts';

export interface Frame {
  /** Draws what stands around the page, in the language of these words. */
  draw(words: Words, person: Me | null): void;
  loading(words: Words): void;
  show(page: Page, words: Words, isFirst: boolean): void;
  /** Has something read aloud that no focus leads to. */
  say(text: string): void;
}

/** What stands around every page, and the place where pages are shown. */
export function frame(actions: HeaderActions): Frame {
  const { region, say } = announcer();
  const main = element('main', { id: 'content', tabindex: '-1', class: 'container-xxl attesta-main' });
  const above = element('div');
  const below = element('div');
  document.body.replaceChildren(above, main, below, region);
  return {
    say,
    draw(words, person) {
      document.documentElement.lang = words.language;
      refill(above, skipLinks(words), header(words, person, actions));
      refill(below, footer(words));
    },
    loading(words) {
      main.setAttribute('aria-busy', 'true');
      say(words.loading);
    },
    show({ title, over, crumbs, content }, words, isFirst) {
      const heading = element('h1', { tabindex: '-1' }, title);
      main.removeAttribute('aria-busy');
      refill(main, breadcrumb(words, crumbs), over && element('p', { class: 'attesta-over' }, over), heading, content);
      document.title = `${title} · ${words.site.name}`;
      say(words.loaded(title));
      // A page that took the place of another begins at its heading, for the eye and for the reader.
      if (isFirst) return;
      scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    },
  };
}
