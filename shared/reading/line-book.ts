import type { UsageSink } from '../formats/define-format.ts';
import type { Decimal, EvidenceNature, SeriesWriter } from '../model/usage.ts';
import { isNullWord } from './cell.ts';
import { type DecimalMark, divide, isNegative, multiply, parseDecimal } from './decimal.ts';
import type { Line, LineValue } from './line.ts';
import { ownText } from './own-text.ts';
import { resourceIdKind } from './resource-id.ts';
import { checkSeries } from './series-limit.ts';
import { shortIdOf } from './short-id.ts';
import { shownValue } from './shown-text.ts';

/** An address of e-mail where an id should be: a cell too few before it, or an identity that sends mail. It goes no further. */
const namesPerson = /[^\s@/:]@[^\s@/]+\.[a-z]/i;

/** The series of a report whose lines are explained one by one. */
export interface LineBook {
  /** @returns whether anything of the line was used; what was not has its issue */
  write(line: Line, row: number): boolean;
  /** The resource of lines that are used from this one on, however they are written. @returns false: its name is that of a person */
  open(resourceId: string, row: number): boolean;
  /** The series of one value. */
  writerOf(resourceId: string, value: SeriesTerms): SeriesWriter;
}

type SeriesTerms = Pick<LineValue, 'resourceClass' | 'metric' | 'meaning' | 'unit' | 'statistic'>;

export function createLineBook(evidence: EvidenceNature, decimal: DecimalMark, sink: UsageSink): LineBook {
  const writers = new Map<string, SeriesWriter>();
  const linked = new Set<string>();

  const writerOf = (resourceId: string, value: SeriesTerms): SeriesWriter => {
    const { resourceClass, metric, meaning, unit, statistic } = value;
    const key = `${resourceId}\u0000${resourceClass}\u0000${metric}\u0000${meaning}\u0000${unit}\u0000${statistic}`;
    const known = writers.get(key);
    if (known) return known;
    checkSeries(writers.size + 1);
    const resourceKind = resourceIdKind(resourceId);
    const times = { zone: 'UTC', stamp: 'start', lengthFrom: 'file' } as const;
    const writer = sink.series({ resourceId, resourceKind, resourceClass, metric, meaning, unit, statistic, evidence, ...times });
    writers.set(key, writer);
    return writer;
  };

  /** Bills name a machine at length that metrics call by its id alone: both are one. */
  const link = (resourceId: string, row: number): void => {
    if (linked.has(resourceId)) return;
    linked.add(ownText(resourceId));
    const short = shortIdOf(resourceId);
    if (!short) return;
    const { id, provider } = short;
    const unknown = { name: null, parentId: null, state: null, vcpu: null, ramBytes: null, storageBytes: null };
    sink.resource({ resourceId: id, resourceKind: resourceIdKind(id), provider, aliases: [resourceId], ...unknown, row });
  };

  const numberOf = (value: LineValue, row: number): Decimal | null | 'unusable' => {
    const text = value.text.trim();
    if (isNullWord(text)) return null;
    const number = parseDecimal(text, decimal);
    if (number === null || isNegative(number)) {
      const code = number === null ? 'VALUE_UNREADABLE' : 'VALUE_OUT_OF_RANGE';
      sink.issue(code, row, { column: value.metric, found: shownValue(text) });
      return 'unusable';
    }
    const scaled = value.factor === undefined ? number : multiply(number, value.factor);
    return value.dividedBy === undefined ? scaled : divide(scaled, value.dividedBy);
  };

  return {
    writerOf,
    open(resourceId, row) {
      if (namesPerson.test(resourceId)) return false;
      link(resourceId, row);
      return true;
    },
    write({ resourceId, start, length, values }, row) {
      if (namesPerson.test(resourceId)) {
        sink.issue('CHARGE_WITHOUT_RESOURCE', row, { found: '…@…' });
        return false;
      }
      let used = false;
      const told = new Set<string>();
      for (const value of values) {
        // Two classes may share one cell, which is then told of once.
        if (told.has(value.text)) continue;
        const number = numberOf(value, row);
        if (number === 'unusable') told.add(value.text);
        else {
          writerOf(resourceId, value).add(start, length, number, row);
          used = true;
        }
      }
      if (used) link(resourceId, row);
      return used;
    },
  };
}
