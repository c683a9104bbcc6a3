import { describe, expect, test } from 'vitest';
import { plainKeys } from '../../infra/constructs/plain-keys.ts';

const constants = 'var _h = "header";\nvar _hH = "x-amz-header";\nvar _p = "__proto__";\nvar _n = 12;\n';

const rows: readonly (readonly [what: string, code: string, becomes: string])[] = [
  ['a key alone', 'var a = { [_h]: 1 };', 'var a = { "header": 1 };'],
  ['keys one after another', 'var a = { [_h]: 1, [_hH]: [_h] };', 'var a = { "header": 1, "x-amz-header": [_h] };'],
  ['a key on a line of its own', 'var a = {\n  [_h]: 1,\n  [_hH]: 2\n};', 'var a = {\n  "header": 1,\n  "x-amz-header": 2\n};'],
  ['a name that is no constant text', 'var a = { [_n]: 1, [_other]: 2 };', 'var a = { [_n]: 1, [_other]: 2 };'],
  // As a plain key it would be the prototype of the object.
  ['the one text that means something else as a key', 'var a = { [_p]: 1 };', 'var a = { [_p]: 1 };'],
  ['an array, a choice, an element', 'f(c ? [_h] : x[_h], [_h]);', 'f(c ? [_h] : x[_h], [_h]);'],
];

describe('keys of a module as esbuild writes it', () => {
  test.each(rows)('%s', (_, code, becomes) => {
    expect(plainKeys(constants + code)).toBe(constants + becomes);
    const value = (text: string): unknown => {
      if (!text.startsWith('var a')) return null;
      return new Function('_other', `${constants}${text}; return a;`)('other');
    };
    expect(value(plainKeys(constants + code).slice(constants.length))).toEqual(value(code));
  });
});
