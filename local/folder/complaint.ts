import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';

/** `riga 12, services.0.releasedOn: Invalid ISO date`. */
export function complaintText({ line, path, message }: YamlIssue): string {
  return `riga / line ${line}${path ? `, ${path}` : ''}: ${message}`;
}
