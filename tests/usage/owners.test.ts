import { describe, expect, test } from 'vitest';
import { ownersOf, spokenFor, uniqueAliases } from '../../shared/usage/owners.ts';
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
    expect(owners(tree).get('part')).toEqual({ line: ['part', 'vol', 'vm'], root: 'vm', counted: 'part' });
  });

  test('members of a group count as the group', () => {
    const tree = [declared('asg', { kind: 'asg' }), declared('a', { parentId: 'asg' }), declared('vol', { kind: 'volume', parentId: 'a' })];
    expect(owners(tree).get('vol')).toEqual({ line: ['vol', 'a', 'asg'], root: 'asg', counted: 'asg' });
  });

  test('an undeclared volume of an inventory for its declared machine', () => {
    expect(owners([declared('vm')], [seen('vol', 1, { parentId: 'vm' })]).get('vol')).toEqual({
      line: ['vol', 'vm'],
      root: 'vm',
      counted: 'vol',
    });
  });

  test('an undeclared volume of a machine counts by itself behind a balancer, and as the group in a group', () => {
    const volume = seen('vol', 1, { parentId: 'vm' });
    const above = (kind: ServiceResource['kind']) => owners([declared('top', { kind }), declared('vm', { parentId: 'top' })], [volume]);
    expect(above('lb').get('vol')).toEqual({ line: ['vol', 'vm', 'top'], root: 'top', counted: 'vol' });
    expect(above('asg').get('vol')).toEqual({ line: ['vol', 'vm', 'top'], root: 'top', counted: 'top' });
  });

  test('an id speaks for the topmost of those that are asked', () => {
    const { line } = owners([declared('lb', { kind: 'lb' }), declared('vm', { parentId: 'lb' })]).get('vm') as { line: readonly string[] };
    expect(['lb vm', 'vm', 'lb', ''].map((asked) => spokenFor({ line }, new Set(asked.split(' '))))).toEqual(['lb', 'vm', 'lb', null]);
  });

  test('a loop of parents ends', () => {
    expect(owners([declared('a', { parentId: 'b' }), declared('b', { parentId: 'a' })]).size).toBe(2);
  });

  test('a name that one machine has is its alias; one that two share is nobody’s', () => {
    const one = seen('i-1', 1, { name: 'web' });
    expect(owners([declared('i-1')], [one]).get('web')).toEqual({ line: ['i-1'], root: 'i-1', counted: 'i-1' });
    expect(owners([declared('i-1')], [one, seen('i-2', 2, { name: 'web' })]).get('web')).toBeUndefined();
  });
});
