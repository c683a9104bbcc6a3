/** What a text of YAML says, as far as a form looks into it. */
export interface Group {
  readonly [name: string]: unknown;
}

export const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);

export function idIn(item: unknown): string | null {
  const { id } = isGroup(item) ? item : {};
  return typeof id === 'string' && id !== '' ? id : null;
}

/** Absent and null say the same in everything that people write for us. */
export function isSame(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isGroup(a) || !isGroup(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => isSame(a[name], b[name]));
}

/** @param path dotted, `services.0.id`; undefined: there is no such field */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  const [first = '', ...rest] = path.split('.');
  const inner = Array.isArray(value) ? value[Number(first)] : isGroup(value) ? value[first] : undefined;
  return rest.length === 0 ? inner : valueAt(inner, rest.join('.'));
}

/** The same with this in one place; the groups on the way are made where there are none. */
export function withValue(value: unknown, path: string, put: unknown): unknown {
  if (path === '') return put;
  const [first = '', ...rest] = path.split('.');
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(first) ? withValue(item, rest.join('.'), put) : item));
  const group = isGroup(value) ? value : {};
  return { ...group, [first]: withValue(group[first], rest.join('.'), put) };
}

/** Does it say nothing at all? */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isGroup(value) && Object.values(value).every(isEmpty));
