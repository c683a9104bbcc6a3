import { nodeMeans } from '../../functions/adapters/node-means.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { type Replay, replay as replayRecord } from '../../shared/verdict/replay.ts';
import { inputsOfFolder } from '../folder/inputs-of-folder.ts';
import { connect } from '../stack/connect.ts';
import { inputsOfRecord } from '../stack/inputs-of-record.ts';
import { rereadEvidence } from '../stack/reread-evidence.ts';
import { endpointsFromEnvironment } from '../stack/settings.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { openRecord } from './open-record.ts';
import { print, printJson, tell } from './output.ts';
import { whileRunning } from './records.ts';

/**
 * `attesta replay RECORD [--from DIR] [--from-files]`: recomputes a record from its inputs and compares them byte by byte. RECORD is a JSON
 * file, or the hash or the `{ipa}/{cup}/{n|latest}` of a record of the running stack; with `--from` the evidence is a dossier folder, else
 * the stack's. A folder is always read from its raw files; of the stack the digests are taken, and with `--from-files` the raw files are read
 * again first and held to them. 0 when it is the same, 1 and the first differing path when it is not.
 */
export const replay: Command = async (args) => {
  const { values, positionals, json } = readArguments(args, { from: { type: 'string' }, 'from-files': { type: 'boolean' } });
  const [which, ...more] = positionals;
  if (which === undefined || more.length > 0)
    throw new WrongUsage('replay VERBALE / RECORD [--from CARTELLA / DIR] [--from-files] [--json]');
  const endpoints = endpointsFromEnvironment();
  const connection = connect(endpoints);
  try {
    const stored = await whileRunning(endpoints, () => openRecord(which, connection));
    const inputs =
      values.from === undefined
        ? await whileRunning(endpoints, () => inputsOfRecord(connection, stored))
        : await inputsOf(values.from, stored);
    const misread =
      values['from-files'] && values.from === undefined
        ? await whileRunning(endpoints, () => rereadEvidence(connection.ports, inputs))
        : null;
    const result: Replay = misread ? { same: false, ...misread } : replayRecord(stored, inputs, nodeMeans.sha256);
    if (json) await printJson({ hash: stored.hash, ...result });
    else if (result.same) await print(`uguale / same: ${stored.hash}`);
    else await print(`diverso / different: ${result.path}\n  ${JSON.stringify(result.stored)}\n  ${JSON.stringify(result.recomputed)}`);
    return result.same ? 0 : 1;
  } finally {
    connection.close();
  }
};

async function inputsOf(folder: string, stored: AttestaRecord): Promise<DossierInput> {
  const read = await inputsOfFolder(folder, stored, (path) => tell(`leggo / reading ${path}`));
  if (read.ok) return read.inputs;
  if (read.lacking === 'declaration') throw new WrongUsage(`${folder}: nessuna dichiarazione valida / no valid declaration`);
  const { id, version, sha256 } = stored.ruleset;
  throw new WrongUsage(`${id}/${version} (${sha256}): regole che questa versione non ha / rules that this version does not have`);
}
