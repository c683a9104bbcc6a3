import { isNullWord } from './cell.ts';

/** Looking into documents of unknown shape without trusting them. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Names as programs write them that begin every name with a capital. They are the formats' own, so that they are few. */
const capitals = new Map<string, string>();

/** A member of an object by its name, also where the program that wrote it begins every name with a capital. */
export function memberOf(object: JsonObject, name: string): unknown {
  const value = object[name];
  if (value !== undefined || name in object) return value;
  return object[capitals.get(name) ?? capitalised(name)];
}

function capitalised(name: string): string {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  capitals.set(name, capital);
  return capital;
}

/** Does the first `"Timestamp": "…"` of a JSON text leave its zone open? */
export function leavesZoneOpen(text: string): boolean {
  const stamp = /"Timestamps?"\s{0,9}:\s{0,9}\[?\s{0,40}"([^"]{1,40})"/i.exec(text)?.[1];
  return stamp !== undefined && !/(Z|[+-]\d{2}:?\d{2})$/i.test(stamp.trim());
}

/** Trimmed text; null for anything else and for nothing. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * The answers in a document: itself, the members of an array of answers, or what a recorder wrapped in `data`.
 * @param isAnswer tells an answer by its keys
 */
export function answersIn(document: unknown, isAnswer: (object: JsonObject) => boolean, depth = 0): JsonObject[] {
  if (depth > 3) return [];
  if (Array.isArray(document)) return document.flatMap((item) => answersIn(item, isAnswer, depth + 1));
  if (!isObject(document)) return [];
  return isAnswer(document) ? [document] : answersIn(document.data, isAnswer, depth + 1);
}

/** An id as text; also a number, while it is one that JSON keeps whole (below 2^53). null: no id, or one that has lost its last digits. */
export function idOf(value: unknown): string | null {
  return typeof value === 'number' ? (Number.isSafeInteger(value) ? String(value) : null) : textOf(value);
}

/** A number of more digits than JSON keeps: what it was written as is not known any more. */
export const isRounded = (value: unknown): boolean => typeof value === 'number' && !Number.isSafeInteger(value);

/** Words, such as those of a log: they may name anybody, so that no issue shows them. Numbers written as text, and nothing, are none. */
export function isWords(value: unknown): boolean {
  return typeof value === 'string' && !isNullWord(value.trim()) && !/^[-+]?[\d.]+([eE][-+]?\d{1,3})?$/.test(value.trim());
}
