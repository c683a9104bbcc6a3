import { describe, expect, it } from 'vitest';
import { bodies, queueRig, quiet, work } from './queue-rig.ts';

const rig = queueRig();

describe('visibility', () => {
  it('ends while the handler still works: the message is delivered again, and the stale receipt acknowledges nothing', async () => {
    const queues = rig.open();
    const { running, handler } = rig.gate();
    queues.consume('work', handler);
    queues.send('work', 'slow');
    await rig.time.advance(29);
    expect([running.length, queues.depth('work')]).toEqual([1, { ...quiet, inFlight: 1 }]);
    await rig.time.advance(1);
    expect(running).toHaveLength(2);
    running[0]?.end();
    await rig.time.settle();
    expect(queues.depth('work')).toEqual({ ...quiet, inFlight: 1 });
    running[1]?.end();
    await queues.idle();
  });

  it('a handler that never comes back makes the message dead after its last receive', async () => {
    const queues = rig.open({ concurrency: 9 });
    queues.consume('work', () => new Promise(() => {}));
    queues.send('work', 'hangs');
    await rig.time.advance(29 + 2 * 30);
    expect(queues.depth('work')).toEqual({ ...quiet, inFlight: 1 });
    await rig.time.advance(1);
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 1 });
  });

  it('the context’s time ends with it', async () => {
    const queues = rig.open();
    const left: number[] = [];
    queues.consume('work', async (_, context) => {
      left.push(context.getRemainingTimeInMillis());
    });
    queues.send('work', 'x');
    await queues.idle();
    expect(left).toEqual([30_000]);
  });
});

describe('restart', () => {
  it('releases what was in flight and gives the receive back: the process died, not the handler', async () => {
    for (let death = 0; death < 20; death++) {
      const dying = rig.open({ maxReceive: 2 });
      if (death === 0) dying.send('work', 'survivor');
      dying.consume('work', rig.gate().handler);
      await rig.time.settle();
      expect(dying.depth('work')).toEqual({ ...quiet, inFlight: 1 });
    }
    const queues = rig.open({ maxReceive: 2 });
    const { calls, handler } = rig.recorder();
    queues.consume('work', handler);
    await queues.idle();
    expect(calls).toMatchObject([{ bodies: ['survivor'], receives: ['1'] }]);
  });

  it('but a message that was there at a hundred deaths is taken to be their cause', async () => {
    rig.open().send('work', 'killer');
    for (let death = 0; death < 100; death++) {
      rig.open().consume('work', rig.gate().handler);
      await rig.time.settle();
    }
    expect(rig.open().depth('work')).toEqual({ ...quiet, dead: 1 });
  });

  it('keeps delays, failures so far and dead letters', async () => {
    const before = rig.open({ maxReceive: 2 });
    before.send('work', 'bad');
    before.consume('work', rig.recorder().handler);
    await rig.time.settle();
    await before.stop();
    const queues = rig.open({ maxReceive: 2 });
    const { calls, handler } = rig.recorder();
    queues.consume('work', handler);
    expect(queues.depth('work')).toEqual({ ...quiet, delayed: 1 });
    await rig.time.advance(1);
    expect([calls.map((call) => call.receives), queues.depth('work').dead]).toEqual([[['2']], 1]);
  });
});

describe('idle and stop', () => {
  it('idle waits for work that work makes, on whatever queue', async () => {
    const queues = rig.open({}, [{ ...work, name: 'second' }]);
    const done: string[] = [];
    queues.consume('work', async () => void queues.send('second', 'made', 10));
    queues.consume('second', async (event) => void done.push(...bodies(event)));
    queues.send('work', 'x');
    const idle = queues.idle().then(() => done.push('idle'));
    await rig.time.settle();
    expect(done).toEqual([]);
    await rig.time.advance(10);
    await idle;
    expect(done).toEqual(['made', 'idle']);
  });

  it('waits on one timer a queue, none when there is nothing to wait for', async () => {
    const queues = rig.open();
    queues.consume('work', rig.recorder().handler);
    const idle = queues.idle();
    for (const delay of [5, 10, 15]) queues.send('work', 'x', delay);
    expect(rig.time.pending()).toBe(1);
    await idle;
    await rig.time.advance(15);
    expect(rig.time.pending()).toBe(0);
  });

  it('stop takes nothing more and waits for what runs', async () => {
    const queues = rig.open({ batch: 1, concurrency: 1 });
    const { running, handler } = rig.gate();
    queues.consume('work', handler);
    queues.send('work', '1');
    queues.send('work', '2');
    await rig.time.settle();
    let stopped = false;
    const stop = queues.stop().then(() => {
      stopped = true;
    });
    await rig.time.settle();
    expect(stopped).toBe(false);
    running[0]?.end();
    await stop;
    expect([running.length, queues.depth('work')]).toEqual([1, { ...quiet, visible: 1 }]);
  });
});
