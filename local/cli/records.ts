import { listRecords, listUploads } from '../../functions/read-model.ts';
import { connect } from '../stack/connect.ts';
import { reportProjects } from '../stack/project-report.ts';
import { type Endpoints, endpointsFromEnvironment } from '../stack/settings.ts';
import { type Command, CommandFault, readArguments, WrongUsage } from './command.ts';
import { print, printJson, table } from './output.ts';
import { projectRow } from './start-text.ts';
import { uploadText } from './upload-text.ts';
import { verdictWords } from './verdict-words.ts';

/** `attesta records [CUP]`: every project with its latest record, or one project's records and uploads. Asks the running stack. */
export const records: Command = async (args) => {
  const { positionals, json, language } = readArguments(args, {});
  const [cup, ...more] = positionals;
  if (more.length > 0) throw new WrongUsage('records [CUP] [--json]');
  const endpoints = endpointsFromEnvironment();
  const connection = connect(endpoints);
  try {
    const projects = await whileRunning(endpoints, () => reportProjects(connection));
    if (cup === undefined) {
      if (json) await printJson({ projects });
      else await print(table(projects.map((project) => projectRow(project, language))));
      return 0;
    }
    const project = projects.find((one) => one.cup === cup);
    if (!project) throw new WrongUsage(`${cup}: nessun progetto con questo CUP / no project with this CUP`);
    const [lines, uploads] = await Promise.all([
      listRecords(connection.ports.records, project),
      listUploads(connection.ports.records, project),
    ]);
    if (json) {
      await printJson({ project, records: lines, uploads });
      return 0;
    }
    const words = verdictWords[language].project;
    const recordRows = lines.map(({ sequence, asOf, outcome, hash }) => [String(sequence), asOf, words[outcome], hash]);
    const uploadRows = uploads.map(({ path, state, receivedAt, codes }) => [path, state, receivedAt, codes.join(', ')]);
    const problems = uploads.filter((line) => line.problems.length > 0).flatMap((line) => uploadText(line, language));
    const title = `${project.name ?? project.ipa} · ${project.cup}`;
    await print(`${title}\n\n${table(recordRows, '  ')}\n${table(uploadRows, '  ')}\n${problems.join('\n')}`);
    return 0;
  } finally {
    connection.close();
  }
};

/** A stack that is not there is the one fault a person can mend at once. */
export async function whileRunning<T>({ dynamodb }: Endpoints, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefused(error)) throw error;
    throw new CommandFault(`nessuno risponde su / nothing answers at ${dynamodb}: npm start`);
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && ('code' in error ? error.code === 'ECONNREFUSED' : /ECONNREFUSED/.test(error.message));
