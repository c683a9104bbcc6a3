import { expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';

const HOURS = ['2025-10-13 00:00', '2025-10-13 01:00'];
const csv = (scope: string): string => `date,metric,"${scope}",host:srv9\n${HOURS.map((hour) => `${hour},system.cpu.user,5,6\n`).join('')}`;
const json = (scope: string): string =>
  JSON.stringify({ status: 'ok', series: [{ metric: 'system.cpu.user', scope, interval: 3600, pointlist: [[1760306400000, 5]] }] });

test.each([
  ['host:srv1', 'srv1', 'srv1'],
  ['env:prod, host:srv1', 'srv1', 'srv1'],
  // A figure of two machines is neither's.
  ['host:srv1,host:srv2', 'host:srv1,host:srv2', null],
])('%s is about %s (CSV), %s (JSON)', async (scope, inCsv, inJson) => {
  const table = await readBytes(new TextEncoder().encode(csv(scope)), { mapping: 'zone: UTC\n' });
  expect(table.recording.series[0]?.identity.resourceId).toBe(inCsv);
  const answer = await readBytes(new TextEncoder().encode(json(scope)));
  expect(answer.recording.series[0]?.identity.resourceId).toBe(inJson);
});
