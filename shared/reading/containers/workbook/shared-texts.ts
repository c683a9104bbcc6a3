import { LONGEST_SHARED_TEXT, LONGEST_TEXTS_PART, MOST_SHARED_CHARACTERS, MOST_SHARED_TEXTS } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import type { PackedFile } from '../packed-file.ts';
import { writtenText } from './written-text.ts';
import { damaged, readXml, type XmlListener } from './xml-part.ts';

/** The texts that cells name by number: runs of different looks joined, readings for pronunciation left out. */
export async function readSharedTexts(file: PackedFile): Promise<readonly string[]> {
  const texts: string[] = [];
  let characters = 0;
  let text = '';
  let spoken = false;
  let heard = false;
  const listener: XmlListener = {
    open(name, _attributes, depth) {
      if (name === 'si' && depth === 2) text = '';
      else if (name === 'rPh' && depth === 3) spoken = true;
      heard = name === 't' && !spoken && (depth === 3 || depth === 4);
    },
    close(name, depth) {
      heard = false;
      if (name === 'rPh' && depth === 3) spoken = false;
      if (name !== 'si' || depth !== 2) return;
      characters += text.length;
      if (texts.length === MOST_SHARED_TEXTS || characters > MOST_SHARED_CHARACTERS) {
        throw new Refusal('WORKBOOK_TEXTS_TOO_MANY', 0, { texts: MOST_SHARED_TEXTS, characters: MOST_SHARED_CHARACTERS });
      }
      texts.push(ownCopy(writtenText(text)));
    },
    text(piece) {
      if (heard) text += piece;
    },
  };
  let known = 0;
  let knownAt = 0;
  for await (const { read } of readXml(file, listener)) {
    if (texts.length > known) [known, knownAt] = [texts.length, read];
    if (read > LONGEST_TEXTS_PART || read - knownAt > LONGEST_SHARED_TEXT) throw damaged(file.name);
  }
  return texts;
}

/** A piece of a larger text keeps all of it in memory, markup included; what is joined and cut again is a text by itself. */
const ownCopy = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));
