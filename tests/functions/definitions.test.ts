import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionDefinitions, variablesFor } from '../../infra/definitions/functions.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';

describe.each(Object.entries(functionDefinitions))('function %s', (_name, definition) => {
  test('its entry is a file', () => {
    expect(existsSync(new URL(`../../${definition.entry}`, import.meta.url))).toBe(true);
  });
  test('what it may do needs an environment', () => {
    expect(variablesFor(definition.uses)).not.toEqual([]);
  });
});

const consumers = Object.entries(functionDefinitions).flatMap(([name, { timeout, trigger }]) =>
  trigger.is === 'queue' ? [{ name, timeout, queue: queueDefinitions[trigger.queue] }] : [],
);

test.each(consumers)(
  'the queue of $name hides a message for six times its timeout (AWS, "Configuring a queue to use with Lambda")',
  (one) => {
    expect(one.queue.visibilityTimeout).toBeGreaterThanOrEqual(6 * one.timeout);
    expect(one.queue.maxReceiveCount).toBeGreaterThanOrEqual(5);
  },
);
