import type { Span } from '../continuity/judged-span.ts';
import type { Reason } from '../model/finding.ts';
import { remembered } from '../remembered.ts';
import { romeDayOf } from '../time/rome.ts';
import { sameSeriesOf } from '../usage/fold-days.ts';
import { namesOf, resolveResourceId } from '../usage/resolve-resource-id.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { seriesDays } from '../usage/series-days.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { askedBefore, type SignalsQuestion } from './asked-before.ts';
import { copies } from './copies.ts';
import { interpolated } from './interpolated.ts';
import { lastDigits } from './last-digits.ts';
import { noRhythm } from './no-rhythm.ts';
import { toldOnce } from './told-once.ts';
import { type ToldDays, toldSeries } from './told-series.ts';
import { unvarying } from './unvarying.ts';

/** Codes that a report may get because it looks made up; what comes from the future is TS_IN_FUTURE of the continuity rule. */
export const fraudCodes = [
  'FEW_LAST_DIGITS',
  'NO_DAILY_RHYTHM',
  'SERIES_DERIVED',
  'SERIES_IDENTICAL',
  'SERIES_INTERPOLATED',
  'SERIES_REPEATED',
  'SERIES_UNVARYING',
  'VALUES_ROUNDED',
] as const;

export const isFraudCode = (code: string): boolean => fraudCodes.some((one) => one === code);

/**
 * What a person should look at before believing the service's report: never more than `review`, for every one of these has an honest
 * explanation too. Compared are all declared resources of the project; what is told is about this service's.
 *
 * @param parts measured series of the service, of the classes that it must prove
 */
export function fraudSignals(facts: ServiceFacts, parts: readonly UsagePart[], span: Span): Reason[] {
  const within: ToldDays = { first: romeDayOf(span.start), last: romeDayOf(span.end - 1) };
  const own = toldSeries(sameSeriesOf(parts), within);
  const others = toldSeries(othersOf(facts, parts), within);
  return [...askedBefore({ own, others, policy: facts.policy }, signalsOf)];
}

const signalsOf = ({ own, others, policy }: SignalsQuestion): readonly Reason[] =>
  toldOnce([
    ...copies([...own, ...others], own.length, policy),
    ...own.flatMap((one) => [
      ...unvarying(one, policy),
      ...interpolated(one, policy),
      ...lastDigits(one, policy),
      ...noRhythm(one, policy),
    ]),
  ]);

/** Measured series of declared resources of the project's other services. */
function othersOf({ files, declaredAnywhere }: ServiceFacts, own: readonly UsagePart[]): readonly (readonly UsagePart[])[] {
  const mine = new Set(own.map(({ key }) => key));
  if ([...declaredAnywhere].every((key) => mine.has(key))) return [];
  return measuredOf(files).filter(([first]) => first !== undefined && !mine.has(first.key) && declaredAnywhere.has(first.key));
}

/** Every measured series of the files as if it spoke for itself alone, by what it tells: the same for all services of a project. */
const measuredOf = remembered((files: ServiceFacts['files']) =>
  sameSeriesOf(
    files.flatMap((file) => {
      const names = namesOf(file.member, file.upload.filename);
      const { receivedAt } = file;
      const receivedOn = romeDayOf(receivedAt);
      return file.digest.series.flatMap((series): UsagePart[] => {
        const resourceId = series.evidence === 'measured' ? resolveResourceId(file.digest, series, names) : null;
        if (resourceId === null) return [];
        const key = resourceKey(null, resourceId);
        const owner = { line: [key], root: key, counted: key };
        return [{ file, series, told: seriesDays(series), resourceId, key, owner, receivedAt, receivedOn }];
      });
    }),
  ),
);
