import { expect, test } from 'vitest';
import type { StoredVersion } from '../../functions/ports.ts';
import type { UploadLine } from '../../functions/read-model.ts';
import { receivedUploads } from '../../functions/received-uploads.ts';
import { keyOf, project } from './rig/dossier.ts';

const version = (path: string, versionId: string, isLatest = true, lastModified = '2026-01-10T10:00:00Z'): StoredVersion => ({
  key: keyOf(path),
  versionId,
  lastModified,
  isLatest,
  size: 1,
});
const line = (
  path: string,
  versionId: string,
  state: UploadLine['state'],
  receivedAt: string | null = '2026-01-10T10:00:00Z',
): UploadLine => ({
  path,
  versionId,
  state,
  receivedAt,
  format: null,
  codes: [],
  problems: [],
  sha256: null,
  digest: null,
});

test.each<[string, readonly StoredVersion[], readonly UploadLine[], readonly string[]]>([
  ['nothing is in the table yet', [version('a/other/x', '1')], [], ['a/other/x@1']],
  ['it has been read', [version('a/other/x', '1')], [line('a/other/x', '1', 'document')], []],
  [
    'a newer version waits',
    [version('a/other/x', '2'), version('a/other/x', '1', false)],
    [line('a/other/x', '1', 'document')],
    ['a/other/x@2'],
  ],
  [
    'an older version was never read, and need not be',
    [version('a/other/x', '2'), version('a/other/x', '1', false)],
    [line('a/other/x', '2', 'document')],
    [],
  ],
  ['it was deleted before anybody read it', [version('a/other/x', '1', false)], [], []],
  ['our own problem with it is told instead', [version('a/other/x', '1')], [line('a/other/x', '1', 'our-fault', null)], []],
  [
    'the declaration under the other key is older than the one in force',
    [version('dossier.json', '1'), version('dossier.yaml', '2')],
    [line('dossier.yaml', '2', 'declaration')],
    [],
  ],
  [
    'the declaration under the other key is newer',
    [version('dossier.json', '1', true, '2026-01-10T10:00:01Z'), version('dossier.yaml', '2')],
    [line('dossier.yaml', '2', 'declaration')],
    ['dossier.json@1'],
  ],
])('%s', (_when, versions, known, waiting) => {
  const stored = new Map(versions.map((one) => [`${one.key.slice(keyOf('').length)}@${one.versionId}`, one]));
  expect(receivedUploads(project, stored, known).map(({ path, versionId }) => `${path}@${versionId}`)).toEqual(waiting);
});
