import * as z from 'zod';
import {
  type EnvironmentVariable,
  environmentVariables,
  type FunctionName,
  functionDefinitions,
  variablesFor,
} from '../../infra/definitions/functions.ts';
import { EnvironmentFault } from '../faults.ts';

const shapes = {
  ATTESTA_TOKENS: z.string().min(3),
  ATTESTA_BUCKET: z.string().min(3),
  ATTESTA_TABLE: z.string().min(3),
  ATTESTA_UPLOADS_QUEUE_URL: z.url(),
  ATTESTA_ASSESSMENTS_QUEUE_URL: z.url(),
  ATTESTA_COUNTED_QUEUES: z.string().startsWith('{'),
} satisfies Record<EnvironmentVariable, z.ZodType>;

/** What a function needs to know; what its uses do not include is the empty text. */
export type Environment = Readonly<Record<EnvironmentVariable, string>>;

/** Reads a function's environment once, at cold start. Throws `EnvironmentFault` naming every variable that is missing or wrong. */
export function readEnvironment(name: FunctionName, variables: Readonly<Record<string, string | undefined>>): Environment {
  const wanted = variablesFor(functionDefinitions[name].uses);
  const problems: string[] = [];
  const values = Object.fromEntries(Object.keys(shapes).map((variable) => [variable, ''])) as Record<EnvironmentVariable, string>;
  for (const variable of wanted) {
    const parsed = shapes[variable].safeParse(variables[variable]);
    if (parsed.success) values[variable] = parsed.data;
    else {
      const what = variables[variable] === undefined ? 'not set' : parsed.error.issues[0]?.message;
      problems.push(`${variable} (${environmentVariables[variable].holds}): ${what}`);
    }
  }
  if (problems.length > 0) throw new EnvironmentFault(`the environment is not as infra/ sets it:\n${problems.join('\n')}`);
  return values;
}
