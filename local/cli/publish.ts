import { createS3Client } from '../../functions/adapters/s3.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { siteFiles } from '../console/site-files.ts';
import type { DeployedConsole } from '../publish/deployed-console.ts';
import { putSite } from '../publish/put-site.ts';
import { siteObjects } from '../publish/site-objects.ts';
import { type Missing, whatIsMissing } from '../publish/what-is-missing.ts';
import { explainingSettings } from './aws-settings.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { print, printJson } from './output.ts';

const usage = 'publish --stage STAGE [--check] [--json]';

/**
 * `attesta publish`: the console of this checkout into the bucket behind CloudFront, then what a browser finds there. `--check` looks and puts
 * nothing. 0 when nothing is missing, 1 when a person has something to do.
 */
export const publish: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, {
    stage: { type: 'string' },
    check: { type: 'boolean', default: false },
  });
  const { stage, check } = values;
  if (stage === undefined || positionals.length > 0) throw new WrongUsage(usage);
  return explainingSettings(async () => {
    // Loaded on demand: no other command asks CloudFormation anything.
    const { deployedConsole } = await import('../publish/deployed-console.ts');
    const deployed = await deployedConsole(stage);
    const put = check ? null : await putFiles(deployed);
    const missing = await whatIsMissing(deployed);
    const { url, siteBucket: bucket } = deployed;
    if (json) await printJson({ url, bucket, put, missing });
    else await print(told(deployed, put, missing, language));
    return missing.length === 0 ? 0 : 1;
  });
};

/** @returns how many files were put */
async function putFiles({ siteBucket, config }: DeployedConsole): Promise<number> {
  const { builtConsole } = await import('../console/built-console.ts');
  const objects = siteObjects(await siteFiles(await builtConsole()), config);
  const s3 = createS3Client();
  try {
    await putSite(s3, siteBucket, objects);
    return objects.length;
  } finally {
    s3.destroy();
  }
}

function told({ url, siteBucket }: DeployedConsole, put: number | null, missing: readonly Missing[], language: Language): string {
  const { files, rest, register } = words[language];
  return [
    ...(put === null ? [] : [files(put, siteBucket)]),
    url,
    ...missing.map((one) => `- ${one[language]}`),
    ...(missing.length === 0 ? [rest] : []),
    register(url),
    '',
  ].join('\n');
}

const words = {
  it: {
    files: (count: number, bucket: string) => `${count} file della console in s3://${bucket}`,
    rest: 'Non manca nulla di ciò che si vede da qui: la pagina, l’API, chi fa entrare, i caricamenti.',
    register: (url: string) => `Da qui non si vede se ${url} è fra gli indirizzi di ritorno (entrata e uscita) presso chi fa entrare.`,
  },
  en: {
    files: (count: number, bucket: string) => `${count} files of the console in s3://${bucket}`,
    rest: 'Nothing is missing of what can be seen from here: the page, the API, the issuer of tokens, uploads.',
    register: (url: string) =>
      `Not to be seen from here: whether ${url} is among the addresses of return (in and out) of the issuer of tokens.`,
  },
} as const;
