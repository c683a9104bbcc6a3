/**
 * A module with `{[_h]: 1}` for `{"httpHeader": 1}` where `_h` is a constant of its own. The SDK writes the shapes of all that a service can
 * do in that way, and to esbuild a computed key may do anything, so that it keeps all of them for the four that we use: of client-s3 a
 * seventh of a function's start. Of a module that esbuild wrote without minifying: a constant is `var _name = "text";` on a line of its own,
 * and no inner name is that of an outer one.
 */
export function plainKeys(code: string): string {
  const texts = new Map([...code.matchAll(/^var (_[\w$]+) = ("[^"\\\n]*");$/gm)].map(([, name, text]) => [name as string, text as string]));
  return code.replace(/([{,]\s*)\[(_[\w$]+)\]:/g, (whole, before: string, name: string) => {
    const text = texts.get(name);
    return text === undefined || text === '"__proto__"' ? whole : `${before}${text}:`;
  });
}
