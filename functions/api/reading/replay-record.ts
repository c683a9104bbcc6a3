import type { AttestaRecord } from '../../../shared/model/record.ts';
import { rulesetBySha256 } from '../../../shared/rulesets/load.ts';
import { type Replay, replay } from '../../../shared/verdict/replay.ts';
import { TooMuchToRead } from '../../faults.ts';
import { dossierOfRecord } from '../../record-inputs/dossier-of-record.ts';
import type { ApiPorts } from '../api-ports.ts';
import type { ReplayAnswer } from '../routes/record-replay.ts';
import { shelvesOfApi } from './opened-record.ts';

/** How it went, and the first place that differs. */
type Outcome = Pick<ReplayAnswer, 'status' | 'difference'>;

/** Makes a record again from the inputs that it names, by its own rules, and compares. */
export async function replayRecord(ports: ApiPorts, record: AttestaRecord): Promise<Outcome> {
  if (!rulesetBySha256(record.ruleset.sha256)) return { status: 'rules-not-here', difference: null };
  try {
    const dossier = await dossierOfRecord(ports, shelvesOfApi(ports), record);
    return told(replay(record, dossier, ports.means.sha256));
  } catch (error) {
    if (error instanceof TooMuchToRead) return { status: 'too-much', difference: null };
    throw error;
  }
}

function told(result: Replay): Outcome {
  if (result.same) return { status: 'same', difference: null };
  const { path, stored, recomputed } = result;
  return { status: 'different', difference: { path, stored: shown(stored), recomputed: shown(recomputed) } };
}

/** A difference may be a whole list of findings. */
const longest = 2_000;
const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, longest).toWellFormed();
