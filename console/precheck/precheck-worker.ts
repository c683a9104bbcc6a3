import { config } from 'zod';
import type { Request } from './protocol.ts';

/**
 * The worker that reads files before they are sent. Schemas are told not to make code of texts, which the policy of the site forbids; that
 * has to be said before the first of them exists, and so the rest is loaded after it.
 */
config({ jitless: true });
/** What a page asks meanwhile: an event that nobody hears is gone. */
const early: MessageEvent<Request>[] = [];
const keep = (message: MessageEvent<Request>) => void early.push(message);
self.addEventListener('message', keep);
const { serve } = await import('./serve.ts');
// TypeScript takes `self` for a window's: a worker's posts messages to the page that opened it.
serve({
  postMessage: (answer) => (self as unknown as Worker).postMessage(answer),
  addEventListener(event, listener) {
    self.removeEventListener('message', keep);
    self.addEventListener(event, listener);
    for (const message of early.splice(0)) listener(message);
  },
});
