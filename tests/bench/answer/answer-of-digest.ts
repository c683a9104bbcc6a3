import type { Digest, DigestSeries } from '../../../shared/model/digest.ts';
import { decimalOf } from '../../../shared/usage/exact-sum.ts';
import type { InputSpec } from '../inputs/input.ts';
import { type Answer, answerLines, byName, type SeriesAnswer } from './answer.ts';
import { SLOT } from './tally.ts';

const DAY = 86_400_000;

/** What a digest says of an input, in the words of the bench. A digest names the first malformed rows only; how many it knows exactly. */
export function answerOfDigest(
  { recognition, rows, series, members }: Pick<Digest, 'recognition' | 'rows' | 'series' | 'members'>,
  { decimals, factors, name }: InputSpec,
): Answer {
  if (recognition.status !== 'recognised') throw new Error(`${name} is ${recognition.reason ?? recognition.status}`);
  const all = [...series, ...members.flatMap((member) => member.series)].map((one) => ({ name: nameOf(one), series: one })).sort(byName);
  const tell = ({ name, series }: (typeof all)[number]) => seriesAnswer(name, series, factors[series.metric ?? ''] ?? 1, decimals);
  return { lines: answerLines(all, tell, decimals), malformed: rows.rejected, malformedRows: null };
}

const nameOf = ({ resourceId, metric }: DigestSeries): string => `${resourceId ?? ''} | ${metric ?? ''}`;

function seriesAnswer(name: string, series: DigestSeries, factor: number, decimals: number): SeriesAnswer {
  const { samples, nulls, presence, days } = series;
  return {
    name,
    samples,
    nulls,
    // `first` and `last` of a series count rows without a value too.
    first: presence.runs[0]?.[0] ?? Number.NaN,
    last: presence.lastStart ?? Number.NaN,
    runs: presence.runs.map(([start, end, , , isReading]) => [Math.floor(start / SLOT), Math.floor((isReading ? end : end - 1) / SLOT)]),
    days: days
      .filter((day) => day.samples > 0)
      .map((day) => ({
        day: Date.parse(day.day) / DAY,
        samples: day.samples,
        sum: exactText(day.sum, factor, decimals),
        min: (day.min as number) / factor,
        max: (day.max as number) / factor,
      })),
  };
}

/** An exact sum, divided by a whole factor: it comes out to the last place, or it is wrong and stays visibly so. */
function exactText(sum: string, factor: number, decimals: number): string {
  const point = sum.indexOf('.');
  const places = point < 0 ? 0 : sum.length - point - 1;
  if (factor === 1 && places <= decimals) return decimals === 0 ? sum : `${sum}${point < 0 ? '.' : ''}${'0'.repeat(decimals - places)}`;
  const { mantissa, scale } = decimalOf(sum);
  const units = BigInt(mantissa) * 10n ** BigInt(decimals);
  const divisor = 10n ** BigInt(scale) * BigInt(factor);
  if (units % divisor !== 0n) return `${sum} / ${factor}`;
  const digits = String(units / divisor).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
