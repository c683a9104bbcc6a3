import type { Language } from '../../shared/reasons/render.ts';
import { readingText } from '../progress/reading-text.ts';
import { type ReadingWatch, watchReading } from '../progress/reading-watch.ts';
import { statusLine } from './output.ts';

/** Follows the reading of files at the foot of the terminal; where stderr is none, nobody sees anything. */
export const showReading = (language: Language): ReadingWatch =>
  watchReading(
    () => performance.now(),
    (seen) => statusLine.show((width) => readingText(seen, language, width)),
  );
