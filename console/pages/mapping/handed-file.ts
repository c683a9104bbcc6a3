/**
 * Files that were chosen in this tab, by where they will lie, and what was said of them and not sent yet: neither fits into an address, and
 * both have to outlive a change of language. Held until the tab is closed or loaded again.
 */
const handed = new Map<string, Blob>();
const texts = new Map<string, string>();

/** @param path below the project: `{service}/{kind}/{filename}` */
export const handFile = (path: string, file: Blob): void => void handed.set(path, file);

export const handedFile = (path: string): Blob | null => handed.get(path) ?? null;

/** @param text of a mapping; null: it was sent */
export function keepText(path: string, text: string | null): void {
  if (text === null) texts.delete(path);
  else texts.set(path, text);
}

export const keptText = (path: string): string | null => texts.get(path) ?? null;
