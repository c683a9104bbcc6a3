import { readSmallText, type SmallText } from '../../shared/reading/read-small-text.ts';
import { fileSource } from './file-source.ts';

/** A declaration or mapping on disk, read by the very rules of an uploaded one: UTF-8, and no longer than a person would write. @param longest bytes, of what people do not write */
export async function readSmallFile(path: string, longest?: number): Promise<SmallText> {
  return readSmallText(await fileSource(path), longest);
}
