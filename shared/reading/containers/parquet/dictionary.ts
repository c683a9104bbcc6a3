import { damaged } from './damage.ts';
import type { DictionaryPage } from './page-header.ts';
import { fixedReader, type Raw, type Storage, viewOf, widthOf } from './values.ts';

/** Writes the values of a dictionary by their number. */
export type DictionaryTexts = (index: number) => string;

/**
 * The values that a column's pages point at. A page of them is kept as it is, and a value is written when it is met: a million different
 * numbers as texts would be ten times their bytes.
 * @param kept how many texts are kept written, at most
 */
export function dictionaryOf(
  bytes: Uint8Array,
  { values, encoding }: DictionaryPage,
  storage: Storage,
  write: (raw: Raw) => string,
  kept: number,
): DictionaryTexts {
  if (encoding !== 0 && encoding !== 2) throw damaged('a dictionary of no known encoding', { encoding });
  const readAt = storage.type === 'BYTE_ARRAY' ? textReader(bytes, values) : fixed(bytes, values, storage);
  const slots = Math.max(1, Math.min(kept, values));
  const texts = new Array<string>(slots).fill('');
  const indices = new Int32Array(slots).fill(-1);
  return (index: number): string => {
    if (index >= values) throw damaged('a value that the dictionary does not hold', { index, values });
    const slot = slots < values ? index % slots : index;
    if (indices[slot] !== index) {
      texts[slot] = write(readAt(index));
      indices[slot] = index;
    }
    return texts[slot] as string;
  };
}

function fixed(bytes: Uint8Array, values: number, storage: Storage): (index: number) => Raw {
  const width = widthOf(storage);
  if (width === null || values < 0 || values * width > bytes.length) throw damaged('a dictionary of another size than it says', { values });
  const readAt = fixedReader(viewOf(bytes), bytes, storage.type, width);
  return (index) => readAt(index * width);
}

/** Texts lie one behind the other, each after its length. */
function textReader(bytes: Uint8Array, values: number): (index: number) => Raw {
  if (values < 0 || values * 4 > bytes.length) throw damaged('a dictionary of another size than it says', { values });
  const view = viewOf(bytes);
  const ends = new Uint32Array(values);
  let at = 0;
  for (let index = 0; index < values; index += 1) {
    at += 4 + view.getUint32(at, true);
    ends[index] = at;
  }
  if (at > bytes.length) throw damaged('a dictionary of another size than it says', { values });
  return (index) => {
    const start = index === 0 ? 4 : (ends[index - 1] as number) + 4;
    return bytes.subarray(start, ends[index]);
  };
}
