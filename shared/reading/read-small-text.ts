import type { ByteSource } from '../ports.ts';

/** Declarations and mappings are written by people; a longer one is refused unread. Bytes. */
export const longestText = 1_048_576;

export type SmallText =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly text: string }
  /** `message` completes the file's own problem: what is wrong with it as a text. */
  | { readonly ok: false; readonly bytes: Uint8Array; readonly message: string };

/** Reads a whole small object as UTF-8, a leading BOM dropped. Of one that is too long only the first bytes are read. @param longest bytes */
export async function readSmallText(object: ByteSource, longest = longestText): Promise<SmallText> {
  const bytes = await object.slice(0, longest);
  if (object.size > longest) return { ok: false, bytes, message: `longer than ${longest} bytes` };
  try {
    return { ok: true, bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, bytes, message: 'not UTF-8 text' };
  }
}
