import { roles } from '../../functions/api/access/caller.ts';
import { signIn } from '../identity/sign-in.ts';
import { loopback, portsFromEnvironment } from '../stack/settings.ts';
import { type Command, CommandFault, readArguments, WrongUsage } from './command.ts';
import { print, printJson } from './output.ts';

/** `attesta token --role …`: signs in to the stack that runs here, as the console does, and prints the token. */
export const token: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, {
    role: { type: 'string' },
    ipa: { type: 'string' },
    projects: { type: 'string' },
  });
  const { role = '', ipa, projects } = values;
  if (positionals.length > 0 || !(roles as readonly string[]).includes(role)) throw new WrongUsage(`--role ${roles.join(' | ')}`);
  if ((role === 'entity') !== (ipa !== undefined)) throw new WrongUsage('--role entity --ipa CODICE');
  if (role !== 'auditor' && projects !== undefined) throw new WrongUsage('--role auditor --projects CUP,CUP…');
  const issuer = loopback(portsFromEnvironment().identity);
  const signed = await signIn(issuer, { role, ...(ipa !== undefined && { ipa }), ...(projects !== undefined && { projects }) }).catch(
    (cause: unknown) => {
      throw notRunning(issuer, language, cause);
    },
  );
  if (json) await printJson({ token: signed });
  else await print(signed);
  return 0;
};

/** `fetch` fails with a TypeError when nobody listens; anything else is the issuer's refusal of what was asked for. */
function notRunning(issuer: string, language: 'it' | 'en', cause: unknown): Error {
  if (!(cause instanceof TypeError)) return new WrongUsage('--ipa, --projects: codice IPA, CUP / IPA code, CUPs');
  const words = {
    it: `nessuno risponde su ${issuer}: avviare prima «attesta start», o indicare ATTESTA_IDENTITY_PORT`,
    en: `nobody answers at ${issuer}: run “attesta start” first, or set ATTESTA_IDENTITY_PORT`,
  };
  return new CommandFault(words[language], { cause });
}
