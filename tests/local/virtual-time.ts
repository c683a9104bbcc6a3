import type { QueueTimer } from '../../local/queue/queue-definition.ts';

/** A clock and its timers that move only when told to: no test waits, none depends on the speed of the machine. */
export function virtualTime(start = Date.parse('2026-03-20T09:00:00Z')) {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  const timer: QueueTimer = {
    after(milliseconds, run) {
      const entry = { at: now + milliseconds, run };
      timers.push(entry);
      return () => {
        timers = timers.filter((one) => one !== entry);
      };
    },
  };
  /** Lets everything that is already due happen. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    clock: () => now,
    timer,
    settle,
    pending: () => timers.length,
    /** Moves time on, running each timer at its own instant. */
    async advance(seconds: number) {
      const end = now + seconds * 1000;
      for (;;) {
        await settle();
        const next = timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
      await settle();
    },
  };
}
