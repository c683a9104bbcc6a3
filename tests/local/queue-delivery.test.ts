import { describe, expect, it } from 'vitest';
import type { Queues } from '../../local/queue/open-queues.ts';
import { bodies, queueRig, quiet, work } from './queue-rig.ts';

const rig = queueRig();

describe('delivery', () => {
  it('in the order sent, in batches, and gone once handled', async () => {
    const queues = rig.open({ batch: 2, concurrency: 1 });
    const { calls, handler } = rig.recorder();
    for (const body of ['1', '2', '3']) queues.send('work', body);
    expect(queues.depth('work')).toEqual({ ...quiet, visible: 3 });
    queues.consume('work', handler);
    await queues.idle();
    expect(calls.map((call) => call.bodies)).toEqual([['1', '2'], ['3']]);
    expect(queues.depth('work')).toEqual(quiet);
  });

  it('never more calls at once than the concurrency', async () => {
    const queues = rig.open({ batch: 1, concurrency: 2 });
    const { running, handler } = rig.gate();
    queues.consume('work', handler);
    for (const body of ['1', '2', '3']) queues.send('work', body);
    await rig.time.settle();
    expect(running.map((call) => call.bodies)).toEqual([['1'], ['2']]);
    expect(queues.depth('work')).toEqual({ ...quiet, inFlight: 2, visible: 1 });
    running[0]?.end();
    await rig.time.settle();
    expect(running.map((call) => call.bodies)).toEqual([['1'], ['2'], ['3']]);
    for (const call of running) call.end();
    await queues.idle();
  });

  it('counts the calls that a handler causes by sending to its own queue', async () => {
    const queues = rig.open({ batch: 1, concurrency: 1 });
    let most = 0;
    let now = 0;
    queues.consume('work', async (event) => {
      now += 1;
      most = Math.max(most, now);
      const depth = Number(event.Records[0]?.body);
      if (depth < 4) queues.send('work', String(depth + 1));
      await rig.time.settle();
      now -= 1;
    });
    queues.send('work', '0');
    await queues.idle();
    expect(most).toBe(1);
  });

  it('a delayed message waits for its time', async () => {
    const queues = rig.open();
    const { calls, handler } = rig.recorder();
    queues.consume('work', handler);
    queues.send('work', 'later', 10);
    await rig.time.advance(9.9);
    expect([calls.length, queues.depth('work')]).toEqual([0, { ...quiet, delayed: 1 }]);
    await rig.time.advance(0.1);
    expect(calls.map((call) => call.bodies)).toEqual([['later']]);
  });

  it('queues do not mix', async () => {
    const queues = rig.open({}, [{ ...work, name: 'other' }]);
    const { calls, handler } = rig.recorder();
    queues.send('other', 'theirs');
    queues.send('work', 'ours');
    queues.consume('work', handler);
    await rig.time.settle();
    expect([calls.map((call) => call.bodies), queues.depth('other')]).toEqual([[['ours']], { ...quiet, visible: 1 }]);
  });

  it.each([
    ['an unknown queue', (queues: Queues) => queues.send('none', 'x')],
    ['a delay of more than 15 minutes', (queues: Queues) => queues.send('work', 'x', 901)],
    ['a negative delay', (queues: Queues) => queues.send('work', 'x', -1)],
  ])('%s is our fault and throws', (_, send) => expect(() => send(rig.open())).toThrow());
});

describe('failure', () => {
  it('of some acknowledges the others at once; a poison message comes back later and later, then is dead', async () => {
    const queues = rig.open({ maxReceive: 4 });
    const { calls, handler } = rig.recorder();
    const start = rig.time.clock();
    for (const body of ['good 1', 'bad', 'good 2']) queues.send('work', body);
    queues.consume('work', handler);
    await rig.time.settle();
    expect(queues.depth('work')).toEqual({ ...quiet, delayed: 1 });
    await rig.time.advance(60);
    expect(calls.map((call) => [call.bodies, call.receives, (call.at - start) / 1000])).toEqual([
      [['good 1', 'bad', 'good 2'], ['1', '1', '1'], 0],
      [['bad'], ['2'], 1],
      [['bad'], ['3'], 3],
      [['bad'], ['4'], 7],
    ]);
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 1 });
    expect(queues.deadLetters('work')).toMatchObject([{ body: 'bad', receives: 4, sentAt: new Date(start).toISOString() }]);
  });

  it('does not hold up what is sent meanwhile', async () => {
    const queues = rig.open({ concurrency: 1 });
    const { calls, handler } = rig.recorder();
    queues.consume('work', handler);
    queues.send('work', 'bad');
    await rig.time.settle();
    queues.send('work', 'neighbour');
    await rig.time.settle();
    expect(calls.map((call) => call.bodies)).toEqual([['bad'], ['neighbour']]);
  });

  it('by throwing fails the whole batch, whose messages then travel alone: the innocent ones get through', async () => {
    const queues = rig.open();
    const handled: string[] = [];
    queues.consume('work', async (event) => {
      if (bodies(event).includes('bad')) throw new Error('crash');
      handled.push(...bodies(event));
    });
    for (const body of ['good 1', 'bad', 'good 2']) queues.send('work', body);
    await rig.time.advance(60);
    expect(handled.sort()).toEqual(['good 1', 'good 2']);
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 1 });
  });

  it.each([['of another batch'], ['']])('with the id %j fails the whole batch, as in Lambda', async (itemIdentifier) => {
    const queues = rig.open({ maxReceive: 1 });
    queues.consume('work', async () => ({ batchItemFailures: [{ itemIdentifier }] }));
    queues.send('work', '1');
    queues.send('work', '2');
    await rig.time.settle();
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 2 });
  });

  it('dead letters can be sent round again, with all their receives', async () => {
    const queues = rig.open({ maxReceive: 1 });
    const { calls, handler } = rig.recorder();
    queues.consume('work', handler);
    queues.send('work', 'bad');
    await queues.idle();
    expect(queues.redrive('work')).toBe(1);
    await queues.idle();
    expect([calls.map((call) => call.receives), queues.depth('work').dead]).toEqual([[['1'], ['1']], 1]);
  });
});
