import type { FileHead } from '../../formats/define-format.ts';
import type { Mapping } from '../../model/mapping.ts';
import { timeReader } from '../cell-time.ts';
import { columnsNamed } from '../mapped-columns.ts';
import { namedColumns } from '../mapped-table.ts';
import { columnKey } from '../table-head.ts';
import { placeName, type RecordPlace, walkHead } from './find-records.ts';
import { epochOfDotNet, type RecordValue, recordValues } from './record-values.ts';

/** The records of one place in the head of a file. */
export interface HeadRecords {
  readonly place: RecordPlace;
  readonly records: readonly (readonly RecordValue[])[];
  /** Their keys, of each spelling the first. */
  readonly keys: readonly string[];
}

/** So many records say what all of them are like. */
const MOST_LOOKED_AT = 200;
/** A table has as many columns at least. */
const LEAST_KEYS = 2;

const known = new WeakMap<FileHead, HeadRecords | null>();

/** The records that the head of a JSON text shows, in the place that fits the mapping best; null: none that anybody could explain. */
export function headRecords(head: FileHead): HeadRecords | null {
  const seen = known.get(head);
  if (seen !== undefined) return seen;
  const found = /^\s*[[{]/.test(head.text) ? choose(placesIn(head.text), head.mapping) : null;
  known.set(head, found);
  return found;
}

function placesIn(text: string): HeadRecords[] {
  const places = new Map<string, { readonly place: RecordPlace; readonly records: (readonly RecordValue[])[] }>();
  walkHead(text, {
    record(written, place) {
      const name = placeName(place);
      const seen = places.get(name) ?? { place, records: [] };
      places.set(name, seen);
      if (seen.records.length < MOST_LOOKED_AT) seen.records.push(valuesOrNone(written));
      return true;
    },
    stray: () => true,
  });
  return [...places.values()].map(({ place, records }) => ({ place, records, keys: keysOf(records.flat()) }));
}

function valuesOrNone(written: string): readonly RecordValue[] {
  try {
    return recordValues(written);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Keys of one spelling each, as columns compare. */
function keysOf(values: readonly RecordValue[]): string[] {
  const keys = new Map<string, string>();
  for (const { path } of values) if (!keys.has(columnKey(path))) keys.set(columnKey(path), path);
  return [...keys.values()];
}

/** The place with most of the names that the mapping uses; a document that holds a list of records is none itself. */
function choose(places: readonly HeadRecords[], mapping: Mapping | null): HeadRecords | null {
  const wanted = mapping ? namedColumns(mapping) : [];
  const score = ({ keys }: HeadRecords): number => held(keys, wanted).length;
  const isLikely = (one: HeadRecords): boolean => {
    if (one.keys.length < LEAST_KEYS) return false;
    if (wanted.length > 0) return one.place !== 'documents' || score(one) > 0;
    return (one.place !== 'documents' || one.records.length > 1) && hasTimes(one);
  };
  const lists = places.filter(({ place }) => place !== 'documents');
  const ordered = [...lists, ...places.filter(({ place }) => place === 'documents')].filter(isLikely);
  return ordered.reduce<HeadRecords | null>((best, one) => (best === null || score(one) > score(best) ? one : best), null);
}

/** The names of a mapping that are keys of the records. */
export function held(keys: readonly string[], names: readonly string[]): string[] {
  const compared = keys.map(columnKey);
  return names.filter((name) => columnsNamed(compared, name).length > 0);
}

const readTime = timeReader('day-first');

/** Without a mapping only what lies along time is taken for a table. */
function hasTimes({ records }: HeadRecords): boolean {
  return records.some((values) =>
    values.some(({ text, is }) => (is === 'text' || is === 'number') && readTime(epochOfDotNet(text)) !== null),
  );
}
