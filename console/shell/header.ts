import type { Language } from '../../shared/reasons/render.ts';
import type { Me } from '../api/answers.ts';
import { type Child, element, listening } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { addresses } from '../router/addresses.ts';
import { languages, type Words } from '../words/words.ts';

export interface HeaderActions {
  readonly chooseLanguage: (language: Language) => void;
  readonly signIn: () => void;
  readonly signOut: () => void;
}

/** The header of a public body's site: whose it is, the language and who has signed in above, the service below. */
export function header(words: Words, person: Me | null, actions: HeaderActions): HTMLElement {
  return element(
    'header',
    { class: 'it-header-wrapper' },
    element(
      'div',
      { class: 'it-header-slim-wrapper' },
      element(
        'div',
        { class: 'container-xxl attesta-slim' },
        element('span', { class: 'attesta-slim-name' }, words.site.over),
        element('div', { class: 'attesta-slim-right' }, languageSwitch(words, actions), access(words, person, actions)),
      ),
    ),
    element(
      'div',
      { class: 'it-header-center-wrapper it-small-header' },
      element(
        'div',
        { class: 'container-xxl it-header-center-content-wrapper' },
        element(
          'div',
          { class: 'it-brand-wrapper' },
          element(
            'a',
            { href: addresses.queue() },
            icon('pa'),
            element(
              'div',
              { class: 'it-brand-text' },
              element('div', { class: 'it-brand-title' }, words.site.name),
              element('div', { class: 'it-brand-tagline' }, words.site.tagline),
            ),
          ),
        ),
        element(
          'nav',
          { class: 'attesta-navigation', 'aria-label': words.site.mainNavigation },
          element(
            'ul',
            {},
            element('li', {}, element('a', { href: addresses.queue() }, words.site.queue)),
            person && element('li', {}, element('a', { href: addresses.queue({ 'waits-for': person.role }) }, words.site.mine)),
          ),
        ),
      ),
    ),
  );
}

function languageSwitch(words: Words, { chooseLanguage }: HeaderActions): Child {
  const buttons = (Object.keys(languages) as Language[]).map((language) =>
    listening(
      element(
        'button',
        { type: 'button', lang: language, 'aria-pressed': String(language === words.language) },
        element('span', { 'aria-hidden': 'true' }, languages[language].short),
        element('span', { class: 'visually-hidden' }, languages[language].name),
      ),
      { click: () => chooseLanguage(language) },
    ),
  );
  return element('div', { class: 'attesta-languages', role: 'group', 'aria-label': words.site.languageSwitch }, buttons);
}

function access(words: Words, person: Me | null, { signIn, signOut }: HeaderActions): Child {
  if (person) {
    return [
      element(
        'span',
        { class: 'attesta-person' },
        icon('user', 'icon-sm icon-white'),
        element('span', { class: 'visually-hidden' }, `${words.session.signedInAs} `),
        element('span', { class: 'attesta-person-name' }, `${person.name} (${words.session.roles[person.role]})`),
      ),
      button('logout', words.session.signOut, signOut),
    ];
  }
  return button('user', words.session.signIn, signIn);
}

const button = (drawn: 'logout' | 'user', text: string, act: () => void): Child =>
  listening(element('button', { type: 'button', class: 'attesta-access' }, icon(drawn, 'icon-sm icon-white'), element('span', {}, text)), {
    click: act,
  });
