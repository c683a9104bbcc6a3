import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Hasher } from '../../shared/ports.ts';
import { remedyHands } from '../../shared/reasons/define-reason.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { dayText } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { nextCheckOn } from '../../shared/verdict/next-check.ts';
import { dossierSha256, inputsSha256 } from '../../shared/verdict/next-record.ts';
import { compactPoints } from '../compact-points.ts';
import { partitionOf, type RecordItem, sortKeys } from '../items.ts';
import type { Ports } from '../ports.ts';

/** The item of a record: the whole record is the S3 object, this is what the queue and the pages read. */
export function recordItem(record: AttestaRecord, sha256: Hasher): RecordItem {
  const { sequence, hash, prevHash, purpose, asOf, ruleset, engine, outcome, payableEur, heldBackEur, deadline, services } = record;
  const copied = { sequence, hash, prevHash, purpose, asOf, ruleset, engine, outcome, payableEur, heldBackEur, deadline, services };
  return {
    is: 'record',
    inputsSha256: inputsSha256(record, sha256),
    dossierSha256: dossierSha256(record, sha256),
    points: compactPoints(record.findings),
    nextCheckOn: nextCheckOf(record),
    waitsFor: remedyHands.filter((hand) => record.nextSteps.some(({ who }) => who === hand)),
    ...copied,
  };
}

/** A record of rules that this engine no longer carries is due at once: the rules of today have never judged it. */
function nextCheckOf(record: AttestaRecord): string | null {
  const pinned = rulesetBySha256(record.ruleset.sha256);
  return pinned ? nextCheckOn(record, pinned.ruleset) : dayText(romeDayOf(Date.parse(record.asOf)));
}

/** Appends a record: the S3 object first, then its pointer on condition that nobody took the number. False: somebody did. */
export async function appendRecord(
  { evidence, records }: Ports,
  project: ProjectKey,
  record: AttestaRecord,
  item: RecordItem,
): Promise<boolean> {
  await evidence.putOnce(keys.record(record.hash), canonicalJson(record));
  return records.put({ PK: partitionOf(project), SK: sortKeys.record(record.sequence), ...item }, { when: 'absent' });
}
