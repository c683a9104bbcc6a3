import type { Issue } from '../model/digest.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import { severities } from '../reasons/reason-codes.ts';

type Details = Readonly<Record<string, unknown>>;

/** The issues of one file: one a code, with its exact count, its first rows and the names that it is about. */
export interface IssueCounter {
  add(code: ReasonCode, rows: { readonly count: number; readonly at: readonly number[] }, details?: Details): void;
  finish(): Issue[];
}

const ROWS_SHOWN = 3;
/** Names told of one issue, in the order in which they came; of the others only how many rows they have. */
const NAMES_SHOWN = 10;
/** Cells that are wrong are examples of each other, and often all different. */
const EXAMPLES_SHOWN = 3;
/** The details that say what one row's issue is about, the surer first: an issue of many rows is about all of them. */
const namingDetails = ['metric', 'column', 'unit', 'field', 'status', 'found'] as const;

interface Counted {
  count: number;
  readonly firstRows: number[];
  readonly details: Details | undefined;
  readonly naming: string | undefined;
  readonly names: Map<string, number>;
  unnamed: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function countIssues(): IssueCounter {
  const issues = new Map<ReasonCode, Counted>();

  return {
    add(code, { count, at }, details) {
      let seen = issues.get(code);
      if (!seen) {
        const naming = namingDetails.find((name) => typeof details?.[name] === 'string');
        seen = { count: 0, firstRows: [], details, naming, names: new Map(), unnamed: 0 };
        issues.set(code, seen);
      }
      seen.count += count;
      for (const row of at) if (row > 0 && seen.firstRows.length < ROWS_SHOWN && !seen.firstRows.includes(row)) seen.firstRows.push(row);
      const name = seen.naming && details?.[seen.naming];
      if (typeof name !== 'string') return;
      const known = seen.names.get(name);
      if (known !== undefined || seen.names.size < (seen.naming === 'found' ? EXAMPLES_SHOWN : NAMES_SHOWN))
        seen.names.set(name, (known ?? 0) + count);
      else seen.unnamed += count;
    },
    finish: () => [...issues].sort(([a], [b]) => byText(a, b)).map(([code, counted]) => issueOf(code, counted)),
  };
}

function issueOf(code: ReasonCode, { count, firstRows, details, naming, names, unnamed }: Counted): Issue {
  const several = naming !== undefined && names.size > 1;
  const named = several && {
    // The sentence names them all; the list says how many rows each has.
    [naming]: [...names.keys(), ...(unnamed > 0 ? ['…'] : [])],
    names: [...names].map(([name, rows]) => ({ name, count: rows })),
  };
  const told = { ...details, ...named };
  return {
    code,
    severity: severities[code],
    count,
    firstRows: firstRows.sort((a, b) => a - b),
    ...(Object.keys(told).length > 0 ? { details: told } : {}),
  };
}
