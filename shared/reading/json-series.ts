import type { JsonRun } from '../formats/define-format.ts';
import type { Mapping } from '../model/mapping.ts';
import type { Decimal, Milliseconds, SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import { zoneClock } from '../time/zone.ts';
import { isNullWord } from './cell.ts';
import { timeReader } from './cell-time.ts';
import { canHaveUnit } from './class-units.ts';
import type { CellTime } from './date-pattern.ts';
import { decimalOfNumber, isNegative, parseDecimal } from './decimal.ts';
import { readDuration } from './duration.ts';
import { newCourse, place } from './instants.ts';
import { resourceIdKind } from './resource-id.ts';
import { createScale } from './series-scale.ts';
import { termsOfEntry, termsOfKnown } from './series-terms.ts';
import { shownText } from './shown-text.ts';
import type { SeriesTerms } from './table-plan.ts';
import { readUnit } from './unit.ts';

/** What a JSON document says of one of its series. */
export interface JsonSeries {
  readonly resourceId: string | null;
  readonly metric: string;
  /** Names under which a mapping's entry may stand for it, the metric apart: a label, a query id. */
  readonly aliases?: readonly string[];
  /** Tells apart the parts that one metric is split into: ` [lun=0]`. */
  readonly dimensions?: string;
  readonly statistic: SeriesIdentity['statistic'];
  /** As the document writes it; null where it does not say. */
  readonly unit: string | null;
  /** What the document states a row to cover; null where it does not. */
  readonly length: Milliseconds | null;
}

/** Takes data points: a time and a value as the document writes them. */
export interface JsonSeriesWriter {
  /** @returns whether the point was used; if not, an issue says why */
  add(time: unknown, value: unknown, row: number): boolean;
}

const readTime = timeReader(null);

/** Opens a series of a JSON export. The vendor documents that its stamps mark the start of the interval. */
export function openJsonSeries(series: JsonSeries, { sink, mapping }: JsonRun): JsonSeriesWriter {
  const terms = termsOf(series, mapping);
  const scale = createScale(terms.unit, series.unit, '');
  const clock = mapping?.zone === undefined ? null : zoneClock(mapping.zone);
  const course = newCourse();
  const interval = mapping?.interval === undefined ? null : readDuration(mapping.interval);
  const resourceId = terms.resourceId;
  const denied = [...contradictions(series, mapping, interval), ...(scale.contradicts ? ['unit'] : [])];
  const writers = new Map<string | null, SeriesWriter>();

  const writerOf = (zone: string | null): SeriesWriter => {
    const known = writers.get(zone);
    if (known) return known;
    const writer = sink.series({
      resourceId,
      resourceKind: resourceIdKind(resourceId),
      resourceClass: terms.resourceClass,
      metric: terms.metric,
      meaning: terms.meaning,
      unit: scale.unit,
      statistic: terms.statistic,
      evidence: 'measured',
      zone,
      stamp: 'start',
      lengthFrom: series.length !== null ? 'file' : interval !== null ? 'mapping' : null,
    });
    writers.set(zone, writer);
    return writer;
  };

  const readValue = (value: unknown, row: number): Decimal | null | 'unusable' => {
    const written = typeof value === 'string' ? value.trim() : value;
    if (written === null || written === undefined || (typeof written === 'string' && isNullWord(written))) return null;
    const number = typeof written === 'number' ? decimalOfNumber(written) : typeof written === 'string' ? parseDecimal(written, '.') : null;
    const converted = number && scale.convert(number);
    const impossible = converted && isNegative(converted) && terms.resourceClass !== null && terms.resourceClass !== 'other';
    if (converted && !impossible) return converted;
    sink.issue(impossible ? 'VALUE_OUT_OF_RANGE' : 'VALUE_UNREADABLE', row, { column: series.metric, found: shownText(value) });
    return 'unusable';
  };

  const tell = (row: number): void => {
    if (terms.resourceClass === null) sink.issue('METRIC_UNDECLARED', row, { metric: series.metric });
    if (scale.unknown) sink.issue('UNIT_UNKNOWN', row, { unit: scale.unit });
    if (!canHaveUnit(terms.resourceClass, scale.unit))
      sink.issue('UNIT_FOR_CLASS', row, { metric: series.metric, class: terms.resourceClass, unit: scale.unit });
    for (const field of denied) sink.issue('MAPPING_CONTRADICTS_FILE', row, { field });
  };

  return {
    add(time, value, row) {
      const cell = readJsonTime(time);
      const placed = cell && place(cell, clock, course);
      if (!placed) {
        sink.issue(cell ? 'TS_NONEXISTENT' : 'TS_UNREADABLE', row, { found: shownText(time) });
        return false;
      }
      const number = readValue(value, row);
      if (number === 'unusable') return false;
      if (placed.folded) sink.issue('TS_AMBIGUOUS', row);
      if (placed.zone === null) sink.issue('TZ_UNKNOWN', row);
      if (number && scale.overFull(number)) sink.issue('PERCENT_OVER_100', row);
      tell(row);
      writerOf(placed.zone).add(placed.stamp, series.length ?? interval ?? 0, number, row);
      return true;
    },
  };
}

/** The vendor's documentation first, then the mapping: it explains what no vendor documents, and names the resource. */
function termsOf(series: JsonSeries, mapping: Mapping | null): SeriesTerms {
  const entry = entryOf(series, mapping);
  const known = termsOfKnown(series.metric);
  const declared = entry && termsOfEntry(entry, series.metric);
  const rule = mapping?.resourceId;
  const constant = rule && 'constant' in rule ? rule.constant.trim() : null;
  return {
    resourceClass: known?.resourceClass ?? declared?.resourceClass ?? null,
    metric: `${declared?.metric ?? series.metric}${series.dimensions ?? ''}`,
    meaning: known?.meaning ?? declared?.meaning ?? null,
    // What the document itself states needs no documentation beside it.
    unit: series.statistic === 'count' ? null : (entry?.unit ?? (readUnit(series.unit) === null ? (known?.unit ?? null) : null)),
    statistic: series.statistic ?? entry?.statistic ?? 'raw',
    resourceId: series.resourceId ?? entry?.resourceId ?? constant,
  };
}

function entryOf(series: JsonSeries, mapping: Mapping | null) {
  const names = new Set([series.metric, ...(series.aliases ?? [])]);
  return mapping?.series?.find(({ column }) => names.has(column)) ?? null;
}

/** What the mapping says otherwise than the document. */
function contradictions(series: JsonSeries, mapping: Mapping | null, interval: Milliseconds | null): string[] {
  const entry = entryOf(series, mapping);
  const known = termsOfKnown(series.metric);
  const rule = mapping?.resourceId;
  const constant = rule && 'constant' in rule ? rule.constant.trim() : null;
  const said = entry?.resourceId ?? constant;
  const found: string[] = [];
  if (mapping?.stamp === 'end') found.push('stamp');
  if (series.length !== null && interval !== null && interval !== series.length) found.push('interval');
  if (series.resourceId !== null && said !== null && said.toLowerCase() !== series.resourceId.toLowerCase()) found.push('resourceId');
  if (entry && known && entry.class !== known.resourceClass) found.push('class');
  if (entry?.statistic && series.statistic && entry.statistic !== series.statistic) found.push('statistic');
  return found;
}

/** Text, epoch number, or the parts of a date that some SDKs dump. */
function readJsonTime(time: unknown): CellTime | null {
  if (typeof time === 'string') return readTime(time.trim());
  if (typeof time === 'number') return readTime(String(time));
  if (typeof time !== 'object' || time === null) return null;
  const part = time as Readonly<Record<string, unknown>>;
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((key) => part[key] ?? 0);
  // Anything but a number or a text makes a date that cannot be read.
  const digits = (value: unknown, width: number): string =>
    typeof value === 'number' || typeof value === 'string' ? String(value).padStart(width, '0') : '?';
  // Such dumps lose the zone that the SDK's object had; AWS documents that its API answers in UTC.
  const day8601 = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  return readTime(`${day8601}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}Z`);
}
