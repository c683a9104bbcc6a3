import { element, listening } from '../dom/element.ts';
import type { Page } from '../pages/page.ts';
import type { Words } from '../words/words.ts';

/** @param refusal what the issuer said of the last try, or null where there was none */
export function signInPage({ session }: Words, refusal: string | null, signIn: () => void): Page {
  return {
    title: session.signInTitle,
    crumbs: [],
    content: [
      refusal !== null &&
        element(
          'div',
          { class: 'alert alert-danger', role: 'alert' },
          element('p', { class: 'mb-1' }, session.failed),
          refusal && element('p', { class: 'mb-0' }, `${session.failedBecause} ${refusal}`),
        ),
      element('p', { class: 'lead' }, session.signInText),
      listening(element('button', { type: 'button', class: 'btn btn-primary btn-lg' }, session.signIn), { click: signIn }),
    ],
  };
}
