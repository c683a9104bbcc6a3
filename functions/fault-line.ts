import { sourceFrame } from './source-frame.ts';

/**
 * What a log may say of an error: its kind and its place in our code, and no word of its message. Messages quote what was being read
 * (`JSON.parse` its input, zod the keys and paths of an object, S3 the key, IAM the whole resource), and what was being read is somebody's
 * evidence. The ids beside it (project, version) and the frames lead to the rest.
 */
export interface FaultLine {
  readonly name: string;
  /** Of the operating system or of Node: `ECONNRESET`. */
  readonly code?: string;
  /** Of the AWS service that answered so; the request id is in CloudTrail too, where resources may be told. */
  readonly status?: number;
  readonly requestId?: string;
  /** What we were not allowed to do: `s3:GetObject`. The commonest fault of a first deployment. */
  readonly denied?: string;
  /** Places in the code, the innermost first. */
  readonly frames: readonly string[];
  readonly cause?: FaultLine;
}

const shownFrames = 8;
/** A cause of a cause of a cause tells nothing more. */
const shownCauses = 3;

export function faultLine(error: unknown, depth = 0): FaultLine {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, frames: [] };
  const { code, $metadata, cause } = error as Error & { readonly code?: unknown; readonly $metadata?: AwsAnswer };
  const denied = /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+) on /.exec(error.message)?.[1];
  return {
    name: wordOr(error.name, /^[A-Za-z]\w{0,79}$/) ?? 'Error',
    ...defined('code', wordOr(code, /^[A-Z][A-Z0-9_]{1,40}$/)),
    ...defined('status', typeof $metadata?.httpStatusCode === 'number' ? $metadata.httpStatusCode : undefined),
    ...defined('requestId', wordOr($metadata?.requestId, /^[\w-]{1,64}$/)),
    ...defined('denied', denied),
    frames: framesOf(error),
    ...(cause !== undefined && depth < shownCauses && { cause: faultLine(cause, depth + 1) }),
  };
}

interface AwsAnswer {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
}

const wordOr = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

const defined = (key: string, value: unknown): object => (value === undefined ? {} : { [key]: value });

/** The stack repeats the message before its frames, and a message may look like frames: where it is not found as it is, nothing is said. */
function framesOf({ stack, message }: Error): string[] {
  const told = stack?.indexOf(message) ?? -1;
  if (stack === undefined || told < 0) return [];
  const lines = stack.slice(told + message.length).split('\n');
  return lines
    .slice(1)
    .filter((line) => /^ +at /.test(line))
    .slice(0, shownFrames)
    .map((line) => sourceFrame(line.trim().slice(3)));
}
