import type { z } from 'zod';
import type { YamlIssue } from '../reading/parse-yaml.ts';

/** What a schema (asked with `complaintInItalian`) refused, each with its field and line; of unknown fields each by itself. */
export function schemaIssues(error: z.ZodError, lineOf: (path: readonly PropertyKey[]) => number): YamlIssue[] {
  const places = error.issues.flatMap((issue) => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return fields.map((field) => ({ field, message: issue.message }));
  });
  return places.map(({ field, message }) => ({ path: field.map(String).join('.'), line: lineOf(field), message }));
}
