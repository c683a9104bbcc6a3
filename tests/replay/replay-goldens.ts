import { readFile } from 'node:fs/promises';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { inputsOfFolder } from '../../local/folder/inputs-of-folder.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { goldens, goldenText } from './goldens.ts';

/** Run by itself, in another place or language: prints where it thinks it is, then what replaying each golden record came to. */
const host = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: Intl.NumberFormat().resolvedOptions().locale };
const replays = await Promise.all(
  goldens.map(async ({ name, folder, file }) => {
    const stored = await readFile(file, 'utf8');
    const record = JSON.parse(stored) as AttestaRecord;
    const read = await inputsOfFolder(folder, record, () => {});
    if (!read.ok) return { name, lacking: read.lacking };
    const again = assess({ ...read.inputs, purpose: record.purpose, asOf: record.asOf, previous: null }, nodeMeans.sha256);
    return { name, ...replay(record, read.inputs, nodeMeans.sha256), sameBytes: goldenText(again) === stored };
  }),
);
console.log(JSON.stringify({ host, replays }));
