const modules = new Map<string, WebAssembly.Module>();

/** A kernel, compiled once: about a millisecond. @param packed its bytes, base64 */
export function compiled(packed: string): WebAssembly.Module {
  const known = modules.get(packed);
  if (known) return known;
  const module = new WebAssembly.Module(unpacked(packed));
  modules.set(packed, module);
  return module;
}

/** `Uint8Array.from` asks a function for each byte: longer than the compiling takes. */
function unpacked(packed: string): Uint8Array<ArrayBuffer> {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Tells a kernel where things stand in its memory. @throws of a name that it has not */
export function setGlobals(instance: WebAssembly.Instance, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) globalOf(instance, name).value = value;
}

export function globalOf(instance: WebAssembly.Instance, name: string): WebAssembly.Global {
  const found = instance.exports[name];
  if (!(found instanceof WebAssembly.Global)) throw new Error(`the kernel has no global ${name}`);
  return found;
}
