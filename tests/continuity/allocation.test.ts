import { describe, expect, test } from 'vitest';
import { platformUsageCoversWindow } from '../../shared/checks/platform-usage-covers-window.ts';
import type { ServiceResource } from '../../shared/verdict/facts.ts';
import { type Rows, usageFacts } from '../support/build-usage-facts.ts';
import { one, ram } from '../support/statement-cases.ts';

/** What a machine's report says of its memory, in bytes. */
const size = (resourceId: string, bytes: number): Partial<Rows> => ({
  resourceId,
  ...ram,
  metric: 'size',
  meaning: 'capacity',
  unit: 'byte',
  value: () => bytes,
});
const machine = (id: string, parentId: string | null = null): Partial<ServiceResource> => ({ id, kind: 'vm', parentId });
const above = (kind: ServiceResource['kind']): Partial<ServiceResource> => ({ id: 'above', kind });

describe('sizes against those declared (TRA-03)', () => {
  test.each<[name: string, resources: readonly Partial<ServiceResource>[], rows: readonly Partial<Rows>[], observed: number | null]>([
    ['one machine, as large as declared', [machine('a')], [size('a', 16e9)], null],
    ['a larger one', [machine('a')], [size('a', 64e9)], 64],
    ['two that come to it together', [machine('a'), machine('b')], [size('a', 8e9), size('b', 8e9)], null],
    ['one of two that shows no size: a part says nothing about the sum', [machine('a'), machine('b')], [size('a', 64e9)], null],
    ['two behind a balancer', [above('lb'), machine('a', 'above'), machine('b', 'above')], [size('a', 32e9), size('b', 32e9)], 64],
    ['two of a group', [above('group'), machine('a', 'above'), machine('b', 'above')], [size('a', 32e9), size('b', 8e9)], 40],
    ['one of a group that shows no size', [above('group'), machine('a', 'above'), machine('b', 'above')], [size('a', 64e9)], null],
    ['a size of the balancer is no machine’s', [above('lb'), machine('a', 'above')], [size('above', 64e9), size('a', 16e9)], null],
  ])('%s', (_, resources, rows, observed) => {
    const facts = usageFacts(one(rows, { resources, service: { declared: { vcpu: null, ramGb: 16, storageGb: null, users: null } } }));
    const told = platformUsageCoversWindow.assess(facts, { classes: 'by-component' }).reasons;
    expect(told.filter(({ code }) => code === 'ALLOCATION_MISMATCH').map(({ details }) => details?.['observed'])).toEqual(
      observed === null ? [] : [observed],
    );
  });
});
