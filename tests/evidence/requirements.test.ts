import { expect, test } from 'vitest';
import { hasField } from '../../shared/evidence/requirements.ts';

test.each([
  [{ a: 'x' }, 'a', true],
  [{ a: false }, 'a', true],
  [{ a: 0 }, 'a', true],
  [{ a: '' }, 'a', false],
  [{ a: null }, 'a', false],
  [{ a: [] }, 'a', false],
  [{ a: ['x'] }, 'a', true],
  [{}, 'a', false],
  [{ a: { b: 'x' } }, 'a.b', true],
  [{ a: null }, 'a.b', false],
  [{ a: 'x' }, 'a.length', false],
  [{ a: [{ b: 'x' }, { b: 'y' }] }, 'a.*.b', true],
  [{ a: [{ b: 'x' }, { b: null }] }, 'a.*.b', false],
  [{ a: [] }, 'a.*.b', false],
  [{ a: { b: 'x' } }, 'a.*.b', false],
])('%j has %s: %s', (from, path, answer) => expect(hasField(from, path)).toBe(answer));
