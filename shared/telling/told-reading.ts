import type { Digest, Recognition } from '../model/digest.ts';
import { partsOf } from '../model/digest-parts.ts';
import { type Severity, severities } from '../model/severity.ts';
import type { Language } from '../reasons/render.ts';
import { type ToldProblem, toldProblem } from './told-problem.ts';

/** An issue of a file in words. */
export interface ToldIssue extends ToldProblem {
  readonly severity: Severity;
  /** The member of an archive or workbook that it stands in; null: the file itself. */
  readonly member: string | null;
  readonly count: number;
  /** Physical rows, from 1, the header included. */
  readonly firstRows: readonly number[];
}

/** What a file says, in short and in words: the same before it was sent, in the browser, and from the API. */
export interface ToldReading {
  readonly status: Recognition['status'];
  readonly format: string | null;
  /** What the file does not say and a mapping must. */
  readonly needs: readonly string[];
  readonly reader: string;
  readonly mappingSha256: string | null;
  readonly rows: Digest['rows'];
  readonly seriesTotal: number;
  readonly resourcesTotal: number;
  readonly addressesTotal: number;
  /** Files of an archive or sheets of a workbook, the first of them. */
  readonly members: readonly { readonly name: string; readonly format: string | null; readonly rows: number }[];
  readonly membersTotal: number;
  /** The worst first, the first of them. */
  readonly issues: readonly ToldIssue[];
  readonly issuesTotal: number;
}

const shownMembers = 100;
const shownIssues = 200;

export function toldReading(digest: Digest, language: Language): ToldReading {
  const { recognition, reader, mappingSha256, rows, members } = digest;
  const parts = partsOf(digest);
  const ofFile = members.length > 0 ? digest.issues.map((issue) => ({ issue, member: null })) : [];
  const ofParts = parts.flatMap(({ member, digest: part }) => part.issues.map((issue) => ({ issue, member })));
  // The worst first: of many, a person sees those that decide.
  const issues = severities.flatMap((severity) => [...ofFile, ...ofParts].filter(({ issue }) => issue.severity === severity));
  const sum = (count: (part: (typeof parts)[number]['digest']) => number) => parts.reduce((total, part) => total + count(part.digest), 0);
  return {
    ...{ status: recognition.status, format: recognition.format, needs: recognition.needs, reader, mappingSha256, rows },
    seriesTotal: sum(({ series }) => series.length),
    resourcesTotal: sum(({ resources }) => resources.length),
    addressesTotal: sum(({ publicIps }) => publicIps.length),
    members: members.slice(0, shownMembers).map(({ name, recognition: { format }, rows: { read } }) => ({ name, format, rows: read })),
    membersTotal: members.length,
    issues: issues.slice(0, shownIssues).map(({ issue: { code, severity, count, firstRows, details = {} }, member }) => ({
      ...toldProblem({ code, details }, language),
      ...{ severity, member, count, firstRows },
    })),
    issuesTotal: issues.length,
  };
}
