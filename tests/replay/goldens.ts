import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
export const goldenFolder = join(root, 'tests/golden');

/** Records kept as `attesta verify --json` prints them: a platform, a hole, what a person decided, a change of mode, a deadline gone by. */
export const goldens = ['aggiornamento-paas', 'buco-di-due-giorni', 'decisione-positiva', 'migrazione-migliorativa', 'termine-scaduto'].map(
  (name) => ({
    name,
    /** The dossier that it was made from. */
    folder: join(root, 'samples', name),
    file: join(goldenFolder, `${name}.record.json`),
  }),
);

export const goldenText = (record: unknown): string => `${JSON.stringify(record, null, 2)}\n`;
