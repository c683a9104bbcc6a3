import type { Meaning, ResourceClass, Statistic } from '../model/usage.ts';
import { canHaveUnit } from '../reading/class-units.ts';
import { knownMetric } from '../reading/known-metrics.ts';
import { readUnit } from '../reading/unit.ts';
import {
  classWords,
  doubtfulWords,
  flowMeanings,
  flowWords,
  freeWords,
  givenWords,
  operationWords,
  percentWords,
  sizeWords,
  statisticWords,
} from './title-words.ts';

/** What the words of a title say of a measure. */
export interface ReadTitle {
  readonly resourceClass: ResourceClass;
  readonly meaning: Meaning;
  /** As a mapping would write it; null: the title does not say. */
  readonly unit: string | null;
  /** After conversion; null: the title does not say. */
  readonly unitName: string | null;
  readonly statistic: Statistic | null;
}

/** A longer title is prose. */
const LONGEST_TITLE = 200;
/** Units that a measure of use has. */
const unitsOfUse = new Set(['percent', 'MHz', 'byte', 'byte/s', 'count', 'count/s']);

/**
 * Reads the title of a column, or the name of a metric: as its vendor documents it, else word by word (title-words.ts).
 * @param stated a unit that the table says elsewhere (a column of units, the cells)
 * @returns null where the words are of no class, of several, or of something near a class that proves no use
 */
export function readTitle(title: string, stated: string | null = null): ReadTitle | null {
  if (title.length > LONGEST_TITLE) return null;
  const documented = knownMetric(title);
  if (documented && stated === null) return { ...documented, unitName: readUnit(documented.unit)?.name ?? null };
  const words = wordsIn(title);
  const resourceClass = classOf(wordsIn(title.replace(/[[(][^\])]*[\])]/g, ' ')));
  if (resourceClass === null || words.some((word) => doubtfulWords.has(word))) return null;
  const written = readUnit(stated)?.known ? stated : unitIn(title, words);
  const unitName = readUnit(written)?.name ?? null;
  if (unitName !== null && !(unitsOfUse.has(unitName) && canHaveUnit(resourceClass, unitName))) return null;
  const meaning = meaningOf(resourceClass, unitName, words);
  if (meaning === null) return null;
  const statistic = statisticWords.find(([, known]) => words.some((word) => known.has(word)))?.[0] ?? null;
  return { resourceClass, meaning, unit: written, unitName, statistic };
}

/** Lower case, without accents; `memUsedPct` is three words, and the sign of percent is one. */
export function wordsIn(title: string): readonly string[] {
  return (
    title
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/i\/o/g, 'io')
      .match(/[\p{L}\p{N}]+|%/gu) ?? []
  );
}

/** In brackets, at the end, or the sign of percent anywhere. */
function unitIn(title: string, words: readonly string[]): string | null {
  const bracket = /[[(]\s*([^\])]{1,40}?)\s*[\])]/.exec(title)?.[1];
  const found = [bracket, ...endsOf(bracket ?? ''), ...endsOf(title)].find(
    (text) => text !== undefined && text.length > 1 && readUnit(text)?.known,
  );
  if (found !== undefined) return found;
  return words.some((word) => percentWords.has(word)) ? 'percent' : null;
}

/** The last words, `KB al secondo`, and fewer. */
function endsOf(text: string): readonly string[] {
  const words = text.trim().split(/[\s_]+/);
  return [3, 2, 1].filter((count) => count < words.length).map((count) => words.slice(-count).join(' '));
}

/** null: of none, or of several. */
function classOf(words: readonly string[]): ResourceClass | null {
  const found = classWords.filter(([, known]) => any(words, known));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

const any = (words: readonly string[], known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));

/** @param unit after conversion; null: nobody says. A meaning of null: no measure of the class is of that unit */
function meaningOf(resourceClass: ResourceClass, unit: string | null, words: readonly string[]): Meaning | null {
  const counted = any(words, operationWords);
  if (resourceClass === 'other') return counted ? 'operations' : 'used';
  if (resourceClass === 'network') return counted ? 'operations' : unit === 'percent' ? 'used' : flowOf(unit);
  if (resourceClass === 'storage' && counted) return 'operations';
  if (resourceClass === 'storage' && (any(words, flowWords) || unit === 'byte/s' || isCount(unit))) return flowOf(unit);
  return counted || isCount(unit) ? null : levelOf(resourceClass, unit, words);
}

const isCount = (unit: string | null): boolean => unit === 'count' || unit === 'count/s';

/** What goes through, mostly told by the second. */
const flowOf = (unit: string | null): Meaning | null => flowMeanings[unit ?? 'byte/s'] ?? null;

function levelOf(resourceClass: ResourceClass, unit: string | null, words: readonly string[]): Meaning | null {
  if (any(words, freeWords)) return resourceClass === 'cpu' ? null : 'free';
  // How many processors were given proves no use of them.
  if (resourceClass === 'cpu') return unit !== 'percent' && any(words, givenWords) ? null : 'used';
  return unit !== 'percent' && any(words, sizeWords) ? 'capacity' : 'used';
}
