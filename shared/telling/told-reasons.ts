import type { AttestaRecord } from '../model/record.ts';
import type { Severity } from '../model/severity.ts';
import { catalogue } from '../reasons/catalogue.ts';
import { isReasonCode } from '../reasons/reason-codes.ts';
import { type Language, renderReason } from '../reasons/render.ts';
import { verdictWords } from './verdict-words.ts';

export type Finding = AttestaRecord['findings'][number];
/** How a point is called: with its title, and the service or the package. */
export type TitleOf = (of: Pick<Finding, 'point' | 'service'>) => string;

/** One reason of a finding in words. */
export interface ToldReason {
  readonly sentence: string;
  readonly code: string;
  readonly severity: Severity;
  /** How much it weighs, in words; what a person decided weighs no more. */
  readonly weight: string;
  /** The row it is about; null: no single one. */
  readonly where: string | null;
}

export const isDecided = ({ reasons }: Pick<Finding, 'reasons'>): boolean =>
  reasons.some(({ code }) => code === 'REVIEW_PASSED' || code === 'REVIEW_FAILED');

/** Why a point came to what it came to, in the order of the record. */
export function toldReasons(finding: Pick<Finding, 'reasons'>, language: Language): readonly ToldReason[] {
  const say = verdictWords[language];
  const weightOf = ({ code, severity }: Told) =>
    isDecided(finding) && wasOpen(code) && severity === 'info' ? say.settled : say.severity[severity];
  return acrossClasses(finding.reasons).map((reason) => {
    const { row } = reason.details;
    return {
      sentence: renderReason(reason, language),
      code: reason.code,
      severity: reason.severity,
      weight: weightOf(reason),
      where: typeof row === 'number' ? `${say.row} ${row}` : null,
    };
  });
}

/** What a person looked at and decided weighs no more, and was no mere note. */
const wasOpen = (code: string): boolean => isReasonCode(code) && ['review', 'missing'].includes(catalogue[code].severity);

type Told = Finding['reasons'][number];

/** The same reason for several classes is one sentence that names them all. */
function acrossClasses(all: readonly Told[]): readonly Told[] {
  const merged = Map.groupBy(all, ({ code, severity, details: { class: _, ...rest } }) => JSON.stringify([code, severity, rest]));
  return [...merged.values()].map((group) => {
    const [first] = group as [Told];
    const classes = group.flatMap(({ details }) => ('class' in details ? [details.class] : []));
    return classes.length > 1 ? { ...first, details: { ...first.details, class: classes } } : first;
  });
}
