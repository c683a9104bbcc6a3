import { type DocumentOptions, isMap, isNode, isScalar, LineCounter, type ParseOptions, parseDocument, type SchemaOptions } from 'yaml';
import { LONGEST_TEXT } from './limits.ts';
import { yamlComplaint } from './yaml-complaint.ts';

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

/** Against a few lines that expand to gigabytes. */
const MOST_ALIASES = 100;

/** YAML as Attesta reads and writes it. */
export const yamlOptions = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: true,
  strict: true,
  prettyErrors: false,
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions;

/**
 * Reads YAML 1.2 core (JSON is a part of it): dates and numbers with leading zeros stay strings, `no` is a word. Two equal keys, several
 * documents and syntax errors are refused with their line. Never throws for what the text holds.
 *
 * @returns the value and `lineOf`, which answers with the line where the deepest part of a path that exists begins, its name included
 */
export function parseYamlDocument(text: string): YamlDocument {
  if (text.length > LONGEST_TEXT)
    return { ok: false, issues: [{ path: '', line: 1, message: `il testo supera ${LONGEST_TEXT} caratteri` }] };
  const lines = new LineCounter();
  const document = parseDocument(text.startsWith('\uFEFF') ? text.slice(1) : text, { ...yamlOptions, lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1;
  // The first fault makes others behind it that are none.
  const [fault] = document.errors;
  if (fault) return { ok: false, issues: [{ path: '', line: lineAt(fault.pos[0]), message: yamlComplaint(fault) }] };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    // The library refuses unresolved and explosive aliases here: the text is at fault, not we.
    return { ok: false, issues: [{ path: '', line: 1, message: 'un rimando (*nome) non ha il suo &nome, oppure i rimandi sono troppi' }] };
  }
  /** The name of a field: its value may begin on a later line. */
  const keyOf = (path: readonly PropertyKey[]): unknown => {
    const group = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const name = path.at(-1);
    return isMap(group) ? group.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))?.key : undefined;
  };
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : (keyOf(path.slice(0, length)) ?? document.getIn(path.slice(0, length), true));
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const broken = brokenText(value);
  if (broken) {
    const message = 'il testo contiene mezzo carattere (una sequenza \\ud800 … \\udfff da sola): riscriverlo';
    return { ok: false, issues: [{ path: broken.map(String).join('.'), line: lineOf(broken), message }] };
  }
  return { ok: true, value, lineOf };
}

/** Path of the first text, or name of a field, that holds half a character: an escape can write one, and no record can keep it. */
function brokenText(value: unknown, path: readonly PropertyKey[] = [], seen = new Set<object>()): readonly PropertyKey[] | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : path;
  // An alias may lead back to where it stands.
  if (typeof value !== 'object' || value === null || seen.has(value)) return null;
  seen.add(value);
  for (const [key, inner] of Object.entries(value)) {
    const found = key.isWellFormed() ? brokenText(inner, [...path, key], seen) : path;
    if (found) return found;
  }
  return null;
}
