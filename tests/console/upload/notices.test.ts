import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../console/pages/upload/entry.ts';
import { isSendable, isTroubled, noticesOf, type Standing } from '../../../console/pages/upload/notices.ts';
import { placementOf } from '../../../console/pages/upload/placement.ts';

/** A file whose bytes are told by a letter: equal letters, equal bytes. */
function entry(id: number, from: string, bytes: string, changed: Partial<Entry> = {}): Entry {
  const checked = { sha256: bytes, bytes: 1, problems: [], services: [] };
  return {
    ...{ id, from, file: new File([bytes], from), place: placementOf(from, 1), wanted: true },
    ...{ check: { is: 'read-text', checked }, sending: { is: 'none' }, ...changed },
  };
}

const standing: readonly Standing[] = [{ path: 'protocollo/other/a.txt', sha256: 'A', state: 'document', versionId: '1' }];
const around = (...entries: readonly Entry[]) => ({ entries: { all: () => entries }, standing, services: new Set(['protocollo']) });

describe('what has to be known of a chosen file', () => {
  test.each([
    ['nothing', entry(1, 'protocollo/other/b.txt', 'B'), [], [], true],
    ['it is there already', entry(1, 'protocollo/other/a.txt', 'A'), [], ['same-there'], false],
    ['another version of it is there', entry(1, 'protocollo/other/a.txt', 'B'), [], ['replaces'], true],
    ['its bytes are there under another name', entry(1, 'protocollo/other/b.txt', 'A'), [], ['same-elsewhere'], true],
    ['nobody has declared its service', entry(1, 'altro/other/b.txt', 'B'), [], ['unknown-service'], true],
    ['it is of the whole project', entry(1, 'project/other/b.txt', 'B'), [], [], true],
    ['it has no place', entry(1, 'b.txt', 'B'), [], ['place'], false],
    ['another goes to its place', entry(2, 'y/protocollo/other/b.txt', 'C'), [entry(1, 'x/protocollo/other/b.txt', 'B')], ['twice'], false],
    ['another has its bytes', entry(2, 'protocollo/other/c.txt', 'B'), [entry(1, 'protocollo/other/b.txt', 'B')], ['same-chosen'], true],
    [
      'of two that are the same the first is the file',
      entry(1, 'protocollo/other/b.txt', 'B'),
      [entry(2, 'protocollo/other/b.txt', 'B')],
      [],
      true,
    ],
    ['what has arrived needs nothing more', entry(1, 'b.txt', 'B', { sending: received('B') }), [], [], false],
  ] as const)('%s', (_what, one, others, notices, sendable) => {
    const all = around(...others, one);
    expect(noticesOf(one, all).map(({ is }) => is)).toEqual(notices);
    expect(isSendable(one, all)).toBe(sendable);
  });

  test.each([
    ['it is not wanted', { wanted: false }],
    ['it was not read to its end', { check: { is: 'waiting' } }],
    ['its check broke', { check: { is: 'failed', why: 'ours' } }],
    ['it is on its way', { sending: { is: 'under-way', sent: 0 } }],
  ] as const)('it does not go while %s', (_what, changed) => {
    const one = entry(1, 'protocollo/other/b.txt', 'B', changed);
    expect(isSendable(one, around(one))).toBe(false);
  });

  test('what did not arrive goes again, and is shown among what wants looking at; what is fine is not', () => {
    const fine = entry(1, 'protocollo/other/b.txt', 'B');
    const failed = entry(1, 'protocollo/other/b.txt', 'B', { sending: { is: 'failed', why: 'connection', detail: '' } });
    expect(isSendable(failed, around(failed))).toBe(true);
    expect([fine, failed].map((one) => isTroubled(one, noticesOf(one, around(one))))).toEqual([false, true]);
    expect(isTroubled(fine, [{ is: 'replaces' }])).toBe(false);
    expect(isTroubled(fine, [{ is: 'twice' }])).toBe(true);
  });
});

function received(sha256: string): Entry['sending'] {
  return { is: 'received', receipt: { path: 'protocollo/other/b.txt', sha256, bytes: 1, versionId: '2', wasThere: false } };
}
