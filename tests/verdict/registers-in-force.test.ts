import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../shared/model/declaration.ts';
import { registersInForce, type Snapshot } from '../../shared/verdict/registers-in-force.ts';

const declaration = (...providers: readonly string[]): Declaration =>
  ({ project: { notice: 'avviso' }, services: [{ resources: providers.map((provider) => ({ provider })) }] }) as unknown as Declaration;
const one = (sha256: string, takenOn: string, changes: Partial<Snapshot> = {}): Snapshot => ({
  ...{ id: 'acn', notice: null, takenOn, sha256, shipped: false },
  ...changes,
});
/** 00:30 in Rome on 10 March: in UTC still the 9th. */
const asOf = '2026-03-09T23:30:00Z';
const chosen = (snapshots: readonly Snapshot[], of = declaration()) => registersInForce(snapshots, of, asOf).map(({ sha256 }) => sha256);

describe('the snapshot that counts', () => {
  test.each<[string, readonly Snapshot[], readonly string[]]>([
    ['the latest', [one('a', '2026-03-01'), one('b', '2026-03-02')], ['b']],
    ['of today in Rome', [one('a', '2026-03-09'), one('b', '2026-03-10')], ['b']],
    ['none of tomorrow', [one('a', '2026-03-11')], []],
    ['of two of one day the greater hash', [one('b', '2026-03-01'), one('a', '2026-03-01')], ['b']],
    ['one of the engine before its day, where there is no other', [one('a', '2026-08-22', { shipped: true })], ['a']],
    ['an earlier import wins over it', [one('a', '2026-08-22', { shipped: true }), one('b', '2026-03-01')], ['b']],
    ['it wins over an import that is still to come', [one('a', '2026-08-22', { shipped: true }), one('b', '2026-03-11')], ['a']],
    ['an import wins over it also when it is older', [one('a', '2026-03-05', { shipped: true }), one('b', '2026-03-01')], ['b']],
    [
      'of two of the engine the latest by the day',
      [one('a', '2026-03-01', { shipped: true }), one('b', '2026-03-05', { shipped: true }), one('c', '2026-03-11', { shipped: true })],
      ['b'],
    ],
    ['of each register one', [one('a', '2026-03-01', { id: 'service-list', notice: 'avviso' }), one('b', '2026-03-01')], ['b', 'a']],
    ['another notice’s counts for nothing', [one('a', '2026-03-01', { notice: 'altro' })], []],
  ])('%s', (_, snapshots, wanted) => expect(chosen(snapshots)).toEqual(wanted));

  test('the networks of a cloud only where a resource is there, whatever the cloud is called', () => {
    const aws = one('a', '2026-03-01', { id: 'ip-ranges/aws' });
    expect(chosen([aws])).toEqual([]);
    expect(chosen([aws], declaration('azure'))).toEqual([]);
    expect(chosen([aws], declaration('azure', 'Amazon Web Services'))).toEqual(['a']);
  });

  test('does not hang on the order in which they are listed', () => {
    const day = fc.constantFrom('2026-03-08', '2026-03-09', '2026-03-10', '2026-03-11');
    const snapshot = fc.record({
      sha256: fc.stringMatching(/^[0-9a-f]{4}$/),
      takenOn: day,
      id: fc.constantFrom('acn', 'x'),
      shipped: fc.boolean(),
      notice: fc.constant(null),
    });
    const lists = fc.uniqueArray(snapshot, { selector: ({ sha256 }) => sha256, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (all, keys) => {
        const keyed = all.map((each) => [keys.next().value as number, each] as const);
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, each]) => each);
        expect(chosen(shuffled)).toEqual(chosen(all));
      }),
    );
  });
});
