import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';
import type { Problem } from '../items.ts';

/** An item shows the first few; mending those shows the next. */
const shownProblems = 10;
const longestWords = 200;

/** Cut between characters: half of one is no text that an item can keep. */
const shorten = (text: string): string =>
  text.length > longestWords ? `${text.slice(0, longestWords - 1).replace(/[\ud800-\udbff]$/, '')}…` : text.toWellFormed();

/** What is wrong in a declaration or a mapping: line and field for each, few and short, so that the item stays small. */
export function problemsOf(code: ReasonCode, issues: readonly YamlIssue[], shown = shownProblems): Problem[] {
  return issues.slice(0, shown).map((issue) => ({
    code,
    details: { line: issue.line, field: shorten(issue.path), message: shorten(issue.message) },
  }));
}
