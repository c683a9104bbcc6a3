import { Buffer } from 'node:buffer';

/** A place in a list as a text that goes through a URL. Readers check what it holds: a cursor comes from outside. */
export const writeCursor = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** What the text holds; null when that is no list. */
export function readCursor(text: string): readonly unknown[] | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(place) ? place : null;
  } catch {
    return null;
  }
}
