import { describe, expect, test } from 'vitest';
import { ownersOf, uniqueAliases } from '../../shared/usage/owners.ts';
import type { ServiceResource } from '../../shared/verdict/facts.ts';
import { seen } from '../support/build-files.ts';

const declared = (id: string, more: Partial<ServiceResource> = {}): ServiceResource => ({
  provider: 'aws',
  id,
  key: id,
  kind: 'vm',
  parentId: null,
  createdOn: null,
  deletedOn: null,
  declaredIn: 'dossier',
  ...more,
});
const owners = (resources: readonly ServiceResource[], inventory: readonly ReturnType<typeof seen>[] = []) =>
  ownersOf({ resources, seen: inventory, aliases: uniqueAliases(inventory) });

describe('who speaks for whom', () => {
  test('a child for its parent, up to the top', () => {
    const tree = [
      declared('vm'),
      declared('vol', { kind: 'volume', parentId: 'vm' }),
      declared('part', { kind: 'other', parentId: 'vol' }),
    ];
    expect(owners(tree).get('part')).toEqual({ root: 'vm', counted: 'part' });
  });

  test('members of a group count as the group', () => {
    const tree = [declared('asg', { kind: 'asg' }), declared('a', { parentId: 'asg' }), declared('vol', { kind: 'volume', parentId: 'a' })];
    expect(owners(tree).get('vol')).toEqual({ root: 'asg', counted: 'asg' });
  });

  test('an undeclared volume of an inventory for its declared machine', () => {
    expect(owners([declared('vm')], [seen('vol', 1, { parentId: 'vm' })]).get('vol')).toEqual({ root: 'vm', counted: 'vol' });
  });

  test('a loop of parents ends', () => {
    expect(owners([declared('a', { parentId: 'b' }), declared('b', { parentId: 'a' })]).size).toBe(2);
  });

  test('a name that one machine has is its alias; one that two share is nobody’s', () => {
    const one = seen('i-1', 1, { name: 'web' });
    expect(owners([declared('i-1')], [one]).get('web')).toEqual({ root: 'i-1', counted: 'i-1' });
    expect(owners([declared('i-1')], [one, seen('i-2', 2, { name: 'web' })]).get('web')).toBeUndefined();
  });
});
