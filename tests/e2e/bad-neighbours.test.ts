import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { listUploads } from '../../functions/read-model.ts';
import { figuresAt } from '../../local/samples/load.ts';
import { DEMO_INSTANT } from '../../local/samples/sample.ts';
import { recordOf } from '../../local/stack/project-report.ts';
import { laptop } from '../../local/stack/settings.ts';
import { type Stack, startStack } from '../../local/stack/start-stack.ts';
import { uploadFolder } from '../../local/stack/upload-folder.ts';
import { keys } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { catalogue } from '../../shared/reasons/catalogue.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';
import { temporaryFolder } from './rig.ts';

const sample = join(import.meta.dirname, '../../samples/trasferimento-completo');
const project = { ipa: 'p_vdr', cup: 'D19B25999990006' };

/** Bytes that look like nothing, the same every time. */
const binary = Uint8Array.from(
  { length: 300_000 },
  (_, index) => Math.round(127 + 127 * figuresAt('rumore', index * 1e6).cpuPercent) & 0xff,
);
const megabyte = 1 << 20;

async function badFiles(): Promise<readonly (readonly [path: string, body: Uint8Array | string])[]> {
  const good = await readFile(join(sample, 'protocollo/usage-report/utilizzo-2025-10.csv.gz'));
  return [
    ['protocollo/usage-report/troncato.csv.gz', good.subarray(0, 5_000)],
    ['protocollo/usage-report/binario.csv', binary],
    ['protocollo/usage-report/vuoto.csv', ''],
    ['protocollo/usage-report/riga-lunga.csv', Buffer.alloc(24 * megabyte, 'a')],
    ['protocollo/usage-report/prosa.txt', 'Si dichiara che i server hanno funzionato sempre.\n'],
    ['protocollo/usage-report/pagina.html', '<!doctype html><title>Grafana</title><body>…</body>'],
  ];
}

/** Points whose outcome differs, with the codes that are new. */
function changes(before: AttestaRecord | null, after: AttestaRecord | null): unknown[] {
  return (after?.findings ?? []).flatMap(({ point, service, outcome, reasons }) => {
    const earlier = before?.findings.find((finding) => finding.point === point && finding.service === service);
    if (!earlier || earlier.outcome === outcome) return [];
    const known = new Set(earlier.reasons.map(({ code }) => code));
    return [[point, earlier.outcome, outcome, [...new Set(reasons.map(({ code }) => code))].filter((code) => !known.has(code))]];
  });
}
const measured = (record: AttestaRecord | null) => record?.findings.find(({ point }) => point === 'TRA-03')?.measured;

test('files that cannot be read end in digests that say why, and their neighbours are judged as without them', async () => {
  const directory = temporaryFolder();
  const clock = () => Date.parse(DEMO_INSTANT);
  const stack: Stack = await startStack({ directory, s3Port: 0, dynamodbPort: 0, apiPort: 0, clock, assessmentDelay: () => 0 });
  try {
    await uploadFolder(stack.s3, sample, project);
    await stack.idle();
    const before = await recordOf(stack.ports, project);
    expect(before?.outcome).toBe('under-review');

    const bad = await badFiles();
    const put = (path: string, Body: Uint8Array | string) =>
      stack.s3.send(new PutObjectCommand({ Bucket: laptop.bucket, Key: keys.upload(project, path), Body }));
    await Promise.all(bad.map(([path, body]) => put(path, body)));
    await put('protocollo/non-un-tipo/file.csv', 'a,b\n');
    await stack.idle();

    expect(stack.deadLetters()).toBe(0);
    const lines = await listUploads(stack.ports.records, project);
    for (const [path] of bad) {
      const line = lines.find((one) => one.path === path);
      expect(['refused', 'unrecognised'], path).toContain(line?.state);
      expect(line?.codes.length, path).toBeGreaterThan(0);
      for (const code of line?.codes ?? []) expect(isReasonCode(code) && catalogue[code].text.it, `${path} ${code}`).toBeTruthy();
    }
    const outside = lines.find(({ path }) => path === 'protocollo/non-un-tipo/file.csv');
    expect([outside?.state, outside?.codes]).toEqual(['key-refused', ['KEY_OUTSIDE_GRAMMAR']]);

    const after = await recordOf(stack.ports, project);
    expect(after?.sequence).toBeGreaterThan(before?.sequence as number);
    expect(measured(after)).toEqual(measured(before));
    // What a file that nobody could read might have said, a person has to say; it fails nothing and measures nothing.
    expect(changes(before, after)).toEqual([['TRA-06', 'pass', 'review', ['FILE_NOT_READ']]]);
  } finally {
    await stack.stop();
  }
}, 120_000);
