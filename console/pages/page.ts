import type { Me } from '../api/answers.ts';
import type { ApiClient } from '../api/client.ts';
import type { Child } from '../dom/element.ts';
import type { Words } from '../words/words.ts';

/** What every page is made from. */
export interface PageContext {
  readonly words: Words;
  readonly api: ApiClient;
  /** The same, for what goes on while the person looks elsewhere: a sending. */
  readonly apiUntil: (signal: AbortSignal) => ApiClient;
  /** Who has signed in. */
  readonly person: Me;
  /** ms: what is late and what is not. */
  readonly now: () => number;
  /** Aborted when the person has gone elsewhere before the page was made. */
  readonly signal: AbortSignal;
  /** Has something read aloud that happens away from the focus: a record that has come. */
  readonly say: (text: string) => void;
}

/** One step of the way to a page: the last one is the page itself, and no link. */
export interface Crumb {
  readonly text: string;
  readonly href?: string;
}

export interface Page {
  /** Its heading, and the title of the window before the name of the site. */
  readonly title: string;
  /** Said above the heading in small letters: whose page it is. */
  readonly over?: string;
  readonly crumbs: readonly Crumb[];
  readonly content: Child;
}
