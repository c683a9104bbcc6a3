import { ApiFault } from '../api/fault.ts';
import { element, listening } from '../dom/element.ts';
import type { Page } from '../pages/page.ts';
import { addresses } from '../router/addresses.ts';
import type { Words } from '../words/words.ts';

/** What did not work, in a sentence: the API's own where it has one, else by the status that came from something before it. */
export function faultSentences(error: unknown, { faults }: Words): readonly string[] {
  if (!(error instanceof ApiFault)) return [faults.ours];
  const { status, detail, errors = [], requestId } = error.problem;
  const known = new Map([
    [0, faults.unreachable],
    [403, faults.forbidden],
    [404, faults.notFound],
    [429, faults.busy],
    [503, faults.busy],
  ]);
  const plain = known.get(status) ?? (status >= 500 ? faults.ours : faults.unknown(status));
  const fields = errors.map(({ name, detail: wanted }) => `${name}: ${wanted}`);
  return [detail || plain, ...fields, ...(requestId ? [faults.quote(requestId)] : [])];
}

export function faultPage(error: unknown, words: Words, again: () => void): Page {
  const { faults, site } = words;
  const isGone = error instanceof ApiFault && error.problem.status === 404;
  const title = isGone ? faults.notFoundTitle : error instanceof ApiFault && error.problem.title ? error.problem.title : faults.title;
  return {
    title,
    crumbs: [{ text: site.queue, href: addresses.queue() }, { text: title }],
    content: [
      element(
        'div',
        { class: `alert alert-${isGone ? 'warning' : 'danger'}` },
        faultSentences(error, words).map((text) => element('p', { class: 'mb-1' }, text)),
      ),
      element(
        'p',
        { class: 'attesta-actions' },
        !isGone && listening(element('button', { type: 'button', class: 'btn btn-primary' }, faults.again), { click: again }),
        element('a', { class: 'btn btn-outline-primary', href: addresses.queue() }, faults.toQueue),
      ),
    ],
  };
}

export function notFoundPage(words: Words): Page {
  const { faults, site } = words;
  return {
    title: faults.notFoundTitle,
    crumbs: [{ text: site.queue, href: addresses.queue() }, { text: faults.notFoundTitle }],
    content: [
      element('p', { class: 'lead' }, faults.notFound),
      element('p', {}, element('a', { class: 'btn btn-primary', href: addresses.queue() }, faults.toQueue)),
    ],
  };
}
