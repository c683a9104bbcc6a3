import { RE2JS } from 're2js';

/**
 * A pattern over file names with a named group `id`: `^(?<id>.+)_cpu`. Entities write these, so they run on RE2, whose time is
 * linear in the name whatever the pattern: no mapping can stall a reader. Look-around and back-references are not RE2.
 */
export function isFileNamePattern(pattern: string): boolean {
  if (!pattern.includes('(?<id>')) return false;
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

/** So many times a pattern is looked for in one name: each is linear in the name, and all of them would not be. */
const MOST_FOUND = 8;

/** What the group `id` of a pattern (checked by `isFileNamePattern`) finds in a file name, trimmed, from the left; none where it finds nothing. */
export function idsInFileName(pattern: string, filename: string): readonly string[] {
  const matcher = RE2JS.compile(pattern).matcher(filename);
  const found: string[] = [];
  while (found.length < MOST_FOUND && matcher.find()) found.push(matcher.group('id')?.trim() ?? '');
  return found;
}

/** The first of `idsInFileName`; null: none. */
export const idInFileName = (pattern: string, filename: string): string | null => idsInFileName(pattern, filename)[0] || null;
