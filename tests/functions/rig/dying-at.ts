import type { Ports } from '../../../functions/ports.ts';

/** Ports of a process that is killed in place of its write number `step` (from 0): from then on no call of it is answered but by an error. */
export function dyingAt(step: number, ports: Ports): Ports {
  let left = step;
  let isDead = false;
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => {
          if (/^(put|send)/.test(String(name))) left -= 1;
          isDead ||= left < 0;
          if (isDead) throw new Error(`killed at write ${step}`);
          return method.apply(target, args);
        };
      },
    });
  return { ...ports, evidence: mortal(ports.evidence), records: mortal(ports.records), queue: mortal(ports.queue) };
}
