import { parseYamlDocument, type YamlIssue } from '../../../shared/reading/parse-yaml.ts';
import { rewriteYaml } from '../../../shared/reading/rewrite-yaml.ts';
import { optionalGroups } from './field-list.ts';
import { type Group, isEmpty, isGroup, valueAt, withValue } from './value.ts';

/** A text that somebody is changing: what it says, by its fields, and how it is written. */
export interface Editing {
  value(): Group;
  at(path: string): unknown;
  /** Puts a value into a field, which may have to take its group away or bring it. */
  put(path: string, value: unknown): void;
  /** As it would be sent: the text that was begun from, changed where it says something else. */
  text(): string;
  /** Puts this text in place of everything. @returns what keeps it from being read, and nothing is changed then */
  take(text: string): readonly YamlIssue[];
}

/** @param changed told after each change */
export function editing(begun: string, changed: () => void): Editing {
  let text = begun;
  let value = groupOf(begun) ?? {};
  return {
    value: () => value,
    at: (path) => valueAt(value, path),
    put(path, put) {
      value = withoutEmptyGroup(withValue(value, path, put) as Group, path);
      changed();
    },
    text: () => (text = rewriteYaml(text, value)),
    take(taken) {
      const document = parseYamlDocument(taken);
      if (!document.ok) return document.issues;
      text = taken;
      value = isGroup(document.value) ? document.value : {};
      changed();
      return [];
    },
  };
}

/** What a text says; null where it cannot be read, or is no group of fields. */
export function groupOf(text: string): Group | null {
  const document = parseYamlDocument(text);
  return document.ok && isGroup(document.value) ? document.value : null;
}

/** `services.0.origin.system` may have emptied `services.0.origin`. */
function withoutEmptyGroup(value: Group, path: string): Group {
  const [, service = '', inner = ''] = /^(services\.\d+)\.(.+)$/.exec(path) ?? [];
  const emptied = optionalGroups.filter((group) => inner.startsWith(`${group}.`) && isEmpty(valueAt(value, `${service}.${group}`)));
  return emptied.reduce((rest, group) => withValue(rest, `${service}.${group}`, null) as Group, value);
}
