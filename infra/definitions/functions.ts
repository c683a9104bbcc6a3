/** Settings of one Lambda function. Memory in MB, timeout in seconds. */
export interface FunctionDefinition {
  readonly entry: string;
  readonly memory: number;
  readonly timeout: number;
  /** The queue that feeds it. */
  readonly queue: 'uploads' | 'assessments';
}

export const functionDefinitions = {
  /** 1,769 MB is one whole vCPU; 2.5 GB of CSV take well under two minutes there (linear in the bytes). */
  ingest: { entry: 'functions/ingest/handler.ts', memory: 1769, timeout: 300, queue: 'uploads' },
  assess: { entry: 'functions/assess/handler.ts', memory: 1024, timeout: 60, queue: 'assessments' },
} as const satisfies Record<string, FunctionDefinition>;

/** Environment of both functions: name of the variable, and what it holds. Read by functions/adapters/environment.ts. */
export const environmentVariables = {
  ATTESTA_BUCKET: 'name of the bucket',
  ATTESTA_TABLE: 'name of the table',
  ATTESTA_UPLOADS_QUEUE_URL: 'URL of the uploads queue',
  ATTESTA_ASSESSMENTS_QUEUE_URL: 'URL of the assessments queue',
} as const;
