import { surveyFile } from '../../shared/mapping-draft/survey-file.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { toldReading } from '../../shared/telling/told-reading.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { browserMeans } from './browser-means.ts';
import { type CheckWatch, checkFile } from './check-file.ts';
import { checkText } from './check-text.ts';
import { Cancelled, FileGone, fileSource } from './file-source.ts';
import { type DrawnMaps, mapsOfFiles } from './maps-of-files.ts';
import type { Answer, Failure, Progress, Question, Request, Results } from './protocol.ts';

/** What a worker is to those that answer in it. */
export interface Desk {
  postMessage(answer: Answer): void;
  addEventListener(event: 'message', listener: (message: MessageEvent<Request>) => void): void;
}

/** ms between two words of progress: a page can draw no more often, and need not. */
const SELDOM = 100;

/** Answers the questions of a page, one after the other: a machine reads one file as fast as two. */
export function serve(desk: Desk): void {
  const cancelled = new Set<number>();
  const answer = answering();
  let last: Promise<void> = Promise.resolve();

  const work = async ({ id, ...question }: { readonly id: number } & Question): Promise<void> => {
    const watch = {
      isCancelled: () => cancelled.has(id),
      told: seldom((progress) => desk.postMessage({ id, is: 'progress', ...progress })),
    };
    try {
      if (watch.isCancelled()) throw new Cancelled();
      desk.postMessage({ id, is: 'done', value: await answer(question, watch) });
    } catch (error) {
      desk.postMessage({ id, is: 'failed', why: failureOf(error), message: String(error) });
    }
  };

  desk.addEventListener('message', ({ data }) => {
    if (data.is === 'cancel') cancelled.add(data.asked);
    else last = last.then(() => work(data));
  });
}

/** What was read is kept, so that it need not be read again to be drawn, told in another language or saved. */
function answering(): (question: Question, watch: CheckWatch) => Promise<Results[keyof Results]> {
  const digests = new Map<string, Digest>();
  let drawn: DrawnMaps | null = null;
  return async (question, watch) => {
    const silent = { isCancelled: watch.isCancelled, passed: () => {} };
    switch (question.is) {
      case 'check': {
        const { checked, digest } = await checkFile(question, watch);
        digests.set(digest.id, digest);
        return checked;
      }
      case 'check-text':
        return checkText(question, silent);
      case 'survey': {
        const { file, kind, filename } = question;
        return surveyFile(fileSource(file, silent), kind, filename, browserMeans);
      }
      case 'maps':
        drawn = await mapsOfFiles(question, digests, silent);
        return drawn.told;
      case 'cell':
        return drawn?.cell(question) ?? null;
      case 'digest': {
        const digest = digests.get(question.of);
        return digest === undefined ? null : canonicalJson(digest);
      }
      case 'tell': {
        const digest = digests.get(question.of);
        return digest === undefined ? null : toldReading(digest, question.language);
      }
    }
  };
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
