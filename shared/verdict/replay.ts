import type { AttestaRecord } from '../model/record.ts';
import { type AssessInput, assess, type DossierInput } from '../pipeline.ts';
import type { Hasher } from '../ports.ts';
import { isSealIntact } from './seal.ts';

export type Replay =
  | { readonly same: true }
  /** `path`: the first differing place in canonical order, `findings.3.outcome`; undefined where one side has nothing there. */
  | { readonly same: false; readonly path: string; readonly stored: unknown; readonly recomputed: unknown };

/** Recomputes a stored record from its inputs and compares. The order and the sequence are those of the stored record. */
export function replay(stored: AttestaRecord, input: DossierInput, sha256: Hasher): Replay {
  const recomputed = assess({ ...input, purpose: stored.purpose, asOf: stored.asOf, previous: previousOf(stored) }, sha256);
  const difference = firstDifference(stored, recomputed);
  if (difference) return { same: false, ...difference };
  return isSealIntact(stored, sha256) ? { same: true } : { same: false, path: 'hash', stored: stored.hash, recomputed: recomputed.hash };
}

const previousOf = ({ sequence, prevHash }: AttestaRecord): AssessInput['previous'] =>
  prevHash === null ? null : { sequence: sequence - 1, hash: prevHash };

interface Difference {
  readonly path: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/** Deep comparison of JSON values, keys in canonical order, `hash` last: it differs whenever anything does. */
export function firstDifference(stored: unknown, recomputed: unknown, path = ''): Difference | null {
  if (Object.is(stored, recomputed)) return null;
  if (!isContainer(stored) || !isContainer(recomputed) || Array.isArray(stored) !== Array.isArray(recomputed)) {
    return { path, stored, recomputed };
  }
  const keys = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].sort(path === '' ? hashLast : byKey);
  for (const key of keys) {
    const difference = firstDifference(stored[key], recomputed[key], path === '' ? key : `${path}.${key}`);
    if (difference) return difference;
  }
  return null;
}

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function byKey(a: string, b: string): number {
  const [first, second] = [Number(a), Number(b)];
  if (Number.isInteger(first) && Number.isInteger(second)) return first - second;
  return a < b ? -1 : 1;
}

const hashLast = (a: string, b: string): number => Number(a === 'hash') - Number(b === 'hash') || byKey(a, b);
