import { join } from 'node:path';
import { WrongUsage } from '../cli/command.ts';

/** What the laptop's stack is called from outside: the same words in every message, so that they can be copied. */
export const laptop = {
  bucket: 'attesta',
  table: 'attesta',
  region: 'eu-south-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'localsecret' },
} as const;

export interface Endpoints {
  readonly s3: string;
  readonly dynamodb: string;
  readonly sqs: string;
}

/** What `npm start` opens: what the AWS SDK talks to, the API, and who lets people in. */
export interface StackEndpoints extends Endpoints {
  readonly api: string;
  /** Who signs the tokens that the API wants. */
  readonly identity: string;
}

/** 127.0.0.1 and not localhost: with an IP address the AWS SDK and CLI use path style by themselves. */
export const loopback = (port: number): string => `http://127.0.0.1:${port}`;

/** ATTESTA_S3_PORT, ATTESTA_DYNAMODB_PORT, ATTESTA_SQS_PORT, ATTESTA_API_PORT and ATTESTA_IDENTITY_PORT, 0 for any free one. @throws WrongUsage */
export function portsFromEnvironment(): Readonly<Record<'s3' | 'dynamodb' | 'sqs' | 'api' | 'identity', number>> {
  return {
    s3: portFrom('ATTESTA_S3_PORT', 4566),
    dynamodb: portFrom('ATTESTA_DYNAMODB_PORT', 4567),
    sqs: portFrom('ATTESTA_SQS_PORT', 4568),
    api: portFrom('ATTESTA_API_PORT', 8080),
    identity: portFrom('ATTESTA_IDENTITY_PORT', 8081),
  };
}

function portFrom(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUsage(`${variable}: una porta da 0 a 65535 / a port`);
  return port;
}

/** ATTESTA_ASSESSMENT_DELAY: whole seconds between an upload and the judgement of its project; null when not set. @throws WrongUsage */
export function assessmentDelayFromEnvironment(): number | null {
  const text = process.env.ATTESTA_ASSESSMENT_DELAY;
  if (text === undefined || text === '') return null;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 900) {
    throw new WrongUsage('ATTESTA_ASSESSMENT_DELAY: secondi da 0 a 900 / seconds from 0 to 900');
  }
  return seconds;
}

/** Where a stack that somebody else started listens: the AWS variables, else the laptop's own ports. */
export function endpointsFromEnvironment(): Endpoints {
  const ports = portsFromEnvironment();
  return {
    s3: process.env.AWS_ENDPOINT_URL_S3 ?? loopback(ports.s3),
    dynamodb: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? loopback(ports.dynamodb),
    sqs: process.env.AWS_ENDPOINT_URL_SQS ?? loopback(ports.sqs),
  };
}

/** Raised when the table's keys, indexes or items change so that this code cannot read what is there: older data stay where they are, and are not read. */
const dataVersion = 4;

/** Folder of the data: one for each way of keeping time, since an instant that stands still and one that runs do not mix. */
export function dataFolder(name: string): string {
  return join(process.env.ATTESTA_DATA ?? join(import.meta.dirname, '../../.attesta'), `${name}-${dataVersion}`);
}
