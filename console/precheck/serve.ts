import type { Digest } from '../../shared/model/digest.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { checkFile } from './check-file.ts';
import { Cancelled, FileGone } from './file-source.ts';
import type { Answer, Failure, Progress, Request } from './protocol.ts';

/** What a worker is to those that answer in it. */
export interface Desk {
  postMessage(answer: Answer): void;
  addEventListener(event: 'message', listener: (message: MessageEvent<Request>) => void): void;
}

/** ms between two words of progress: a page can draw no more often, and need not. */
const SELDOM = 100;

/** Answers the requests of a page, one after the other: a machine reads one file as fast as two. */
export function serve(desk: Desk): void {
  const digests = new Map<string, Digest>();
  const cancelled = new Set<number>();
  let last: Promise<void> = Promise.resolve();

  const work = async (request: Exclude<Request, { is: 'cancel' }>): Promise<void> => {
    const { id } = request;
    try {
      if (cancelled.has(id)) throw new Cancelled();
      if (request.is === 'digest') {
        const digest = digests.get(request.of);
        return desk.postMessage({ id, is: 'done', value: digest === undefined ? null : canonicalJson(digest) });
      }
      const watch = {
        isCancelled: () => cancelled.has(id),
        told: seldom((progress) => desk.postMessage({ id, is: 'progress', ...progress })),
      };
      const { checked, digest } = await checkFile(request, watch);
      digests.set(digest.id, digest);
      desk.postMessage({ id, is: 'done', value: checked });
    } catch (error) {
      desk.postMessage({ id, is: 'failed', why: failureOf(error), message: String(error) });
    }
  };

  desk.addEventListener('message', ({ data }) => {
    if (data.is === 'cancel') cancelled.add(data.asked);
    else last = last.then(() => work(data));
  });
}

const failureOf = (error: unknown): Failure => (error instanceof Cancelled ? 'cancelled' : error instanceof FileGone ? 'gone' : 'ours');

function seldom(tell: (progress: Progress) => void): (progress: Progress) => void {
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (now < next) return;
    next = now + SELDOM;
    tell(progress);
  };
}
