import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { UploadReceipt } from '../../api/answers.ts';
import type { ApiClient } from '../../api/client.ts';
import { ApiFault } from '../../api/fault.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Words } from '../../words/words.ts';
import type { Entries } from './entries.ts';
import { type Entry, isReady, type NotSent, sha256Of } from './entry.ts';
import { pathOf } from './placement.ts';
import { PutFault, putFile } from './put-file.ts';

export interface SendingMeans {
  readonly project: ProjectKey;
  /** An API whose requests last as long as the signal, and not as the page. */
  readonly api: (signal: AbortSignal) => ApiClient;
  readonly words: () => Words;
  /** ms, by the clock of the stack: a permit has an end. */
  readonly now: () => number;
}

export interface FileSending {
  /** Sends those of these that are ready. Never rejects: what became of each is in its entry. */
  send(some: ReadonlySet<number>): Promise<void>;
  /** Stops one, or all. What has arrived stays. */
  cancel(only?: number): void;
}

/** So many at a time: a line that is shared by more is no faster. */
const ABREAST = 3;
/** The API permits so many in one request. */
const MOST = 100;
/** ms before its end at which a permit is asked for anew. */
const MARGIN = 30_000;

interface Going {
  readonly id: number;
  readonly stop: AbortController;
  permit: UploadReceipt | null;
}

export function openSending(entries: Entries, means: SendingMeans): FileSending {
  const under = new Map<number, AbortController>();

  const fail = (id: number, why: NotSent, detail = '') => {
    under.delete(id);
    entries.change(id, { sending: { is: 'failed', why, detail } });
  };

  const send = async (some: ReadonlySet<number>): Promise<void> => {
    const ready = entries.all().filter((entry) => some.has(entry.id) && isReady(entry) && !under.has(entry.id));
    const going = ready.map(({ id }): Going => ({ id, stop: new AbortController(), permit: null }));
    for (const { id, stop } of going) {
      under.set(id, stop);
      entries.change(id, { sending: { is: 'queued' } });
    }
    for (let at = 0; at < going.length; at += MOST) await permit(going.slice(at, at + MOST));
    const queue = going.filter((one) => one.permit !== null);
    const take = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await sendOne(next);
    };
    await Promise.all(Array.from({ length: ABREAST }, take));
  };

  /** Asks leave for these; where some are refused, once more for the others: the API permits all or none. */
  const permit = async (some: readonly Going[]): Promise<void> => {
    const wanting = some.filter(({ id, stop }) => under.has(id) && !stop.signal.aborted);
    if (wanting.length === 0) return;
    const files = wanting.map(({ id }) => wantedOf(entries.get(id) as Entry));
    try {
      const { files: permits } = await means.api(new AbortController().signal).requestUploads(means.project, files);
      for (const [index, one] of wanting.entries()) one.permit = permits[index] ?? null;
    } catch (error) {
      const refused = refusedFiles(error);
      for (const [index, one] of wanting.entries()) {
        const detail = refused.get(index);
        if (detail !== undefined) fail(one.id, 'refused', detail);
        else if (refused.size === 0) failOf(one.id, error);
      }
      if (refused.size > 0 && refused.size < wanting.length) await permit(wanting.filter((_, index) => !refused.has(index)));
    }
  };

  const failOf = (id: number, error: unknown): void => {
    const status = error instanceof ApiFault ? error.problem.status : null;
    if (status === 401) fail(id, 'signed-out');
    else if (status === 0) fail(id, 'connection');
    else fail(id, 'refused', faultSentences(error, means.words()).join(' '));
  };

  const sendOne = async (going: Going): Promise<void> => {
    const { id, stop } = going;
    const entry = entries.get(id);
    if (!entry || stop.signal.aborted) return void under.delete(id);
    if (isOver(going.permit)) await permit([going]);
    for (let tries = 0; going.permit !== null && under.has(id); tries += 1) {
      try {
        await put(going, entry);
        return;
      } catch (error) {
        if (stop.signal.aborted) return fail(id, 'cancelled');
        // A permit that the store no longer takes, though its time is not over: the clocks differ.
        if (!(error instanceof PutFault && error.status === 403 && tries === 0)) return void (await failPut(entry, error));
        await permit([going]);
      }
    }
  };

  const isOver = (receipt: UploadReceipt | null): boolean => receipt?.put != null && Date.parse(receipt.put.until) - MARGIN < means.now();

  const put = async ({ id, stop, permit: given }: Going, { file }: Entry): Promise<void> => {
    const { path, sha256, bytes, put: how, versionId } = given as UploadReceipt;
    const receipt = { path, sha256, bytes, versionId, wasThere: how === null };
    entries.change(id, { sending: { is: 'under-way', sent: 0 } });
    const progress = (sent: number) => entries.change(id, { sending: { is: 'under-way', sent } });
    const version = how === null ? versionId : await putFile({ url: how.url, headers: how.headers, file, progress, signal: stop.signal });
    under.delete(id);
    entries.change(id, { sending: { is: 'received', receipt: { ...receipt, versionId: version } } });
  };

  /** A file that was changed or renamed meanwhile fails as a lost line does: whether it can be read says which it was. */
  const failPut = async ({ id, file }: Entry, error: unknown): Promise<void> => {
    const status = error instanceof PutFault ? error.status : null;
    const isThere = await file
      .slice(0, 1)
      .arrayBuffer()
      .then(
        () => true,
        () => false,
      );
    if (!isThere) fail(id, 'gone');
    else if (status === 0) fail(id, 'connection');
    else fail(id, 'refused', error instanceof PutFault ? `${error.status} ${error.message}`.trim() : String(error));
  };

  return {
    send,
    cancel(only) {
      for (const [id, stop] of [...under]) {
        if (only !== undefined && id !== only) continue;
        stop.abort();
        if (entries.get(id)?.sending.is === 'queued') fail(id, 'cancelled');
      }
    },
  };
}

const wantedOf = (entry: Entry) => ({ path: pathOf(entry.place) as string, bytes: entry.file.size, sha256: sha256Of(entry) as string });

/** Which of the files the API would not take, by their place in the request: `files.3.path`. */
function refusedFiles(error: unknown): ReadonlyMap<number, string> {
  const errors = error instanceof ApiFault ? (error.problem.errors ?? []) : [];
  return new Map(
    errors.flatMap(({ name, detail }) => {
      const [, index] = /^files\.(\d+)\./.exec(name) ?? [];
      return index === undefined ? [] : [[Number(index), detail] as const];
    }),
  );
}
