import { element } from '../dom/element.ts';

export interface Announcer {
  readonly region: HTMLElement;
  /** Read aloud when the reader pauses, and seen by nobody. */
  say(text: string): void;
}

/** What happens without a word of it being near the focus: a page that loads, a list that changed. */
export function announcer(): Announcer {
  const region = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  return { region, say: (text) => region.replaceChildren(text) };
}
