import { expect, test } from 'vitest';
import { assess } from '../../shared/pipeline.ts';
import { greatest, least } from '../../shared/usage/extremes.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';
import { ipList } from '../support/build-files.ts';

/** A list as long as a file can be is theirs to send: it must be judged, not end in a fault of ours. */
test('a list of 150,000 public addresses is judged and named with its rows', () => {
  const path = 'protocollo/ip-list/ip.txt';
  const publicIps = Array.from({ length: 150_000 }, (_, n) => {
    return { text: `5.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`, row: n + 1, resourceId: null };
  });
  const short = ipList(path);
  const long = { ...short, digest: { ...short.digest, publicIps } };
  const record = assess(assessInput({ service: { publicIps: [] }, files: [long] }), sha256);
  const finding = record.findings.find(({ point }) => point === 'TRA-05');
  expect(finding?.outcome).toBe('pass');
  expect(finding?.evidence).toMatchObject([{ file: path, rows: [1, 150_000] }]);
});

test('least and greatest of any number of numbers', () => {
  expect([least([]), greatest([])]).toEqual([null, null]);
  const many = Array.from({ length: 1_000_000 }, (_, n) => (n * 7_919) % 1_000_003);
  expect([least(many), greatest(many)]).toEqual([0, [...many].sort((a, b) => a - b).at(-1)]);
});
