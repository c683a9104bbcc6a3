import type { Page } from '../pages/page.ts';
import { addresses } from './addresses.ts';
import { type Asked, readAddress } from './match.ts';

interface Routing {
  /** Makes what stands at an address, an error page included. Rejects only when the signal was aborted. */
  readonly make: (asked: Asked, signal: AbortSignal) => Promise<Page>;
  readonly loading: () => void;
  /** @param isFirst the page that was loaded with the site: whoever just arrived is at its top already */
  readonly show: (page: Page, isFirst: boolean) => void;
}

export interface Router {
  /** Makes the page again: the language or the session changed, or the person asked to try again. */
  again(): void;
}

/** Follows the address: each change makes a page, and one that comes too late for a change after it is not shown. */
export function startRouter({ make, loading, show }: Routing): Router {
  let going = new AbortController();
  let isFirst = true;
  const go = async () => {
    going.abort();
    going = new AbortController();
    const { signal } = going;
    loading();
    const page = await make(readAddress(location.hash), signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (page === null || signal.aborted) return;
    show(page, isFirst);
    isFirst = false;
  };
  addEventListener('hashchange', () => void go());
  if (!location.hash.startsWith('#/')) history.replaceState(null, '', addresses.queue());
  void go();
  return { again: () => void go() };
}
