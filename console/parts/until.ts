interface Patience {
  /** ms between one look and the next. */
  readonly every: number;
  readonly times: number;
  /** Aborted when the person has gone elsewhere. */
  readonly signal: AbortSignal;
}

/**
 * Looks until something is there; the last look's answer, there or not, when patience ends. Rejects as a look does, and when it is aborted.
 * Polling, since nothing pushes: a record comes seconds after it is asked for, and a person waits for it here.
 */
export async function until<T>(look: () => Promise<T>, isThere: (found: T) => boolean, { every, times, signal }: Patience): Promise<T> {
  for (let left = times; ; left -= 1) {
    const found = await look();
    if (isThere(found) || left <= 1) return found;
    await pause(every, signal);
  }
}

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, time);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
