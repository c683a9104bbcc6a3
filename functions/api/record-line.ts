import type { RecordLine } from '../read-model.ts';
import type { RecordLineAnswer } from './schemas.ts';

/** A record's line as it is told: what only the pipeline itself uses stays inside. */
export function tellRecordLine(line: RecordLine): RecordLineAnswer {
  const { sequence, hash, prevHash, purpose, asOf, ruleset, engine, outcome, payableEur, heldBackEur, deadline, services, points } = line;
  const own = { sequence, hash, prevHash, purpose, asOf, ruleset, engine, outcome, payableEur, heldBackEur, deadline, services };
  return { ...own, points: points.map((point) => ({ ...point, codes: [...point.codes] })) };
}
