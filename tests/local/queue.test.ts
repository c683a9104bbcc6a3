import type { DatabaseSync } from 'node:sqlite';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../local/machine/open-database.ts';
import { openQueues, type Queues } from '../../local/queue/open-queues.ts';
import type { QueueDefinition } from '../../local/queue/queue-definition.ts';
import { virtualTime } from './virtual-time.ts';

let database: DatabaseSync;
let time: ReturnType<typeof virtualTime>;
beforeEach(() => {
  database = openDatabase(':memory:');
  time = virtualTime();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  database.close();
  vi.restoreAllMocks();
});

const work: QueueDefinition = { name: 'work', visibilitySeconds: 30, maxReceive: 3, batch: 10, concurrency: 2 };
const open = (over: Partial<QueueDefinition> = {}, more: readonly QueueDefinition[] = []): Queues =>
  openQueues(database, { definitions: [{ ...work, ...over }, ...more], rules: [], clock: time.clock, timer: time.timer });
const bodies = (event: SQSEvent) => event.Records.map((record) => record.body);
const quiet = { visible: 0, inFlight: 0, delayed: 0, dead: 0 };

/** A handler that notes what it gets and fails the bodies that begin with "bad", one by one. */
function recorder() {
  const calls: { bodies: string[]; receives: string[]; at: number }[] = [];
  const handler = async (event: SQSEvent) => {
    calls.push({ bodies: bodies(event), receives: event.Records.map((one) => one.attributes.ApproximateReceiveCount), at: time.clock() });
    return {
      batchItemFailures: event.Records.filter((one) => one.body.startsWith('bad')).map((one) => ({ itemIdentifier: one.messageId })),
    };
  };
  return { calls, handler };
}

/** A handler whose calls end when the test says so. */
function gate() {
  const running: { bodies: string[]; end: () => void }[] = [];
  const handler = (event: SQSEvent) => new Promise<void>((resolve) => running.push({ bodies: bodies(event), end: resolve }));
  return { running, handler };
}

describe('delivery', () => {
  it('in the order sent, in batches, and gone once handled', async () => {
    const queues = open({ batch: 2, concurrency: 1 });
    const { calls, handler } = recorder();
    for (const body of ['1', '2', '3']) queues.send('work', body);
    expect(queues.depth('work')).toEqual({ ...quiet, visible: 3 });
    queues.consume('work', handler);
    await queues.idle();
    expect(calls.map((call) => call.bodies)).toEqual([['1', '2'], ['3']]);
    expect(queues.depth('work')).toEqual(quiet);
  });

  it('never more calls at once than the concurrency', async () => {
    const queues = open({ batch: 1, concurrency: 2 });
    const { running, handler } = gate();
    queues.consume('work', handler);
    for (const body of ['1', '2', '3']) queues.send('work', body);
    await time.settle();
    expect(running.map((call) => call.bodies)).toEqual([['1'], ['2']]);
    expect(queues.depth('work')).toEqual({ ...quiet, inFlight: 2, visible: 1 });
    running[0]?.end();
    await time.settle();
    expect(running.map((call) => call.bodies)).toEqual([['1'], ['2'], ['3']]);
    for (const call of running) call.end();
    await queues.idle();
  });

  it('counts the calls that a handler causes by sending to its own queue', async () => {
    const queues = open({ batch: 1, concurrency: 1 });
    let most = 0;
    let now = 0;
    queues.consume('work', async (event) => {
      now += 1;
      most = Math.max(most, now);
      const depth = Number(event.Records[0]?.body);
      if (depth < 4) queues.send('work', String(depth + 1));
      await time.settle();
      now -= 1;
    });
    queues.send('work', '0');
    await queues.idle();
    expect(most).toBe(1);
  });

  it('a delayed message waits for its time', async () => {
    const queues = open();
    const { calls, handler } = recorder();
    queues.consume('work', handler);
    queues.send('work', 'later', 10);
    await time.advance(9.9);
    expect([calls.length, queues.depth('work')]).toEqual([0, { ...quiet, delayed: 1 }]);
    await time.advance(0.1);
    expect(calls.map((call) => call.bodies)).toEqual([['later']]);
  });

  it('queues do not mix', async () => {
    const queues = open({}, [{ ...work, name: 'other' }]);
    const { calls, handler } = recorder();
    queues.send('other', 'theirs');
    queues.send('work', 'ours');
    queues.consume('work', handler);
    await time.settle();
    expect([calls.map((call) => call.bodies), queues.depth('other')]).toEqual([[['ours']], { ...quiet, visible: 1 }]);
  });

  it.each([
    ['an unknown queue', (queues: Queues) => queues.send('none', 'x')],
    ['a delay of more than 15 minutes', (queues: Queues) => queues.send('work', 'x', 901)],
    ['a negative delay', (queues: Queues) => queues.send('work', 'x', -1)],
  ])('%s is our fault and throws', (_, send) => expect(() => send(open())).toThrow());
});

describe('failure', () => {
  it('of some acknowledges the others at once; a poison message comes back later and later, then is dead', async () => {
    const queues = open({ maxReceive: 4 });
    const { calls, handler } = recorder();
    const start = time.clock();
    for (const body of ['good 1', 'bad', 'good 2']) queues.send('work', body);
    queues.consume('work', handler);
    await time.settle();
    expect(queues.depth('work')).toEqual({ ...quiet, delayed: 1 });
    await time.advance(60);
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
    const queues = open({ concurrency: 1 });
    const { calls, handler } = recorder();
    queues.consume('work', handler);
    queues.send('work', 'bad');
    await time.settle();
    queues.send('work', 'neighbour');
    await time.settle();
    expect(calls.map((call) => call.bodies)).toEqual([['bad'], ['neighbour']]);
  });

  it('by throwing fails the whole batch, whose messages then travel alone: the innocent ones get through', async () => {
    const queues = open();
    const handled: string[] = [];
    queues.consume('work', async (event) => {
      if (bodies(event).includes('bad')) throw new Error('crash');
      handled.push(...bodies(event));
    });
    for (const body of ['good 1', 'bad', 'good 2']) queues.send('work', body);
    await time.advance(60);
    expect(handled.sort()).toEqual(['good 1', 'good 2']);
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 1 });
  });

  it.each([['of another batch'], ['']])('with the id %j fails the whole batch, as in Lambda', async (itemIdentifier) => {
    const queues = open({ maxReceive: 1 });
    queues.consume('work', async () => ({ batchItemFailures: [{ itemIdentifier }] }));
    queues.send('work', '1');
    queues.send('work', '2');
    await time.settle();
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 2 });
  });

  it('dead letters can be sent round again, with all their receives', async () => {
    const queues = open({ maxReceive: 1 });
    const { calls, handler } = recorder();
    queues.consume('work', handler);
    queues.send('work', 'bad');
    await queues.idle();
    expect(queues.redrive('work')).toBe(1);
    await queues.idle();
    expect([calls.map((call) => call.receives), queues.depth('work').dead]).toEqual([[['1'], ['1']], 1]);
  });
});

describe('visibility', () => {
  it('ends while the handler still works: the message is delivered again, and the stale receipt acknowledges nothing', async () => {
    const queues = open();
    const { running, handler } = gate();
    queues.consume('work', handler);
    queues.send('work', 'slow');
    await time.advance(29);
    expect([running.length, queues.depth('work')]).toEqual([1, { ...quiet, inFlight: 1 }]);
    await time.advance(1);
    expect(running).toHaveLength(2);
    running[0]?.end();
    await time.settle();
    expect(queues.depth('work')).toEqual({ ...quiet, inFlight: 1 });
    running[1]?.end();
    await queues.idle();
  });

  it('a handler that never comes back makes the message dead after its last receive', async () => {
    const queues = open({ concurrency: 9 });
    queues.consume('work', () => new Promise(() => {}));
    queues.send('work', 'hangs');
    await time.advance(29 + 2 * 30);
    expect(queues.depth('work')).toEqual({ ...quiet, inFlight: 1 });
    await time.advance(1);
    expect(queues.depth('work')).toEqual({ ...quiet, dead: 1 });
  });

  it('the context’s time ends with it', async () => {
    const queues = open();
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
      const dying = open({ maxReceive: 2 });
      if (death === 0) dying.send('work', 'survivor');
      dying.consume('work', gate().handler);
      await time.settle();
      expect(dying.depth('work')).toEqual({ ...quiet, inFlight: 1 });
    }
    const queues = open({ maxReceive: 2 });
    const { calls, handler } = recorder();
    queues.consume('work', handler);
    await queues.idle();
    expect(calls).toMatchObject([{ bodies: ['survivor'], receives: ['1'] }]);
  });

  it('but a message that was there at a hundred deaths is taken to be their cause', async () => {
    open().send('work', 'killer');
    for (let death = 0; death < 100; death++) {
      open().consume('work', gate().handler);
      await time.settle();
    }
    expect(open().depth('work')).toEqual({ ...quiet, dead: 1 });
  });

  it('keeps delays, failures so far and dead letters', async () => {
    const before = open({ maxReceive: 2 });
    before.send('work', 'bad');
    before.consume('work', recorder().handler);
    await time.settle();
    await before.stop();
    const queues = open({ maxReceive: 2 });
    const { calls, handler } = recorder();
    queues.consume('work', handler);
    expect(queues.depth('work')).toEqual({ ...quiet, delayed: 1 });
    await time.advance(1);
    expect([calls.map((call) => call.receives), queues.depth('work').dead]).toEqual([[['2']], 1]);
  });
});

describe('idle and stop', () => {
  it('idle waits for work that work makes, on whatever queue', async () => {
    const queues = open({}, [{ ...work, name: 'second' }]);
    const done: string[] = [];
    queues.consume('work', async () => void queues.send('second', 'made', 10));
    queues.consume('second', async (event) => void done.push(...bodies(event)));
    queues.send('work', 'x');
    const idle = queues.idle().then(() => done.push('idle'));
    await time.settle();
    expect(done).toEqual([]);
    await time.advance(10);
    await idle;
    expect(done).toEqual(['made', 'idle']);
  });

  it('waits on one timer a queue, none when there is nothing to wait for', async () => {
    const queues = open();
    queues.consume('work', recorder().handler);
    const idle = queues.idle();
    for (const delay of [5, 10, 15]) queues.send('work', 'x', delay);
    expect(time.pending()).toBe(1);
    await idle;
    await time.advance(15);
    expect(time.pending()).toBe(0);
  });

  it('stop takes nothing more and waits for what runs', async () => {
    const queues = open({ batch: 1, concurrency: 1 });
    const { running, handler } = gate();
    queues.consume('work', handler);
    queues.send('work', '1');
    queues.send('work', '2');
    await time.settle();
    let stopped = false;
    const stop = queues.stop().then(() => {
      stopped = true;
    });
    await time.settle();
    expect(stopped).toBe(false);
    running[0]?.end();
    await stop;
    expect([running.length, queues.depth('work')]).toEqual([1, { ...quiet, visible: 1 }]);
  });
});
