import { type Command, CommandFault, WrongUsage } from './command.ts';
import { helpText, usageOf } from './help.ts';
import { quietWhenReaderLeaves, tell } from './output.ts';

/** One file a command, loaded only when asked for, so that a short command starts quickly. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./inspect.ts')).inspect,
  verify: async () => (await import('./verify.ts')).verify,
  replay: async () => (await import('./replay.ts')).replay,
  report: async () => (await import('./report.ts')).report,
  review: async () => (await import('./review.ts')).review,
  records: async () => (await import('./records.ts')).records,
  start: async () => (await import('./start.ts')).start,
  register: async () => (await import('./register.ts')).register,
  redrive: async () => (await import('./redrive.ts')).redrive,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  publish: async () => (await import('./publish.ts')).publish,
  token: async () => (await import('./token.ts')).token,
  ruleset: async () => (await import('./ruleset.ts')).ruleset,
};

/** Runs one command; resolves to the exit code of DESIGN §4: 0 and 1 are the command's answer, 2 wrong usage, 3 our fault. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined || ['help', '--help', '-h'].includes(name)) {
      process.stdout.write(helpText);
      return name === undefined ? 2 : 0;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new WrongUsage(`comando sconosciuto / unknown command: ${name}`);
    const command = await load();
    return await command(args);
  } catch (error) {
    return explain(error, name ?? '');
  }
}

/** Wrong usage: 2. Anything else is our fault: 3, one line; the stack only for whoever asks with ATTESTA_DEBUG. */
function explain(error: unknown, command: string): number {
  if (error instanceof WrongUsage) {
    tell(`attesta: ${error.message}`);
    const usage = usageOf(command);
    if (usage) tell(usage);
    tell('attesta help: elenco dei comandi / list of commands');
    return 2;
  }
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof CommandFault) tell(`attesta: ${text}`);
  else tell(`attesta: errore nostro, non del fascicolo / our fault, not the dossier’s: ${text}`);
  if (process.env.ATTESTA_DEBUG && error instanceof Error) tell(String(error.stack));
  return 3;
}

quietWhenReaderLeaves();
process.exitCode = await main(process.argv.slice(2));
