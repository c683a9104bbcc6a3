import { parseArgs } from 'node:util';
import type { Language } from '../../shared/reasons/render.ts';

/** Takes the words after the command's name, writes its result to stdout, resolves to the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

/** The person asked for something that cannot be: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Our side cannot answer (nothing running, a port taken): exit code 3, told as it is. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

const common = { json: { type: 'boolean' }, lang: { type: 'string' } } as const satisfies Options;

/**
 * Reads a command's words. Every command knows `--json` and `--lang it|en`.
 * @throws WrongUsage on an unknown option or a missing value
 */
export function readArguments<const O extends Options>(args: readonly string[], own: O) {
  const options = { ...common, ...own };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const { lang = 'it', json = false } = values as { lang?: string; json?: boolean };
    if (lang !== 'it' && lang !== 'en') throw new WrongUsage('--lang: it | en');
    const language: Language = lang;
    return { values, positionals, json, language };
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUsage(misread(error));
    throw error;
  }
}

/** Node says in English, and at length, what it could not read: the option is what matters. */
function misread(error: TypeError & { readonly code?: string }): string {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  return error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? `opzione sconosciuta / unknown option: ${option}`
    : `opzione con un valore che manca o che non ci vuole / option with a value missing, or not wanted: ${option}`;
}
