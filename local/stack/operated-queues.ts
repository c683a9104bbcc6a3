import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  QueueDoesNotExist,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { WrongUsage } from '../cli/command.ts';

/** A queue as whoever operates the system sees it. */
export interface OperatedQueue {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** Messages in it, visible or not. SQS calls the number approximate: it is right once nobody sends or receives for a minute. */
  readonly messages: number;
}

const counts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'] as const;

/** @throws WrongUsage where there is no such queue: another stage, account or region was meant */
export async function openQueue(sqs: SQSClient, name: string): Promise<OperatedQueue> {
  const url = await urlOf(sqs, name);
  const wanted = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn', ...counts] });
  const { Attributes = {} } = await sqs.send(wanted);
  const messages = counts.reduce((sum, count) => sum + Number(Attributes[count] ?? 0), 0);
  const { QueueArn: arn = '' } = Attributes;
  return { name, url, arn, messages };
}

async function urlOf(sqs: SQSClient, name: string): Promise<string> {
  try {
    const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    return QueueUrl;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
    throw new WrongUsage(`${name}: non c’è questa coda; stage, regione, account? / there is no such queue; stage, region, account?`);
  }
}

export interface Move {
  readonly status: string;
  readonly moved: number;
  /** What SQS says of a task that failed. */
  readonly reason: string | null;
}

/**
 * Moves the messages of a dead-letter queue back to their queue and waits for the end. The queue is named: what EventBridge put there never
 * was in one. A move that somebody else has begun is waited for as well.
 */
export async function moveBack(sqs: SQSClient, from: OperatedQueue, to: OperatedQueue, tell: (moved: number) => void): Promise<Move> {
  let move = await lastMove(sqs, from);
  if (move?.status !== 'RUNNING') await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: from.arn, DestinationArn: to.arn }));
  for (;;) {
    move = await lastMove(sqs, from);
    if (!move) throw new Error(`SQS knows of no move from ${from.name}, a moment after it began one`);
    if (move.status !== 'RUNNING') return move;
    tell(move.moved);
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}

const betweenLooksMs = 2_000;

async function lastMove(sqs: SQSClient, { arn }: OperatedQueue): Promise<Move | null> {
  const { Results: [last] = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }));
  if (!last) return null;
  return { status: last.Status ?? '', moved: last.ApproximateNumberOfMessagesMoved ?? 0, reason: last.FailureReason ?? null };
}
