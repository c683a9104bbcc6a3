import { isNode, LineCounter, parseDocument } from 'yaml';

/** One thing that is wrong in a YAML or JSON text, where a person finds it. */
export interface YamlIssue {
  /** Dotted path of the field, `services.0.id`; empty for the text as a whole. */
  readonly path: string;
  /** 1-based line. */
  readonly line: number;
  readonly message: string;
}

export type YamlDocument =
  | { readonly ok: true; readonly value: unknown; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/** Longer texts are not written by hand. */
const LONGEST_TEXT = 4 * 1024 * 1024;
/** Against a few lines that expand to gigabytes. */
const MOST_ALIASES = 100;

/**
 * Reads YAML 1.2 core (JSON is a part of it): dates and numbers with leading zeros stay strings, `no` is a word. Two equal keys, several
 * documents and syntax errors are refused with their line. Never throws for what the text holds.
 *
 * @returns the value and `lineOf`, which answers with the line of the deepest part of a path that exists
 */
export function parseYamlDocument(text: string): YamlDocument {
  if (text.length > LONGEST_TEXT) return { ok: false, issues: [{ path: '', line: 1, message: `longer than ${LONGEST_TEXT} characters` }] };
  const lines = new LineCounter();
  const document = parseDocument(text.startsWith('\uFEFF') ? text.slice(1) : text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1;
  if (document.errors.length > 0) {
    return { ok: false, issues: document.errors.map((error) => ({ path: '', line: lineAt(error.pos[0]), message: error.message })) };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // The library refuses unresolved and explosive aliases here: the text is at fault, not we.
    return { ok: false, issues: [{ path: '', line: 1, message: error instanceof Error ? error.message : 'unreadable aliases' }] };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  return { ok: true, value, lineOf };
}
