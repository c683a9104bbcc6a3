import { join } from 'node:path';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { identifyBy } from '../../functions/api/access/identify.ts';
import { assessHandler } from '../../functions/assess/assess-handler.ts';
import { ingestHandler } from '../../functions/ingest/ingest-handler.ts';
import type { Arrival, AssessmentRequest, Ports } from '../../functions/ports.ts';
import type { SqsHandler } from '../../functions/sqs-handler.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';
import { startApi } from '../api/start-api.ts';
import { laptopSite } from '../console/laptop-site.ts';
import { startIdentity } from '../identity/start-identity.ts';
import { DirectoryInUse, lockDirectory } from '../machine/lock-directory.ts';
import { openDatabase } from '../machine/open-database.ts';
import { openQueues, type Queues } from '../queue/open-queues.ts';
import { startSqs } from '../queue/start-sqs.ts';
import { startS3 } from '../s3/start-s3.ts';
import { type Connection, connect } from './connect.ts';
import { createResources } from './create-resources.ts';
import { localDepths, localQueue, localQueueOptions, readAssessmentMessage, readBodies, readUploadMessage } from './local-queue.ts';
import { laptop, loopback, type StackEndpoints } from './settings.ts';
import { startSweeps } from './start-sweeps.ts';

export interface StackOptions {
  /** Everything that must survive is below it; one stack at a time. */
  readonly directory: string;
  /** 0 for any free one. */
  readonly s3Port: number;
  readonly dynamodbPort: number;
  readonly apiPort: number;
  /** Default: any free one. */
  readonly sqsPort?: number;
  readonly identityPort?: number;
  /** Another DynamoDB in place of ours (`AWS_ENDPOINT_URL_DYNAMODB`). */
  readonly dynamodbUrl?: string | undefined;
  /** ms: when uploads count as received, and which projects are due. May stand still. */
  readonly clock: () => number;
  /** Seconds between an upload and the judgement of its project, asked at each upload. Default: the queue's own, as on AWS. */
  readonly assessmentDelay?: () => number;
  /** Stands between the handlers and what they use: how a test breaks one of them. */
  readonly wrapPorts?: (ports: Ports) => Ports;
  /** The folder of the built console, asked for when a browser does. Default: no console. */
  readonly console?: () => Promise<string>;
  /** Told after each upload was read, and after each project was judged, whether it succeeded or not. */
  readonly onRead?: (arrival: Arrival) => void;
  readonly onJudged?: (request: AssessmentRequest) => void;
}

export interface Stack extends Connection {
  readonly endpoints: StackEndpoints;
  readonly ports: Ports;
  readonly queues: Queues;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
  /** Messages that our own fault sent to the dead-letter queues. */
  deadLetters(): number;
  /** Gives them all their receives again. @returns how many */
  redrive(): number;
  stop(): Promise<void>;
}

/**
 * Starts S3, DynamoDB, the queues and the handlers of functions/ in this process. Whatever a killed predecessor left behind goes on.
 * @throws DirectoryInUse, PortInUse: plain messages for the terminal
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  quietTelemetry();
  const undo: (() => unknown)[] = [];
  try {
    const lock = await lockPatiently(options.directory);
    undo.push(() => lock.release());
    const database = openDatabase(join(options.directory, 'stack.sqlite'));
    undo.push(() => database.close());
    const { directory, clock } = options;
    const s3 = await startS3({ directory: join(directory, 's3'), port: options.s3Port, credentials: laptop.credentials, clock, database });
    undo.push(() => s3.stop());
    const dynamodb = await dynamoDbUrl(options, undo);
    const connection = connect({ s3: loopback(s3.port), dynamodb });
    undo.push(() => connection.close());
    await createResources(connection.s3, dynamodb);
    // Delays and retries run on the real clock even while the stack shows an instant that stands still.
    const queues = openQueues(database, { ...localQueueOptions, clock: Date.now });
    undo.push(() => queues.stop());
    s3.onEvent(() => queues.pumpOutbox());
    const delay = options.assessmentDelay ?? ownDelay;
    const ports: Ports = { ...connection.ports, queue: localQueue(queues, delay) };
    const delayOf = (name: string) => (name === queueDefinitions.assessments.name ? delay() : 0);
    const sqs = await startSqs({ queues, names, delayOf, clock: Date.now }, options.sqsPort ?? 0);
    undo.push(() => sqs.stop());
    const identity = await startIdentity(join(directory, 'identity'), options.identityPort ?? 0);
    undo.push(() => identity.stop());
    // Tokens live in real time, also beside a stack whose clock stands still.
    const identify = identifyBy(identity.settings, { clock: Date.now });
    const site = options.console ? laptopSite(options.console, { identity: identity.settings, s3: loopback(s3.port), clock }) : null;
    const api = await startApi({ ...ports, depths: localDepths(queues), clock }, options.apiPort, identify, site);
    undo.push(() => api.stop());
    const used = options.wrapPorts?.(ports) ?? ports;
    consume(queues, used, options);
    const sweeps = await startSweeps(used, clock);
    undo.push(() => sweeps.stop());
    return {
      ...connection,
      endpoints: { s3: loopback(s3.port), dynamodb, sqs: loopback(sqs.port), api: loopback(api.port), identity: identity.settings.issuer },
      ports,
      queues,
      idle: () => queues.idle(),
      deadLetters: () => names.reduce((sum, name) => sum + queues.deadLetters(name).length, 0),
      redrive: () => names.reduce((sum, name) => sum + queues.redrive(name), 0),
      stop: () => undoAll(undo),
    };
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

const ownDelay = () => queueDefinitions.assessments.delay;
const names = Object.values(queueDefinitions).map(({ name }) => name);

function consume(queues: Queues, ports: Ports, { onRead, onJudged }: StackOptions): void {
  const telling =
    <T extends Arrival | AssessmentRequest>(
      handler: SqsHandler,
      read: (body: string) => T,
      tell: ((of: T) => void) | undefined,
    ): SqsHandler =>
    async (event, context) => {
      try {
        return await handler(event, context);
      } finally {
        const bodies = event.Records.map((record) => record.body);
        if (tell) for (const one of readBodies(bodies, read)) tell(one);
      }
    };
  const { uploads, assessments } = queueDefinitions;
  queues.consume(uploads.name, telling(ingestHandler(ports, createTelemetry('ingest')), readUploadMessage, onRead));
  queues.consume(assessments.name, telling(assessHandler(ports, createTelemetry('assess')), readAssessmentMessage, onJudged));
}

/** Undoes in reverse order: handlers end before what they write to is closed. */
async function undoAll(undo: (() => unknown)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

async function dynamoDbUrl({ dynamodbUrl, directory, dynamodbPort }: StackOptions, undo: (() => unknown)[]): Promise<string> {
  if (dynamodbUrl !== undefined) return dynamodbUrl;
  const { startDynamoDb } = await import('../dynamodb/start-dynamodb.ts');
  const endpoint = await startDynamoDb({ directory: join(directory, 'dynamodb'), port: dynamodbPort });
  undo.push(() => endpoint.stop());
  return loopback(endpoint.port);
}

/** A predecessor that was killed a moment ago may still be ending: its lock goes with it. */
const patienceMs = 5_000;

async function lockPatiently(directory: string): Promise<{ release(): void }> {
  for (const until = Date.now() + patienceMs; ; ) {
    try {
      return lockDirectory(directory);
    } catch (error) {
      if (!(error instanceof DirectoryInUse) || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** On a laptop the handlers' logs are for whoever asks (`POWERTOOLS_LOG_LEVEL=INFO`); metrics have no reader. */
function quietTelemetry(): void {
  process.env.POWERTOOLS_LOG_LEVEL ??= 'ERROR';
  process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
}
