import { Document, isAlias, isCollection, isNode, isScalar, parseDocument, type ToStringOptions, visit } from 'yaml';
import { yamlOptions } from './parse-yaml.ts';

/** Long lines stay lines: nobody wants a text of theirs folded. */
const written: ToStringOptions = { lineWidth: 0 };

/**
 * A text of YAML that says this value, changed only where it says something else now: comments, order and the way of writing stay. A field
 * that becomes null or undefined and was not there is left out. A text that cannot be read, or that refers to itself (anchors), is written
 * anew. Items of lists that have an `id` are told by it, so that one that goes or comes leaves the others alone.
 */
export function rewriteYaml(text: string, value: unknown): string {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), yamlOptions);
  if (document.errors.length > 0 || !isCollection(document.contents) || hasAliases(document)) return fresh(value);
  change(document, [], document.toJS(), value);
  return document.toString(written);
}

function fresh(value: unknown): string {
  return new Document(value, yamlOptions).toString(written);
}

function hasAliases(document: Document.Parsed): boolean {
  let found = false;
  visit(document, (_key, node) => {
    found ||= isAlias(node);
  });
  return found;
}

type Path = readonly (string | number)[];

function change(document: Document.Parsed, path: Path, before: unknown, after: unknown): void {
  if (isSame(before, after)) return;
  if (isGroup(before) && isGroup(after)) changeGroup(document, path, before, after);
  else if (!(Array.isArray(before) && Array.isArray(after) && changeList(document, path, before, after))) put(document, path, after);
}

function changeGroup(document: Document.Parsed, path: Path, before: Group, after: Group): void {
  for (const name of Object.keys(before)) if (after[name] === undefined) document.deleteIn([...path, name]);
  for (const [name, value] of Object.entries(after)) {
    const isNew = !(name in before);
    if (value === undefined || (isNew && value === null)) continue;
    if (isNew) put(document, [...path, name], value);
    else change(document, [...path, name], before[name], value);
  }
}

/** @returns false where the items cannot be told apart: the list has to be written as a whole */
function changeList(document: Document.Parsed, path: Path, before: readonly unknown[], after: readonly unknown[]): boolean {
  const [was, is] = [before.map(idOf), after.map(idOf)];
  if (new Set(was).size < was.length || new Set(is).size < is.length || [...was, ...is].includes(null)) return false;
  // One that is only called otherwise is still the same.
  if (was.length === is.length && was.every((id, index) => id === is[index] || !is.includes(id))) {
    before.forEach((item, index) => void change(document, [...path, index], item, after[index]));
    return true;
  }
  const kept = was.filter((id) => is.includes(id));
  if (is.slice(0, kept.length).join('\n') !== kept.join('\n')) return false;
  for (let index = was.length - 1; index >= 0; index -= 1) if (!is.includes(was[index] ?? null)) document.deleteIn([...path, index]);
  kept.forEach((id, index) => void change(document, [...path, index], before[was.indexOf(id)], after[index]));
  after.slice(kept.length).forEach((item, index) => void append(document, path, kept.length + index, item));
  return true;
}

/** A value is written the way of what it replaces (quotes, on its line or below), with the comment that stood there. */
function put(document: Document.Parsed, path: Path, value: unknown): void {
  const replaced = document.getIn(path, true);
  const node = document.createNode(value);
  if (isScalar(replaced) && isScalar(node)) {
    // Quotes around nothing were the only way to write it.
    if (replaced.value === '') delete replaced.type;
    replaced.value = node.value;
    return;
  }
  if (isNode(replaced)) node.comment = replaced.comment ?? null;
  if (isCollection(node) && isCollection(replaced)) node.flow = replaced.flow ?? false;
  if (path.length === 0) document.contents = node as typeof document.contents;
  else document.setIn(path, node);
}

/** An item is written the way of the one above it. */
function append(document: Document.Parsed, path: Path, index: number, value: unknown): void {
  const node = document.createNode(value);
  const above = document.getIn([...path, index - 1], true);
  if (isCollection(node) && isCollection(above)) node.flow = above.flow ?? false;
  document.addIn(path, node);
}

interface Group {
  readonly [name: string]: unknown;
  readonly id?: unknown;
}
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (item: unknown): string | null => (isGroup(item) && typeof item.id === 'string' ? item.id : null);

/** Of what a text of YAML can hold. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isGroup(a) || !isGroup(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && isSame(a[name], b[name]));
}
