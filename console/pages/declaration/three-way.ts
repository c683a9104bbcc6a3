import { type Group, idIn, isGroup, isSame } from './value.ts';

/** A field that two people have changed, each in their own way. A field that is not there is undefined. */
export interface Clash {
  /** Dotted; services and resources by their ids: `services.protocollo.releasedOn`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  /** Theirs with my changes on it; where both changed the same field, mine. */
  readonly value: unknown;
  /** Fields that only they have changed. */
  readonly theirs: readonly string[];
  readonly clashes: readonly Clash[];
}

/** What becomes of my changes to a text that somebody else has changed too, since both began from the same one. */
export function threeWay(base: unknown, mine: unknown, theirs: unknown): Merged {
  const taken: string[] = [];
  const clashes: Clash[] = [];
  const merge = (path: string, was: unknown, my: unknown, their: unknown): unknown => {
    if (isSame(my, their) || isSame(their, was)) return my;
    if (isGroup(my) && isGroup(their)) return mergeGroups(path, isGroup(was) ? was : {}, my, their);
    const lists = [was ?? [], my, their].map(byId);
    if (lists.every((list) => list !== null)) return Object.values(mergeGroups(path, ...(lists as [Group, Group, Group])));
    if (isSame(my, was)) {
      taken.push(path);
      return their;
    }
    clashes.push({ path, mine: my, theirs: their });
    return my;
  };
  const mergeGroups = (path: string, was: Group, my: Group, their: Group): Group => {
    const names = [...new Set([...Object.keys(their), ...Object.keys(my)])];
    const merged = names.map((name) => [name, merge(path === '' ? name : `${path}.${name}`, was[name], my[name], their[name])] as const);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  };
  return { value: merge('', base, mine, theirs), theirs: taken, clashes };
}

/** A list whose items all have an id, by it; null: it is another. */
function byId(list: unknown): Group | null {
  if (!Array.isArray(list)) return null;
  const ids = list.map(idIn);
  if (ids.includes(null) || new Set(ids).size < ids.length) return null;
  // An object puts ids that are whole numbers first: the order of servers says nothing.
  return Object.fromEntries(list.map((item, index) => [ids[index] as string, item]));
}
