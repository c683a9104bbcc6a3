/** A file with its path inside what was chosen. */
export interface ChosenFile {
  readonly file: File;
  readonly from: string;
}

/** From a field: with `webkitdirectory` each file bears the path below, and with, the folder that was chosen. */
export const fieldFiles = (files: Iterable<File>): readonly ChosenFile[] =>
  Array.from(files, (file) => ({ file, from: file.webkitRelativePath || file.name }));

/**
 * Everything that was dropped, folders included, in the order of their paths. What the entries are has to be asked at once: after the event
 * the browser has forgotten them.
 */
export async function droppedFiles(items: DataTransferItemList): Promise<readonly ChosenFile[]> {
  const found = await Promise.all(
    Array.from(items, (item) => {
      const entry = item.webkitGetAsEntry();
      const file = entry ? null : item.getAsFile();
      return entry ? filesBelow(entry) : file ? [{ file, from: file.name }] : [];
    }),
  );
  return found.flat().sort((a, b) => (a.from < b.from ? -1 : 1));
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  const from = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return [{ file: await fileOf(entry as FileSystemFileEntry), from }];
  if (!entry.isDirectory) return [];
  const below: ChosenFile[] = [];
  // One after the other: a folder of thousands would open them all at once.
  for (const one of await entriesIn(entry as FileSystemDirectoryEntry)) below.push(...(await filesBelow(one)));
  return below;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

/** A reader gives a hundred at a time, and nothing at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
