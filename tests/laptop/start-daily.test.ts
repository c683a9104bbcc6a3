import { expect, test, vi } from 'vitest';
import { scheduleDefinitions } from '../../infra/definitions/schedules.ts';
import { startDaily } from '../../local/stack/start-daily.ts';
import { virtualTime } from '../local/virtual-time.ts';

const schedule = scheduleDefinitions.recheck;
const text = (instant: number) => new Date(instant).toISOString().slice(0, 16);

/** What ran when, from a start on 28 March 2026, the day before the clocks of Rome change. */
function rig(fail: (runs: number) => boolean = () => false) {
  const time = virtualTime(Date.parse('2026-03-28T12:00:00Z'));
  const ran: string[] = [];
  const start = () =>
    startDaily({
      schedule,
      ...time,
      run: async () => {
        ran.push(text(time.clock()));
        if (fail(ran.length)) throw new Error('a crash of ours');
      },
    });
  return { ...time, ran, start };
}

test('runs at the start, then every day at four in Rome, over a change of the clocks', async () => {
  const { ran, start, advance } = rig();
  const daily = await start();
  expect(ran).toEqual(['2026-03-28T12:00']);
  await advance(3 * 86_400);
  expect(ran.slice(1)).toEqual(['2026-03-29T02:00', '2026-03-30T02:00', '2026-03-31T02:00']);
  await daily.stop();
});

test('a run that fails is tried again a minute later, and the day after all the same', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { ran, start, advance } = rig((runs) => runs === 1 || runs === 2);
  const daily = await start();
  await advance(86_400);
  expect(ran).toEqual(['2026-03-28T12:00', '2026-03-28T12:01', '2026-03-28T12:02', '2026-03-29T02:00']);
  expect(told).toHaveBeenCalledTimes(2);
  told.mockRestore();
  await daily.stop();
});

test('with a clock that stands still it runs once', async () => {
  const { ran, timer, advance, clock } = rig();
  const still = clock();
  const daily = await startDaily({ schedule, timer, clock: () => still, run: async () => void ran.push(text(still)) });
  await advance(5 * 86_400);
  expect(ran).toEqual(['2026-03-28T12:00']);
  await daily.stop();
});

test('after stop nothing runs, and no timer is left', async () => {
  const { ran, start, advance, pending } = rig();
  const daily = await start();
  await daily.stop();
  await advance(2 * 86_400);
  expect([ran.length, pending()]).toEqual([1, 0]);
});
