import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { dynamoRecords } from '../../functions/adapters/dynamodb.ts';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { s3Evidence } from '../../functions/adapters/s3.ts';
import { listRegisters, storeRegister } from '../../functions/registers/stored-registers.ts';
import { type Register, registerId, registerKinds } from '../../shared/model/register.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import { importRegister } from '../../shared/registers/import-register.ts';
import { pinRegister } from '../../shared/registers/pin-register.ts';
import { shippedRegisters } from '../../shared/registers/shipped-registers.ts';
import { knownNotices } from '../../shared/rulesets/load.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { awsDeployment, type Deployment, laptopDeployment } from '../stack/operated-deployment.ts';
import { endpointsFromEnvironment, laptop } from '../stack/settings.ts';
import { explainingSettings } from './aws-settings.ts';
import { type Command, CommandFault, readArguments, WrongUsage } from './command.ts';
import { print, printJson, table, tell } from './output.ts';
import { whileRunning } from './records.ts';

const usage =
  'register import FILE [--kind …] [--taken-on AAAA-MM-GG] [--notice …] [--complete] [--into CARTELLA] | register list [--stage … --bucket … --table …]';

const options = {
  kind: { type: 'string' },
  'taken-on': { type: 'string' },
  notice: { type: 'string' },
  complete: { type: 'boolean', default: false },
  into: { type: 'string' },
  stage: { type: 'string' },
  bucket: { type: 'string' },
  table: { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

/**
 * `attesta register import FILE`: reads a register from what the world publishes, or from Attesta's own form, and puts it into the running
 * stack, with `--stage` into one on AWS, or with `--into` into a dossier folder. `attesta register list`: those that come with the engine and
 * those that were imported. 0 when it is there, 1 when the file is no register, each fault with its line and field.
 */
export const register: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, options);
  const [verb, file, ...more] = positionals;
  const onAws = [values.stage, values.bucket, values.table].filter((value) => value !== undefined).length;
  if (more.length > 0 || (onAws !== 0 && onAws !== 3)) throw new WrongUsage(usage);
  if (verb === 'list' && file === undefined) return list(values, json);
  if (verb !== 'import' || file === undefined) throw new WrongUsage(usage);
  const said = { ...stated(values), fileName: basename(file), language };
  const read = importRegister(await textOf(file), said);
  if (!read.ok) {
    await (json ? printJson({ file, issues: read.issues }) : print(issuesText(file, read.issues)));
    return 1;
  }
  const told = values.into === undefined ? await store(read.register, values) : await writeInto(values.into, read.register);
  const { id, takenOn, sha256, entries, partial, isNew, where } = told;
  if (json) await printJson(told);
  else {
    const words = language === 'it' ? ['importato', 'c’era già'] : ['imported', 'was there already'];
    await print(table([[id, takenOn, size(entries, partial), sha256, where, words[isNew ? 0 : 1] as string]]));
  }
  return 0;
};

function stated({ kind, notice, complete, 'taken-on': takenOn }: Values) {
  const known = registerKinds.find((one) => one === kind) ?? null;
  if (kind !== undefined && known === null) throw new WrongUsage(`--kind: ${registerKinds.join(' | ')}`);
  if (takenOn !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(takenOn)) throw new WrongUsage('--taken-on: AAAA-MM-GG');
  const [first = ''] = knownNotices();
  if (notice !== undefined && !knownNotices().includes(notice)) throw new WrongUsage(`--notice: ${knownNotices().join(' | ')}`);
  return { kind: known, takenOn: takenOn ?? null, notice: notice ?? first, complete };
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new WrongUsage(`${file}: non si può leggere / cannot be read`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WrongUsage(`${file}: non è un testo UTF-8 / is no UTF-8 text`);
  }
}

const issuesText = (file: string, issues: readonly YamlIssue[]): string =>
  issues.map(({ line, path, message }) => `${file}:${line}${path === '' ? '' : ` ${path}`}: ${message}\n`).join('');

const size = (entries: number, partial: boolean): string => `${entries}${partial ? ' (parziale / partial)' : ''}`;

async function store(value: Register, values: Values) {
  const { item, isNew } = await withStores(values, (stores) => storeRegister(stores, value));
  const { id, takenOn, sha256, entries, partial, importedAt } = item;
  if (takenOn > importedAt.slice(0, 10)) tell(`! ${takenOn} > ${importedAt}: conterà da quel giorno / it counts from that day on`);
  return { id, takenOn, sha256, entries, partial, isNew, where: values.stage ?? 'stack' };
}

/** A folder keeps each snapshot in a file of its own. What no person would read is kept short. */
async function writeInto(folder: string, value: Register) {
  const name = `${registerId(value).replace('/', '-')}-${value.takenOn}`;
  const isLong = value.entries.length > 2_000;
  const where = join(folder, 'registers', `${name}.${isLong ? 'json' : 'yaml'}`);
  const cannot = (error: NodeJS.ErrnoException): never => {
    throw new WrongUsage(`--into ${folder}: non vi si può scrivere / cannot be written to (${error.code})`);
  };
  await mkdir(join(folder, 'registers'), { recursive: true }).catch(cannot);
  const text = isLong ? canonicalJson(value) : stringify(value, { lineWidth: 0 });
  const isNew = await writeFile(where, text, { flag: 'wx' }).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') return cannot(error);
      if ((await readFile(where, 'utf8')) === text) return false;
      throw new WrongUsage(`${where}: c’è già, diverso / is there already, and differs`);
    },
  );
  const { sha256 } = pinRegister(value, nodeMeans.sha256);
  return { id: registerId(value), takenOn: value.takenOn, sha256, entries: value.entries.length, partial: value.partial, isNew, where };
}

async function list(values: Values, json: boolean): Promise<number> {
  const shipped = shippedRegisters().map(({ id, takenOn, sha256, pinned: { value } }) => ({
    ...{ id, takenOn, sha256, entries: value.entries.length, partial: value.partial, source: value.source },
  }));
  const imported = await withStores(values, ({ records }) => listRegisters(records)).catch((error) => {
    if (!(error instanceof CommandFault)) throw error;
    tell(error.message);
    return null;
  });
  if (json) await printJson({ shipped, imported });
  else {
    const rows = [
      ...shipped.map((one) => ({ ...one, where: 'attesta', at: '' })),
      ...(imported ?? []).map((one) => ({ ...one, where: values.stage ?? 'stack', at: one.importedAt })),
    ];
    await print(table(rows.map((one) => [one.id, one.takenOn, size(one.entries, one.partial), one.sha256, one.where, one.at])));
  }
  return 0;
}

type Stores = Parameters<typeof storeRegister>[0];

async function withStores<T>(values: Values, work: (stores: Stores) => Promise<T>): Promise<T> {
  const endpoints = endpointsFromEnvironment();
  const deployment: Deployment = values.stage === undefined ? laptopDeployment(endpoints) : awsDeployment(values.stage);
  const evidence = s3Evidence(deployment.s3, values.bucket ?? laptop.bucket);
  const records = dynamoRecords(deployment.dynamo, values.table ?? laptop.table);
  try {
    return await whileRunning(endpoints, () => explainingSettings(() => work({ evidence, records, means: nodeMeans })));
  } finally {
    deployment.close();
  }
}
