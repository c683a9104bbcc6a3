import { billKey } from './bill-columns.ts';
import type { LineText } from './bill-plan.ts';
import { isObject, type JsonObject } from './json-value.ts';

/** Objects inside objects of one line, and no deeper. */
const DEEPEST = 3;

/** The fields of an object as the columns of a bill: `{usage: {amount: 1}}` is `usage.amount`. Lists, such as labels, are left out. */
export function flatText(object: JsonObject): LineText {
  const fields = new Map<string, string>();
  const visit = (inner: JsonObject, path: string, depth: number): void => {
    for (const [name, value] of Object.entries(inner)) {
      if (isObject(value)) {
        if (depth < DEEPEST) visit(value, `${path}${name}.`, depth + 1);
      } else if (typeof value === 'string' || typeof value === 'number') fields.set(billKey(path + name), String(value).trim());
    }
  };
  visit(object, '', 1);
  return (...names) => names.map((name) => fields.get(name)).find((text) => text !== undefined && text !== '') ?? '';
}
