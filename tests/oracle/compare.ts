import type { Measured } from '../../shared/model/finding.ts';
import type { OracleAnswer, OraclePrinted } from './case.ts';
import type { ProductAnswer } from './product-input.ts';

/** Codes of DESIGN §5. Everything else that TRA-03 says (conflicts, sizes, documents) is not the oracle's business. */
const ours: readonly string[] = [
  'BILLED_NOT_MEASURED',
  'CADENCE_COARSE',
  'CADENCE_DECLARED',
  'CADENCE_UNKNOWN',
  'COVERAGE_REDUCED',
  'COVERAGE_TOO_LOW',
  'DATE_ORDER',
  'EVIDENCE_STALE',
  'FLATLINE',
  'GAP_DAY',
  'GAP_LONG',
  'GAP_SHORT',
  'INTERVAL_TOO_LONG',
  'LOW_USAGE',
  'METRICS_RETENTION_EXPIRED',
  'METRIC_MISSING',
  'METRIC_SUSPECT',
  'NO_REQUIRED_CLASS',
  'PERIOD_NOT_COVERED',
  'RESOURCE_GAP',
  'RESOURCE_METRIC_MISSING',
  'SPAN_TOO_SHORT',
  'STAMP_SIDE_UNKNOWN',
  'TS_IN_FUTURE',
  'TZ_UNKNOWN',
  'WINDOW_NOT_ELAPSED',
  'ZERO_USAGE',
];
/** Said of the service, of its dates or of its files: the product tells them without a class, the oracle by class. */
const ofService: readonly string[] = ['DATE_ORDER', 'METRICS_RETENTION_EXPIRED', 'NOT_RELEASED', 'NO_REQUIRED_CLASS', 'TS_IN_FUTURE'];
/** Infos move nothing; the product tells them with the file. */
const weighs = ({ severity }: { readonly severity: string }): boolean => severity !== 'info';

const byCode = (reasons: readonly { code: string; severity: string }[]): string[] =>
  [...new Set(reasons.filter(weighs).map(({ code, severity }) => `${code} ${severity}`))].sort();

function setDifference(where: string, oracle: readonly string[], product: readonly string[]): string[] {
  const only = (mine: readonly string[], other: readonly string[]) => mine.filter((each) => !other.includes(each));
  return [
    ...only(oracle, product).map((each) => `${where}: only the oracle says ${each}`),
    ...only(product, oracle).map((each) => `${where}: only the product says ${each}`),
  ];
}

const seconds = (text: string | null): number | null => (text === null ? null : Date.parse(text) / 1000);
const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

function printedDifference(m: string, oracle: OraclePrinted, product: Measured | undefined): string[] {
  if (!product) return [`${m}: the product prints nothing`];
  const hole = oracle.longestHole;
  const pairs: readonly (readonly [name: string, oracle: number | null, product: number | null])[] = [
    ['daysRequired', oracle.daysRequired, product.daysRequired],
    ['daysCovered', oracle.daysCovered, product.daysCovered],
    ['first', inSeconds(oracle.first), seconds(product.first)],
    ['last', inSeconds(oracle.last), seconds(product.last)],
    ['covered', oracle.coveredMs / 1000, product.coveredSeconds],
    ['longest hole', hole ? (hole.end - hole.start) / 1000 : 0, product.longestGapSeconds],
    ['longest hole from', hole ? hole.start / 1000 : null, seconds(product.longestGap?.[0] ?? null)],
    ['block start', inSeconds(oracle.blockStart), seconds(product.blockStart)],
    ['block end', inSeconds(oracle.blockEnd), seconds(product.blockEnd)],
    ['needed until', inSeconds(oracle.neededUntil), seconds(product.neededUntil)],
    ['T', inSeconds(oracle.knownUntil), seconds(product.knownUntil)],
  ];
  return pairs.filter(([, one, other]) => one !== other).map(([name, one, other]) => `${m}: ${name}: oracle ${one}, product ${other}`);
}

/** Every difference between the two answers, one line each; empty where they agree. */
export function differences(oracle: OracleAnswer, product: ProductAnswer): string[] {
  const everything = [...oracle.service, ...oracle.classes.flatMap(({ reasons }) => reasons)];
  const aboutService = (reasons: readonly { code: string; severity: string }[]) =>
    byCode(reasons.filter(({ code }) => ofService.includes(code)));
  const service = setDifference('service', aboutService(everything), aboutService(product.reasons));
  const classes = oracle.classes.flatMap((answer) => {
    const theirs = product.reasons.filter(
      ({ code, details }) => details.class === answer.class && ours.includes(code) && !ofService.includes(code),
    );
    const printed = product.measured.find((each) => each.class === answer.class);
    return [
      ...setDifference(answer.class, byCode(answer.reasons.filter(({ code }) => !ofService.includes(code))), byCode(theirs)),
      ...(answer.uncertain ? [] : printedDifference(answer.class, answer.printed, printed)),
    ];
  });
  return [...service, ...classes];
}
