import { differentValues } from '../different-values.ts';
import type { DigestPart } from '../model/digest-parts.ts';
import { catalogue, type ReasonCode } from '../reasons/catalogue.ts';
import { isReasonCode } from '../reasons/reason-codes.ts';
import { placeholder } from '../reasons/render.ts';

/** One thing that is wrong with a file, in the catalogue's words; long lists are cut, so that records stay small. */
export interface FileProblem {
  readonly code: ReasonCode;
  readonly details: Readonly<Record<string, unknown>>;
}

/** So many problems of one file are told: mending those shows the next. */
const TOLD_PROBLEMS = 5;

/**
 * Why a file gives nothing: the reason that recognition gave, then the issues that ask something of somebody; of a file that was
 * recognised and still gave no series also those that only lose rows, for then they lost all. None where the file gave something.
 */
export function readingProblems({ recognition, series, resources, publicIps, issues }: DigestPart): readonly FileProblem[] {
  const isRead = recognition.status === 'recognised';
  if (isRead && series.length + resources.length + publicIps.length > 0) return [];
  const grave = issues.filter(({ severity }) => severity === 'missing' || severity === 'review' || severity === 'fail');
  const why = recognition.reason === null ? [] : [{ code: recognition.reason, details: issues.find(isAbout(recognition.reason))?.details }];
  const told = grave.length > 0 || !isRead ? grave : issues.filter(({ severity }) => severity === 'warning');
  return fileProblems([...why, ...told]);
}

/** What was noted about a file, in the catalogue's words: each problem once, the first ones only. */
export function fileProblems(noted: readonly { readonly code: string; readonly details?: FileProblem['details'] | undefined }[]) {
  const all = noted.flatMap(({ code, details }): FileProblem[] =>
    isReasonCode(code) ? [{ code, details: shortFacts(code, details ?? {}) }] : [],
  );
  return differentValues(all).slice(0, TOLD_PROBLEMS);
}

const isAbout =
  (wanted: string) =>
  ({ code }: { readonly code: string }): boolean =>
    code === wanted;

/** Every column of a wide table would be told again in every record: of what the sentence names the first ones, of the rest nothing. */
const LONGEST_LIST = 5;

function shortFacts(code: ReasonCode, details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const named = new Set([...catalogue[code].text.it.matchAll(placeholder)].map((match) => match[1]));
  const short = Object.entries(details).flatMap(([name, value]): [string, unknown][] => {
    if (!Array.isArray(value) || value.length <= LONGEST_LIST) return [[name, value]];
    return named.has(name) ? [[name, [...value.slice(0, LONGEST_LIST), '…']]] : [];
  });
  return Object.fromEntries(short);
}
