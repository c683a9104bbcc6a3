/** What an address asks for: its path cut at the slashes and decoded, and its query. */
export interface Asked {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** `#/projects/p_vd?x=1` → `{path: ['projects', 'p_vd'], query}`. An address that cannot be decoded is one that no page has. */
export function readAddress(hash: string): Asked {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  try {
    return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
  } catch {
    return { path: ['?'], query: new URLSearchParams() };
  }
}

/** @param pattern `projects/:ipa/:cup` @returns the parts that it names, or null where the path is another */
export function match<const Pattern extends string>(pattern: Pattern, path: readonly string[]): Parts<Pattern> | null {
  const wanted = pattern.split('/');
  if (wanted.length !== path.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const found = path[index] as string;
    if (part.startsWith(':')) parts[part.slice(1)] = found;
    else if (part !== found) return null;
  }
  return parts as Parts<Pattern>;
}

/** The names in a pattern: `projects/:ipa/:cup` → `{ipa: string; cup: string}`. */
type Parts<Pattern extends string> = Pattern extends `${infer First}/${infer Rest}`
  ? Parts<First> & Parts<Rest>
  : Pattern extends `:${infer Name}`
    ? { readonly [name in Name]: string }
    : unknown;
