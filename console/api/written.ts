import type { Sent } from './ask.ts';
import { ApiFault } from './fault.ts';

export const yaml = (text: string): Sent['body'] => ({ type: 'application/yaml', text });

/** Which version is changed. @param over null: there is to be none yet */
export const over = (version: string | null): Readonly<Record<string, string>> =>
  version === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` };

/** null where the API says that it is not there: nobody may have written it yet. */
export const orNone = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (error instanceof ApiFault && error.problem.status === 404) return null;
    throw error;
  });
