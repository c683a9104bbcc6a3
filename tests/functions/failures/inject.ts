import type { Ports } from '../../../functions/ports.ts';
import { type Around, aroundEachCall, type PortCall } from './port-calls.ts';
import { sdkError } from './sdk-errors.ts';

/**
 * What may happen at one call. `refused`: rejected before it is done. `lost`: done, and its reply is lost. `dies`: done, and the
 * process ends there: nothing of ours runs any more, no catch and no finally. `twice`: done, its reply lost, done again by the SDK,
 * which hands on the second reply. `echo`: done, and done once more long after, when everything has ended.
 */
export const modes = ['refused', 'lost', 'dies', 'twice', 'echo'] as const;
export type Mode = (typeof modes)[number];

export interface Fault {
  /** From 0, in the order in which the run makes its calls. */
  readonly call: number;
  readonly mode: Mode;
}

/**
 * A call that changes nothing has no reply worth losing and nothing to do twice: only these modes differ. A fault shown long after it was
 * closed is left out: it says "our problem" of what is well, until the next message of that upload or project.
 */
export function modesOf(call: PortCall): readonly Mode[] {
  if (!call.changes) return ['refused', 'dies'];
  return call.name.startsWith('put FAULT') ? modes.filter((mode) => mode !== 'echo') : modes;
}

export interface Injected {
  readonly ports: Ports;
  /** The calls made so far. */
  readonly calls: readonly PortCall[];
  /** Resolves when the process "ends"; then no call of this run is answered any more. */
  readonly died: Promise<'died'>;
  /** Performs again what `echo` has kept. */
  echo(): Promise<void>;
}

/** Ports of one run that meets one fault; with null it meets none, and its calls are counted. */
export function injecting(ports: Ports, fault: Fault | null): Injected {
  const calls: PortCall[] = [];
  const { promise: died, resolve: die } = Promise.withResolvers<'died'>();
  let dead = false;
  let echo: () => Promise<unknown> = async () => {};

  const around: Around = async (call, perform) => {
    if (dead) return unanswered();
    const number = calls.push(call) - 1;
    if (number !== fault?.call) return perform();
    if (fault.mode === 'refused') throw sdkError(number);
    const reply = await perform();
    switch (fault.mode) {
      case 'lost':
        throw sdkError(number);
      case 'dies':
        dead = true;
        die('died');
        return unanswered();
      case 'twice':
        return perform();
      case 'echo':
        echo = perform;
        return reply;
    }
  };
  return { ports: aroundEachCall(ports, around), calls, died, echo: async () => void (await echo()) };
}

const unanswered = (): Promise<never> => new Promise(() => {});
