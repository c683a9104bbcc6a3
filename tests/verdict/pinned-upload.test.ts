import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Upload } from '../../shared/model/upload.ts';
import { assess } from '../../shared/pipeline.ts';
import {
  pinUnread,
  pinUpload,
  readPinnedUnread,
  readPinnedUpload,
  receivedAsPinned,
  withoutUnread,
} from '../../shared/verdict/pinned-upload.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';
import { ipList } from '../support/build-files.ts';

const hex = (digit: string) => digit.repeat(64);
const upload = (over: Partial<Upload> = {}): Upload => ({
  path: 'protocollo/usage-report/cpu.csv',
  service: 'protocollo',
  kind: 'usage-report',
  filename: 'cpu.csv',
  versionId: 'Wn3.x_1',
  sha256: hex('a'),
  bytes: 10,
  receivedAt: '2026-01-10T09:00:00Z',
  digest: hex('d'),
  ...over,
});

describe('a pinned upload', () => {
  test('is one text of path, version, receipt and digest', () => {
    expect(pinUpload(upload())).toBe(`protocollo/usage-report/cpu.csv@Wn3.x_1@2026-01-10T09:00:00Z@${hex('d')}`);
    expect(pinUpload(upload({ versionId: null }))).toContain(`@${hex('a')}@`);
  });

  test('is read back as written, whatever its file is called', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `protocollo/other/${text}@b\n@c`);
    fc.assert(
      fc.property(name, fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (path, date) => {
        const receivedAt = date.toISOString();
        expect(readPinnedUpload(pinUpload(upload({ path, receivedAt })))).toEqual({
          path,
          version: 'Wn3.x_1',
          receivedAt,
          digest: hex('d'),
        });
      }),
    );
  });

  test.each(['', 'protocollo/other/a.pdf@v1', `a@v1@ieri@${hex('d')}`, `a@v1@2026-01-10T09:00:00Z@${'d'.repeat(63)}`])(
    '%j is none',
    (text) => {
      expect(readPinnedUpload(text)).toBeNull();
    },
  );
});

describe('a record of the stack, replayed from a folder with the same files', () => {
  const path = 'protocollo/ip-list/ip.txt';
  const { asOf, previous, ...folder } = assessInput({ files: [ipList(path, '93.184.216.34')] });
  const received = folder.uploads.map((one) => ({ ...one, versionId: 'v7', receivedAt: '2026-02-01T08:00:00Z' }));
  // Digests of these tests are named freely; a record's are hashes.
  const digests = new Map([...folder.digests.values()].map((digest) => [hex('d'), { ...digest, id: hex('d') }]));
  const named = (uploads: readonly Upload[]) => uploads.map((one) => ({ ...one, digest: hex('d') }));
  const stored = assess({ ...folder, digests, uploads: named(received), asOf, previous }, sha256);

  test('takes version and receipt from its pins, and comes out the same', () => {
    const uploads = receivedAsPinned(named(folder.uploads), stored.inputs.uploads);
    expect(replay(stored, { ...folder, digests, uploads }, sha256)).toEqual({ same: true });
  });

  test('one that was held is replayed without the file that was unread then, though the folder has it', () => {
    const unread = [{ path, versionId: 'v7', receivedAt: '2026-02-01T08:00:00Z' }];
    const held = assess({ ...folder, uploads: [], digests: new Map(), unread, asOf, previous }, sha256);
    expect(unread.map(pinUnread).map(readPinnedUnread)).toEqual(unread);
    const uploads = withoutUnread(named(folder.uploads), held.inputs);
    expect(replay(held, { ...folder, digests, uploads, unread }, sha256)).toEqual({ same: true });
    const both = { ...held.inputs, uploads: named(received).map(pinUpload) };
    expect(withoutUnread(named(folder.uploads), both)).toEqual(named(folder.uploads));
    expect(withoutUnread(named(folder.uploads), stored.inputs)).toEqual(named(folder.uploads));
  });

  test('another receipt, or another reading of the same bytes, is another input', () => {
    const [one] = named(received) as [Upload];
    const later = assess({ ...folder, digests, uploads: [{ ...one, receivedAt: '2026-02-02T08:00:00Z' }], asOf, previous }, sha256);
    expect(later.inputs).not.toEqual(stored.inputs);
    const otherwise = [{ ...one, versionId: null, receivedAt: asOf, digest: hex('e') }];
    expect(receivedAsPinned(otherwise, stored.inputs.uploads)).toEqual(otherwise);
  });
});
