import type { VerificationPoint } from '../../../shared/model/ruleset.ts';
import { type Child, element } from '../../dom/element.ts';
import type { Words } from '../../words/words.ts';

/** What is asked: the notice's own words, which are Italian whoever reads, and ours where they do not say enough. */
export function ruleOf({ quote, summary, source }: VerificationPoint, { pointPage: say, language }: Words): Child {
  return [
    element('h2', {}, say.asked),
    quote !== undefined &&
      element(
        'figure',
        { class: 'attesta-quote' },
        element('blockquote', { lang: 'it' }, `«${quote}»`),
        element('figcaption', { lang: 'it' }, source),
      ),
    summary && element('p', { class: 'attesta-prose' }, summary[language]),
    quote === undefined && element('p', { class: 'attesta-quiet-text', lang: 'it' }, source),
  ];
}
