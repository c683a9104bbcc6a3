/** What starts a function. */
export type Trigger =
  | { readonly is: 'queue'; readonly queue: 'uploads' | 'assessments' }
  | { readonly is: 'schedule'; readonly schedule: 'recheck' }
  /** Requests of the HTTP API, all routes. */
  | { readonly is: 'http' };

/**
 * What a function may do, in words of the product. CDK makes exactly these into its role (infra/constructs), and the environment that it
 * gets follows from them: a function knows the name of nothing that it may not touch.
 */
export type Use =
  | 'uploads:read'
  /** Names, versions and times of what lies below `uploads/`. */
  | 'uploads:list'
  /** To put below `uploads/`, and to sign for somebody else who puts one file there. */
  | 'uploads:write'
  | 'digests:read'
  | 'digests:write'
  | 'records:read'
  | 'records:write'
  | 'registers:read'
  /** With when S3 took it, which is when it begins to count. */
  | 'registers:write'
  | 'reviews:read'
  | 'reviews:write'
  | 'table:read'
  | 'table:read-index'
  | 'table:write'
  | 'uploads-queue:send'
  | 'assessments-queue:send'
  /** To say when a message that failed comes back. */
  | 'uploads-queue:retry'
  | 'assessments-queue:retry'
  /** To count what lies in the queues and among their dead letters: numbers, never a message. */
  | 'queues:count'
  /** To know who calls: no right of AWS, but whose tokens count. */
  | 'tokens:verify';

/** Settings of one Lambda function. Memory in MB, timeout in seconds. */
export interface FunctionDefinition {
  readonly entry: string;
  readonly memory: number;
  readonly timeout: number;
  /** MiB that new objects fill before V8 looks which of them are still needed; absent: up to 16, as V8 finds memory free. */
  readonly youngSpace?: number;
  readonly trigger: Trigger;
  readonly uses: readonly Use[];
}

export const functionDefinitions = {
  /**
   * Time is linear in the bytes: 2.5 GB of CSV take well under two minutes. Memory follows the series × days of the file, whatever its
   * size, and 3,008 MB (1.7 vCPU) is the most that a new account is given without asking.
   */
  ingest: {
    entry: 'functions/ingest/handler.ts',
    memory: 3008,
    timeout: 300,
    // Of what a file leaves behind hardly anything is looked at again: a quarter less memory for files of many series and days, at the same speed.
    youngSpace: 1,
    trigger: { is: 'queue', queue: 'uploads' },
    uses: [
      'uploads:read',
      // What an earlier version of a list claimed stands in its digest (docs/adr/0018).
      'digests:read',
      'digests:write',
      'table:read',
      'table:write',
      'uploads-queue:send',
      'uploads-queue:retry',
      'assessments-queue:send',
    ],
  },
  /** Holds every digest of a project at once: again the series × days, of all its files together. */
  assess: {
    entry: 'functions/assess/handler.ts',
    memory: 3008,
    timeout: 300,
    trigger: { is: 'queue', queue: 'assessments' },
    uses: [
      'uploads:read',
      'uploads:list',
      'digests:read',
      'records:write',
      'registers:read',
      'reviews:read',
      'table:read',
      'table:write',
      'uploads-queue:send',
      'assessments-queue:retry',
    ],
  },
  recheck: {
    entry: 'functions/recheck/handler.ts',
    memory: 256,
    timeout: 300,
    trigger: { is: 'schedule', schedule: 'recheck' },
    uses: ['table:read', 'table:read-index', 'table:write', 'assessments-queue:send'],
  },
  /** A map of days opens the digests of a whole project, and a replay judges it again: one processor, within the time of the gateway. */
  api: {
    entry: 'functions/api/handler.ts',
    memory: 1769,
    // Less than the API's own 29 s, so that whoever waited is answered by us and finds our line in the log.
    timeout: 25,
    trigger: { is: 'http' },
    uses: [
      'tokens:verify',
      // Declarations are opened, and evidence is let to be downloaded: a signed address may do what its signer may.
      'uploads:read',
      'uploads:list',
      // What an entity sends through it; the key, the length and the sum of a file are signed (functions/adapters/s3-uploads.ts).
      'uploads:write',
      'digests:read',
      'records:read',
      'registers:read',
      'registers:write',
      'reviews:read',
      'reviews:write',
      'table:read',
      'table:read-index',
      'table:write',
      'assessments-queue:send',
      'queues:count',
    ],
  },
} as const satisfies Record<string, FunctionDefinition>;

export type FunctionName = keyof typeof functionDefinitions;

/** Environment of the functions: name of the variable, what it holds, and which uses need it. Read by functions/adapters/environment.ts. */
export const environmentVariables = {
  ATTESTA_TOKENS: { holds: 'whose tokens count, and the names of their claims (infra/definitions/tokens.ts)', for: /^tokens:/ },
  ATTESTA_BUCKET: { holds: 'name of the bucket', for: /^(uploads|digests|records|registers|reviews):/ },
  ATTESTA_TABLE: { holds: 'name of the table', for: /^table:/ },
  ATTESTA_UPLOADS_QUEUE_URL: { holds: 'URL of the uploads queue', for: /^uploads-queue:/ },
  ATTESTA_ASSESSMENTS_QUEUE_URL: { holds: 'URL of the assessments queue', for: /^assessments-queue:/ },
  ATTESTA_COUNTED_QUEUES: { holds: 'URLs of the queues and of their dead letters (functions/adapters/sqs-depths.ts)', for: /^queues:/ },
} as const;
export type EnvironmentVariable = keyof typeof environmentVariables;

/** The variables that a function with these uses is given, and requires. */
export function variablesFor(uses: readonly Use[]): readonly EnvironmentVariable[] {
  const names = Object.keys(environmentVariables) as EnvironmentVariable[];
  return names.filter((name) => uses.some((use) => environmentVariables[name].for.test(use)));
}
