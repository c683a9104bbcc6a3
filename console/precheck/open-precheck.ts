import workerAddress from './precheck-worker.ts?worker&url';
import type { Answer, CheckRequest, CheckTextRequest, Failure, Progress, Question, Request, Results } from './protocol.ts';

/** The one text of ours that may become the address of a program: `trusted-types` in infra/definitions/console.ts names this policy. */
const policy = globalThis.trustedTypes?.createPolicy('attesta-precheck', {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new Error('no address of a worker of ours');
    return address;
  },
});

/** A check that came to no end. */
export class PrecheckFault extends Error {
  override readonly name = 'PrecheckFault';
  readonly why: Failure;
  constructor(why: Failure, message: string) {
    super(message);
    this.why = why;
  }
}

interface Asking {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/** Files read in a worker of their own, before anything is sent. Every answer may be a `PrecheckFault`. */
export interface Precheck {
  /** Several may be asked for; they are worked on one after the other. */
  check(request: CheckRequest, asking?: Asking): Promise<Results['check']>;
  checkText(request: CheckTextRequest, asking?: Asking): Promise<Results['check-text']>;
  /** Whatever else it can be asked (protocol.ts). */
  ask<Is extends keyof Results>(question: Extract<Question, { readonly is: Is }>, asking?: Asking): Promise<Results[Is]>;
  /** Ends the worker; what is under way fails as cancelled. */
  close(): void;
}

export function openPrecheck(): Precheck {
  const address = (policy?.createScriptURL(workerAddress) ?? workerAddress) as string;
  const worker = new Worker(address, { type: 'module' });
  const waiting = new Map<number, { readonly hear: (answer: Answer) => void; readonly fail: (fault: PrecheckFault) => void }>();
  let asked = 0;

  const failAll = (why: Failure, message: string) => {
    for (const { fail } of waiting.values()) fail(new PrecheckFault(why, message));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => waiting.get(data.id)?.hear(data));
  // It could not be loaded, or fell over outside of a check.
  worker.addEventListener('error', (event) => failAll('ours', event.message || 'worker'));

  const ask: Precheck['ask'] = (question, { signal, progress } = {}) => {
    asked += 1;
    const id = asked;
    const cancel = () => worker.postMessage({ id: 0, is: 'cancel', asked: id } satisfies Request);
    const answered = new Promise<never>((resolve, reject) => {
      const hear = (answer: Answer) => {
        if (answer.is === 'progress') return progress?.(answer);
        waiting.delete(id);
        if (answer.is === 'done') resolve(answer.value as never);
        else reject(new PrecheckFault(answer.why, answer.message));
      };
      waiting.set(id, { hear, fail: reject });
    });
    signal?.addEventListener('abort', cancel);
    worker.postMessage({ id, ...question } satisfies Request);
    if (signal?.aborted) cancel();
    return answered.finally(() => signal?.removeEventListener('abort', cancel));
  };

  return {
    check: (request, asking) => ask({ is: 'check', ...request }, asking),
    checkText: (request, asking) => ask({ is: 'check-text', ...request }, asking),
    ask,
    close() {
      worker.terminate();
      failAll('cancelled', 'closed');
    },
  };
}
