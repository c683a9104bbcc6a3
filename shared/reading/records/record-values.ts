import { isObject, type JsonObject } from '../json-value.ts';

/** One value of a record under the path of its keys, `a.b` for a key inside an object. */
export interface RecordValue {
  readonly path: string;
  /** As written, of a text its characters; empty for null. */
  readonly text: string;
  readonly is: 'text' | 'number' | 'null' | 'other';
}

/** A whole part that a double may not hold: an id of 64 bits. */
const longNumber = /[:\s]-?\d{16}/;
const keyEnds = /"\s*:/g;

/**
 * The values of one record, a JSON object, in the order of the text; a key that stands there twice gives two values. A list counts as
 * one value that is neither text nor number.
 * @throws SyntaxError where the text is no JSON
 */
export function recordValues(text: string): RecordValue[] {
  const record: unknown = JSON.parse(text);
  if (!isObject(record)) return [];
  const values: RecordValue[] = [];
  const keys = flatten(record, '', values);
  // Parsing keeps the last of two equal keys, and of a long number not every digit: both are looked for in the text.
  const isPlain = keys === (text.match(keyEnds)?.length ?? 0) && !longNumber.test(text);
  return isPlain ? values : valuesAsWritten(text);
}

/** @returns the number of keys, those inside lists left out */
function flatten(object: JsonObject, path: string, values: RecordValue[]): number {
  let keys = 0;
  for (const [key, value] of Object.entries(object)) {
    keys += 1;
    if (isObject(value)) keys += flatten(value, `${path}${key}.`, values);
    else values.push(recordValue(path + key, value));
  }
  return keys;
}

function recordValue(path: string, value: unknown): RecordValue {
  if (value === null) return { path, text: '', is: 'null' };
  if (typeof value === 'string') return { path, text: value.trim(), is: 'text' };
  if (typeof value === 'number') return { path, text: String(value), is: 'number' };
  return { path, text: Array.isArray(value) ? '[…]' : String(value), is: 'other' };
}

/** Words of JSON: brackets, commas, colons, texts, and the rest. */
const word = /\s*([{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+)/y;

/** Reads a text that is known to be JSON word by word. */
function valuesAsWritten(text: string): RecordValue[] {
  const values: RecordValue[] = [];
  let at = 0;
  const next = (): string => {
    word.lastIndex = at;
    const found = word.exec(text)?.[1] ?? '';
    at = word.lastIndex;
    return found;
  };
  const readObject = (path: string): void => {
    for (let key = next(); key !== '}'; key = next()) {
      if (key === ',') continue;
      next();
      readValue(path + String(JSON.parse(key)));
    }
  };
  const skipList = (): void => {
    for (let depth = 1; depth > 0; ) {
      const found = next();
      depth += found === '[' ? 1 : found === ']' ? -1 : 0;
    }
  };
  const readValue = (path: string): void => {
    const first = next();
    if (first === '{') readObject(`${path}.`);
    else if (first === '[') {
      skipList();
      values.push(recordValue(path, []));
    } else if (/^[-\d]/.test(first)) values.push({ path, text: first, is: 'number' });
    else values.push(recordValue(path, JSON.parse(first)));
  };
  next();
  readObject('');
  return values;
}

/** `/Date(1397829653000)/`, as .NET and Windows PowerShell write an instant: its milliseconds. Any other text stays. */
export const epochOfDotNet = (text: string): string => /^\/Date\((\d{13})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1] ?? text;
