import type { World } from '../rig/world.ts';
import { type Fault, injecting, type Mode } from './inject.ts';
import { aroundEachCall } from './port-calls.ts';
import { type Delivery, handle } from './stage.ts';

export interface Chances {
  /** Runs at once, at most. */
  readonly abreast: number;
  /** Of a hundred deliveries, how many come once more. */
  readonly doubled: number;
  /** Of a hundred first deliveries, how many meet a fault at some call. */
  readonly faulty: number;
}

interface Message extends Delivery {
  readonly receives: number;
}

/** One handler at work: the calls that it waits to make, and the one that is being made. */
interface Run {
  readonly message: Message;
  /** Seldom gets its turn while others want theirs: whole runs then pass between two of its calls. */
  readonly slow: boolean;
  readonly turns: (() => void)[];
  making: number;
  ended: 'done' | 'failed' | 'died' | null;
}

const mostReceives = 5;
const faults: readonly Mode[] = ['refused', 'lost', 'dies', 'twice'];

/**
 * Delivers messages, and those that they bring about, with several handlers at work at once. Only one of them makes a call at a time, and
 * the seed decides whose turn it is: the same seed gives the same interleaving, a race that it finds can be run again.
 * @throws when a message is received in vain too often
 */
export async function interleave(world: World, deliveries: readonly Delivery[], seed: number, chances: Chances): Promise<void> {
  const chance = dice(seed);
  const waiting: Message[] = deliveries.map((delivery) => ({ ...delivery, receives: 1 }));
  const runs = new Set<Run>();

  const begin = (): void => {
    const [message] = waiting.splice(chance(waiting.length), 1) as [Message];
    if (message.receives === 1 && chance(100) < chances.doubled) waiting.push({ ...message, receives: 2 });
    const isFaulty = message.receives === 1 && chance(100) < chances.faulty;
    const slow = chance(3) === 0;
    runs.add(
      startRun(
        world,
        { message, slow, turns: [], making: 0, ended: null },
        isFaulty ? { call: chance(16), mode: faults[chance(faults.length)] as Mode } : null,
      ),
    );
  };
  const goOn = (run: Run): void => (run.turns.splice(chance(run.turns.length), 1)[0] as () => void)();

  for (;;) {
    for (const body of world.waiting.uploads.splice(0)) waiting.push({ to: 'ingest', body, receives: 1 });
    for (const body of world.waiting.assessments.splice(0)) waiting.push({ to: 'assess', body, receives: 1 });
    const canBegin = waiting.length > 0 && runs.size < chances.abreast;
    if (!canBegin && runs.size === 0) return;
    const fast = [...runs].filter((one) => !one.slow);
    const wanting = fast.length + Number(canBegin) > 0 && chance(16) > 0 ? fast : [...runs];
    const run = wanting[chance(wanting.length + Number(canBegin))];
    if (run) goOn(run);
    else begin();
    await settled(runs);
    for (const ended of [...runs].filter((one) => one.ended !== null)) {
      runs.delete(ended);
      if (ended.ended !== 'done') waiting.push(again(ended.message));
    }
  }
}

function again(message: Message): Message {
  if (message.receives >= mostReceives) throw new Error(`dead after ${message.receives} receives: ${message.body}`);
  return { ...message, receives: message.receives + 1 };
}

function startRun(world: World, run: Run, fault: Fault | null): Run {
  const gated = aroundEachCall(world.ports, async (_call, perform) => {
    await new Promise<void>((resolve) => run.turns.push(resolve));
    run.making += 1;
    return perform().finally(() => {
      run.making -= 1;
    });
  });
  const injected = injecting(gated, fault);
  void Promise.race([handle(injected.ports, run.message, run.message.receives), injected.died]).then((ended) => {
    run.ended = ended === 'died' ? 'died' : ended ? 'done' : 'failed';
  });
  return run;
}

/** Resolves when every run has ended or waits for its turn. */
async function settled(runs: ReadonlySet<Run>): Promise<void> {
  const isStill = (run: Run) => run.ended !== null || (run.making === 0 && run.turns.length > 0);
  do await new Promise((resolve) => setImmediate(resolve));
  while (![...runs].every(isStill));
}

/** Whole numbers below a bound (mulberry32), the same ones for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
