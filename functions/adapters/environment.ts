import { z } from 'zod';
import { environmentVariables } from '../../infra/definitions/functions.ts';
import { EnvironmentFault } from '../faults.ts';

const schema = z.object({
  ATTESTA_BUCKET: z.string().min(3),
  ATTESTA_TABLE: z.string().min(3),
  ATTESTA_UPLOADS_QUEUE_URL: z.url(),
  ATTESTA_ASSESSMENTS_QUEUE_URL: z.url(),
} satisfies Record<keyof typeof environmentVariables, z.ZodType>);

export interface Environment {
  readonly bucket: string;
  readonly table: string;
  readonly uploadsQueueUrl: string;
  readonly assessmentsQueueUrl: string;
}

/** Reads the environment once, at cold start. Throws `EnvironmentFault` naming every variable that is missing or wrong. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = schema.safeParse(variables);
  if (parsed.success) {
    return {
      bucket: parsed.data.ATTESTA_BUCKET,
      table: parsed.data.ATTESTA_TABLE,
      uploadsQueueUrl: parsed.data.ATTESTA_UPLOADS_QUEUE_URL,
      assessmentsQueueUrl: parsed.data.ATTESTA_ASSESSMENTS_QUEUE_URL,
    };
  }
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]) as keyof typeof environmentVariables;
    return `${name} (${environmentVariables[name]}): ${variables[name] === undefined ? 'not set' : issue.message}`;
  });
  throw new EnvironmentFault(`the environment is not as infra/ sets it:\n${lines.join('\n')}`);
}
