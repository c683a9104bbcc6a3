import { type AskItem, askItemSchema, partitionOf, sortKeys } from './items.ts';
import type { AssessmentRequest, Ports, ProjectKey, RecordsTable } from './ports.ts';

/**
 * Many uploads of one session, one judgement: of the messages that ask for a project, only the last asker's judges it
 * (docs/adr/0004). An asker stores first that it asked, then sends; so whoever finds another asker's mark in place of its own knows
 * that a message comes which was sent later than its own and sees all that it would see.
 */

/** Of a queue, to ask for judgements alone. */
export interface Asking {
  readonly queue: Pick<Ports['queue'], 'sendAssessment'>;
}

/** Asks for a project to be judged, when what the upload changed has been stored. @param by version of the upload that asks */
export async function askToJudge({ records, queue }: Pick<Ports, 'records'> & Asking, project: ProjectKey, by: string): Promise<void> {
  const item: AskItem = { is: 'ask', by };
  await records.put({ PK: partitionOf(project), SK: sortKeys.ask, ...item }, { when: 'always' });
  await queue.sendAssessment({ ...project, askedBy: by });
}

/** True when another upload asked after this request did: its own message is sent, or its arrival is retried until it is. */
export async function isAskedAgain(records: RecordsTable, request: AssessmentRequest): Promise<boolean> {
  // A tick asks on the schedule's behalf: nobody else's message brings it.
  if (request.askedBy === undefined || request.tick !== undefined) return false;
  const stored = await records.get({ PK: partitionOf(request), SK: sortKeys.ask });
  return stored !== undefined && askItemSchema.parse(stored).by !== request.askedBy;
}
