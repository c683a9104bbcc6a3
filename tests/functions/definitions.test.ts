import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionDefinitions } from '../../infra/definitions/functions.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';

describe.each(Object.entries(functionDefinitions))('function %s', (_name, definition) => {
  test('its entry is a file', () => {
    expect(existsSync(new URL(`../../${definition.entry}`, import.meta.url))).toBe(true);
  });
  test('its queue hides a message for at least six times its timeout (AWS, "Configuring a queue to use with Lambda")', () => {
    const queue = queueDefinitions[definition.queue];
    expect(queue.visibilityTimeout).toBeGreaterThanOrEqual(6 * definition.timeout);
    expect(queue.maxReceiveCount).toBeGreaterThanOrEqual(5);
  });
});
