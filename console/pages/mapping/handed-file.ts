/** Files that another page has chosen already, by where they will lie: a file is in no address. Held until this tab is closed or reloaded. */
const handed = new Map<string, Blob>();

/** @param path below the project: `{service}/{kind}/{filename}` */
export const handFile = (path: string, file: Blob): void => void handed.set(path, file);

export const handedFile = (path: string): Blob | null => handed.get(path) ?? null;
