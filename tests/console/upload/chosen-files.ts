import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of this name with these files, by their paths in it. @returns where it is */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>, name = 'cartella'): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'attesta-upload-')), name);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** A table that no format explains: what its columns are is in a mapping that nobody has made. */
export const strangeTable = `quando;macchina;carico\n${Array.from({ length: 48 }, (_, hour) => `ora ${hour};srv-a;${hour % 7}`).join('\n')}\n`;

/** What says how `measures` is read, for all files of its folder. */
export const mapping = `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
stamp: start
interval: PT5M
columns: { time: Data ora }
resourceId: { fileName: "^(?<id>[A-Z-]+)_" }
series:
  - { column: "% Processore", class: cpu, metric: cpu-used, meaning: used, unit: percent, statistic: avg }
`;

/** A row every five minutes from the 20th of January 2026 on, some of which, from the third row on, hold words for a number. */
export function measures(rows: number, wrong = 0): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const lines = Array.from({ length: rows }, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 20) + index * 300_000);
    const stamp = `${two(time.getUTCDate())}/${two(time.getUTCMonth() + 1)}/${time.getUTCFullYear()} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
    return `${stamp};${index > 1 && index <= 1 + wrong ? 'quasi niente' : `${(index % 90) + 1},5`}`;
  });
  return ['Data ora;% Processore', ...lines, ''].join('\n');
}
