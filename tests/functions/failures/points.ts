import type { Endpoints } from '../rig/endpoints.ts';
import { type Fault, modesOf } from './inject.ts';
import { differences, type Played, play } from './play.ts';
import type { Scenario } from './scenarios.ts';
import { type Stage, setStage } from './stage.ts';

/** One fault at one call of one scenario. */
export interface Point {
  readonly name: string;
  readonly fault: Fault;
}

export interface Surveyed {
  readonly stage: Stage;
  readonly calm: Played;
  /** Every call x every mode that differs there: as many as the calm run makes calls for. */
  readonly points: readonly Point[];
}

export async function survey(endpoints: Endpoints, scenario: Scenario): Promise<Surveyed> {
  const stage = await setStage(endpoints, scenario);
  const calm = await play(endpoints, stage, null);
  const points = calm.calls.flatMap((made, call) =>
    modesOf(made).map((mode) => ({ name: `${scenario.name}, call ${call} (${made.name}) ${mode}`, fault: { call, mode } })),
  );
  return { stage, calm, points };
}

/** What is wrong after the fault, in words that begin with its point; nothing when all ended as in the calm. */
export async function wrongAt(endpoints: Endpoints, { stage, calm }: Surveyed, { name, fault }: Point): Promise<string[]> {
  const found = await play(endpoints, stage, fault).then(
    (played) => differences(calm, played),
    (error: unknown) => [`the run broke: ${error}`],
  );
  return found.map((difference) => `${name}: ${difference}`);
}
