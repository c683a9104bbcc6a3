import type { JsonRun } from '../formats/define-format.ts';
import type { Decimal, Milliseconds, SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import { zoneClock } from '../time/zone.ts';
import { isNullWord } from './cell.ts';
import { canHaveUnit } from './class-units.ts';
import { decimalOfNumber, isNegative, parseDecimal } from './decimal.ts';
import { readDuration } from './duration.ts';
import { newCourse, type Placed, place } from './instants.ts';
import { contradictions, termsOf, unexpectedUnit } from './json-series-terms.ts';
import { readJsonTime } from './json-time.ts';
import type { KnownMetric } from './known-metrics.ts';
import { resourceIdKind } from './resource-id.ts';
import { createScale, isOverFull } from './series-scale.ts';
import { shownValue } from './shown-text.ts';
import { watchUnitOf } from './undecided-units.ts';

/** What a JSON document says of one of its series. */
export interface JsonSeries {
  /** As the provider writes it. */
  readonly resourceId: string | null;
  /** Where a monitoring tool has a name of its own for the machine: a mapping may say which resource that is. */
  readonly host?: MonitoredHost | null;
  readonly metric: string;
  /** Names under which a mapping's entry may stand for it, the metric apart: a label, a query id. */
  readonly aliases?: readonly string[];
  /** Tells apart the parts that one metric is split into: ` [lun=0]`. */
  readonly dimensions?: string;
  readonly statistic: SeriesIdentity['statistic'];
  /** As the document writes it; null where it does not say. */
  readonly unit: string | null;
  /** What the document states a row to cover; null where it does not, or where each point states its own end. */
  readonly length: Milliseconds | null;
  /** Which end of a row its stamp marks; absent: the start, as most vendors document. */
  readonly stamp?: 'start' | 'end';
  /** What the vendor of this export documents of the metric (null: nothing); absent: its name is looked for among the well-known ones. */
  readonly documented?: KnownMetric | null;
}

/** A machine as a monitoring tool calls it. */
export interface MonitoredHost {
  readonly name: string;
  /** Names of this series on this host alone (`srv1: CPU utilization`): only an entry under one of them may say which resource it is. */
  readonly aliases: readonly string[];
}

/** Takes data points: a time and a value as the document writes them. */
export interface JsonSeriesWriter {
  /**
   * @param end where the document writes both ends of each point
   * @returns whether the point was used; if not, an issue says why
   */
  add(time: unknown, value: unknown, row: number, end?: unknown): boolean;
}

/** What a series was opened as: its points may differ in how they state zone and end. */
interface OpenWriter {
  readonly zone: string | null;
  readonly stated: boolean;
  readonly writer: SeriesWriter;
}

/** Opens a series of a JSON export. */
export function openJsonSeries(series: JsonSeries, run: JsonRun): JsonSeriesWriter {
  const { sink, mapping } = run;
  const terms = termsOf(series, mapping);
  const scale = createScale(terms.unit, series.unit, '');
  const unexpected = unexpectedUnit(series);
  const units = watchUnitOf(terms, scale, run);
  const clock = mapping?.zone === undefined ? null : zoneClock(mapping.zone);
  const course = newCourse();
  const interval = mapping?.interval === undefined ? null : readDuration(mapping.interval);
  const resourceId = terms.resourceId;
  const denied = [...contradictions(series, mapping, interval), ...(scale.contradicts ? ['unit'] : [])];
  const writers: OpenWriter[] = [];
  let current: OpenWriter | null = null;

  const open = (zone: string | null, stated: boolean): SeriesWriter =>
    sink.series({
      resourceId,
      resourceKind: resourceIdKind(resourceId),
      resourceClass: terms.resourceClass,
      metric: terms.metric,
      meaning: terms.meaning,
      unit: scale.unit,
      statistic: terms.statistic,
      evidence: 'measured',
      zone,
      stamp: stated ? 'start' : (series.stamp ?? 'start'),
      lengthFrom: stated || series.length !== null ? 'file' : interval !== null ? 'mapping' : null,
    });
  const writerOf = (zone: string | null, stated: boolean): SeriesWriter => {
    // Points of one series are written alike: the last writer is nearly always the next one.
    if (current !== null && current.zone === zone && current.stated === stated) return current.writer;
    const known = writers.find((one) => one.zone === zone && one.stated === stated);
    current = known ?? { zone, stated, writer: open(zone, stated) };
    if (known === undefined) writers.push(current);
    return current.writer;
  };

  const readValue = (value: unknown, row: number): Decimal | null | 'unusable' => {
    const written = typeof value === 'string' ? value.trim() : value;
    if (written === null || written === undefined || (typeof written === 'string' && isNullWord(written))) return null;
    const number = typeof written === 'number' ? decimalOfNumber(written) : typeof written === 'string' ? parseDecimal(written, '.') : null;
    const converted = number && scale.convert(number);
    const impossible = converted && isNegative(converted) && terms.resourceClass !== null && terms.resourceClass !== 'other';
    if (converted && !impossible) return converted;
    sink.issue(impossible ? 'VALUE_OUT_OF_RANGE' : 'VALUE_UNREADABLE', row, { column: series.metric, found: shownValue(value) });
    return 'unusable';
  };

  const misfit = !canHaveUnit(terms.resourceClass, scale.unit);
  const tell = (row: number): void => {
    if (terms.resourceClass === null) sink.issue('METRIC_UNDECLARED', row, { metric: series.metric });
    if (scale.unknown) sink.issue('UNIT_UNKNOWN', row, { unit: scale.unit });
    if (unexpected !== null) sink.issue('UNIT_UNEXPECTED', row, { metric: series.metric, unit: scale.unit, documented: unexpected });
    if (misfit) sink.issue('UNIT_FOR_CLASS', row, { metric: series.metric, class: terms.resourceClass, unit: scale.unit });
    for (const field of denied) sink.issue('MAPPING_CONTRADICTS_FILE', row, { field });
  };

  const placeTime = (time: unknown, row: number): Placed => {
    const cell = readJsonTime(time);
    const placed = cell && place(cell, clock, course);
    if (!placed) sink.issue(cell ? 'TS_NONEXISTENT' : 'TS_UNREADABLE', row, { found: shownValue(time) });
    return placed;
  };

  const lengthTo = (end: unknown, start: Milliseconds, row: number): Milliseconds | null => {
    const placed = placeTime(end, row);
    if (placed === null) return null;
    if (placed.stamp < start) sink.issue('TS_ORDER', row, { found: shownValue(end) });
    return placed.stamp < start ? null : placed.stamp - start;
  };

  return {
    add(time, value, row, end) {
      const placed = placeTime(time, row);
      if (placed === null) return false;
      const stated = end !== undefined;
      const length = stated ? lengthTo(end, placed.stamp, row) : (series.length ?? interval ?? 0);
      if (length === null) return false;
      const number = readValue(value, row);
      if (number === 'unusable') return false;
      if (placed.folded) sink.issue('TS_AMBIGUOUS', row);
      if (placed.zone === null) sink.issue('TZ_UNKNOWN', row);
      if (number) units.see(number);
      if (number && isOverFull(scale, number)) sink.issue('PERCENT_OVER_100', row);
      tell(row);
      writerOf(placed.zone, stated).add(placed.stamp, length, number, row);
      return true;
    },
  };
}
