import { stat } from 'node:fs/promises';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import type { PinnedRuleset } from '../../shared/model/ruleset.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { diffRulesets, isSameVerdict } from '../../shared/verdict/diff-rulesets.ts';
import { assessInputOf } from '../folder/judge-folder.ts';
import { readDossierFolder } from '../folder/read-dossier-folder.ts';
import { readSampleFile } from '../folder/sample-file.ts';
import { readInstant } from './as-of.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { print, printJson, tell } from './output.ts';
import { problemsText } from './problems-text.ts';
import { ruleChanges } from './ruleset-changes.ts';
import { type FolderDiff, rulesetDiffText } from './ruleset-diff-text.ts';
import { openRuleset } from './ruleset-source.ts';

const usage = 'ruleset diff A B CARTELLA / DIR … [--as-of …] [--json]';

/**
 * `attesta ruleset diff A B DIR…`: the verdicts that the rules B would change against the rules A, over dossier folders; nothing is
 * written. A and B are `{notice}/{version}` or YAML files, of one notice. 0 when nothing changes; 1 when something does, or when a folder
 * could not be judged.
 */
export const ruleset: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, { 'as-of': { type: 'string' } });
  const [verb, first, second, ...folders] = positionals;
  if (verb !== 'diff' || first === undefined || second === undefined || folders.length === 0) throw new WrongUsage(usage);
  for (const folder of folders) {
    if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new WrongUsage(`${folder}: non è una cartella / is not a folder`);
  }
  const versions = { before: await openRuleset(first), after: await openRuleset(second) };
  const { notice } = versions.before.ruleset;
  if (versions.after.ruleset.notice !== notice) throw new WrongUsage('A e B sono di avvisi diversi / are of different notices');

  const diffs: FolderDiff[] = [];
  for (const folder of folders) {
    const wanted = values['as-of'] ?? (await readSampleFile(folder))?.asOf;
    const asOf = wanted === undefined ? instantText(Date.now()) : readInstant(wanted, '--as-of');
    const read = await readDossierFolder(folder, asOf, nodeMeans, (path) => tell(`leggo / reading ${folder}/${path}`));
    for (const problem of read.problems) tell(problemsText(problem, language));
    const dossier = assessInputOf(read, asOf);
    if (dossier && dossier.declaration.value.project.notice !== notice)
      throw new WrongUsage(`${folder}: è di un altro avviso / is of another notice`);
    diffs.push({ folder, asOf, changes: dossier && diffRulesets(dossier, asOf, versions, nodeMeans.sha256) });
  }
  const rules = ruleChanges(versions.before.ruleset, versions.after.ruleset);
  if (json) await printJson({ before: named(versions.before), after: named(versions.after), rules, dossiers: diffs });
  else await print(rulesetDiffText(versions.before, versions.after, diffs, language));
  return diffs.every(({ changes }) => changes && isSameVerdict(changes)) ? 0 : 1;
};

/** As records name their rules, with what tells a release from a draft. */
const named = ({ ruleset: { notice, version, status }, sha256 }: PinnedRuleset) => ({ id: notice, version, status, sha256 });
