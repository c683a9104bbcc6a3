import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { explainingSettings } from '../../local/cli/aws-settings.ts';
import { WrongUsage } from '../../local/cli/command.ts';
import { publish } from '../../local/cli/publish.ts';
import { rebuild } from '../../local/cli/rebuild.ts';
import { redrive } from '../../local/cli/redrive.ts';

describe('an operator whose shell knows too little of AWS is told what, and that it is no fault of ours', () => {
  beforeEach(() => {
    // A shell that knows nothing; the endpoint is nobody's, so that no test asks AWS.
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      vi.stubEnv(name, undefined);
    const nothing = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' };
    for (const [name, value] of Object.entries({ ...nothing, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })) vi.stubEnv(name, value);
  });
  afterEach(() => vi.unstubAllEnvs());

  describe.each([
    ['publish', () => publish(['--stage', 'prova'])],
    ['redrive', () => redrive(['--stage', 'prova'])],
    ['rebuild', () => rebuild(['--stage', 'prova', '--bucket', 'bucket', '--table', 'table'])],
  ])('%s', (_name, command) => {
    test('without a region', async () => {
      await expect(command()).rejects.toThrow(WrongUsage);
      await expect(command()).rejects.toThrow('manca la regione');
    });
    test('without credentials', async () => {
      vi.stubEnv('AWS_REGION', 'eu-south-1');
      await expect(command()).rejects.toThrow(WrongUsage);
      await expect(command()).rejects.toThrow('mancano le credenziali');
    });
  });
});

const failing = (name: string) => explainingSettings(() => Promise.reject(Object.assign(new Error('x'), { name })));

test.each([
  ['ExpiredToken', 'sono scadute'],
  ['UnrecognizedClientException', 'non conosce queste credenziali'],
])('%s of AWS is told in words', async (name, words) => {
  await expect(failing(name)).rejects.toThrow(WrongUsage);
  await expect(failing(name)).rejects.toThrow(words);
});

test('anything else stays what it was', async () => {
  await expect(failing('InternalError')).rejects.not.toBeInstanceOf(WrongUsage);
});
