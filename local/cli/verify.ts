import { stat } from 'node:fs/promises';
import type { Language } from '../../shared/reasons/render.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { judgeFolder } from '../folder/judge-folder.ts';
import { readSampleFile } from '../folder/sample-file.ts';
import { readInstant } from './as-of.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { evidenceText } from './evidence-text.ts';
import { print, printJson, tell } from './output.ts';
import { problemsText } from './problems-text.ts';
import { showReading } from './show-reading.ts';
import { verdictText } from './verdict-text.ts';

/**
 * `attesta verify DIR [--as-of …] [--json]`: the record of a dossier folder (contracts/record.example.json). 0 only when positive.
 * Without a valid declaration there is no record: `--json` then prints `{"record": null, "problems": […]}`.
 */
export const verify: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, { 'as-of': { type: 'string' } });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new WrongUsage('verify CARTELLA / DIR [--as-of …] [--json]');
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new WrongUsage(`${folder}: non è una cartella / is not a folder`);
  const wanted = values['as-of'] ?? (await readSampleFile(folder))?.asOf;
  const asOf = wanted === undefined ? instantText(Date.now()) : readInstant(wanted, '--as-of');

  const { judged, problems, uploads, digests } = await judgeFolder(
    folder,
    asOf,
    (path) => tell(`leggo / reading ${path}`),
    showReading(language),
  );
  for (const problem of problems) tell(problemsText(problem, language));
  if (!judged) {
    if (json) await printJson({ record: null, problems });
    else await print(withoutDeclaration[language]);
    return 1;
  }
  if (json) await printJson(judged.record);
  else await print(verdictText(judged.record, judged.ruleset, problems, language) + evidenceText(uploads, digests, language));
  return judged.record.outcome === 'positive' ? 0 : 1;
};

const withoutDeclaration: Readonly<Record<Language, string>> = {
  it: 'Nessun verbale: senza una dichiarazione valida (dossier.yaml) non c’è nulla da giudicare.',
  en: 'No record: without a valid declaration (dossier.yaml) there is nothing to judge.',
};
