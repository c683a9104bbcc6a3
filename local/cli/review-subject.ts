import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { sqsQueue } from '../../functions/adapters/sqs.ts';
import { appendReview } from '../../functions/reviews/append-review.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { reviewRefusals } from '../../shared/verdict/review-refusals.ts';
import { judgeFolder } from '../folder/judge-folder.ts';
import { readSampleFile } from '../folder/sample-file.ts';
import { connect } from '../stack/connect.ts';
import { laptopDeployment } from '../stack/operated-deployment.ts';
import { openQueue } from '../stack/operated-queues.ts';
import { endpointsFromEnvironment } from '../stack/settings.ts';
import { stackTime } from '../stack/stack-time.ts';
import { readInstant } from './as-of.ts';
import { WrongUsage } from './command.ts';
import { tell } from './output.ts';
import { whileRunning } from './records.ts';
import { openStoredRecord, type RecordPath, readRecordPath } from './stored-record.ts';

/** What is reviewed: a record of a folder or of the running stack, and where a review of it goes. */
export interface ReviewSubject {
  readonly record: AttestaRecord;
  /** When a review is made where nobody says: RFC 3339 UTC. */
  readonly now: string;
  /** @returns where it was written @throws WrongUsage where it is not taken */
  write(review: Review, language: Language): Promise<string>;
  close(): void;
}

/** @param asOf of a folder: when it is judged */
export async function openReviewSubject(text: string, asOf: string | undefined): Promise<ReviewSubject> {
  const isFolder = (await stat(text).catch(() => null))?.isDirectory() ?? false;
  if (isFolder) return folderSubject(text, asOf);
  const path = readRecordPath(text);
  if (!path) throw new WrongUsage(`${text}: né una cartella né {ipa}/{cup}/{n} / neither a folder nor {ipa}/{cup}/{n}`);
  if (asOf !== undefined) throw new WrongUsage('--as-of: solo con una cartella / with a folder only');
  return storedSubject(path);
}

async function folderSubject(folder: string, wanted: string | undefined): Promise<ReviewSubject> {
  const own = wanted ?? (await readSampleFile(folder))?.asOf;
  const asOf = own === undefined ? instantText(Date.now()) : readInstant(own, '--as-of');
  const { judged } = await judgeFolder(folder, asOf, (path) => tell(`leggo / reading ${path}`));
  if (!judged) throw new WrongUsage(`${folder}: nessuna dichiarazione valida / no valid declaration`);
  return { record: judged.record, now: asOf, write: (review) => writeIntoFolder(folder, review), close: () => {} };
}

/** A new file each time: a decision is never edited. */
async function writeIntoFolder(folder: string, review: Review): Promise<string> {
  const name = `${review.at.replaceAll(/[^0-9TZ]/g, '')}-${review.service ?? 'project'}-${review.point}.yaml`;
  await mkdir(join(folder, 'reviews'), { recursive: true });
  const path = join(folder, 'reviews', name);
  await writeFile(path, stringify(review, { lineWidth: 0 }), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new WrongUsage(`${path}: c’è già / is there already`);
    throw error;
  });
  return path;
}

async function storedSubject(path: RecordPath): Promise<ReviewSubject> {
  const endpoints = endpointsFromEnvironment();
  const connection = connect(endpoints);
  const { sqs, queues, close } = laptopDeployment(endpoints);
  const closeAll = () => {
    connection.close();
    close();
  };
  try {
    const record = await whileRunning(endpoints, () => openStoredRecord(connection, path));
    const now = await stackTime(endpoints.s3);
    return {
      record,
      now: instantText(now),
      async write(review, language) {
        const [uploads, assessments] = [await openQueue(sqs, queues.uploads.name), await openQueue(sqs, queues.assessments.name)];
        const queue = sqsQueue(sqs, { uploads: uploads.url, assessments: assessments.url });
        const appended = await appendReview({ ...connection.ports, queue }, path.project, review, now);
        if (!appended.taken) throw new WrongUsage(appended.refusals.map((refusal) => reviewRefusals[refusal][language]).join('\n'));
        return `${path.project.ipa}/${path.project.cup}/${appended.sha256}`;
      },
      close: closeAll,
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}
