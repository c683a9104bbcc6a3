import type { Ministack } from '../../../local/emulator/start-ministack.ts';
import type { Credentials } from './client-settings.ts';
import { plainCall } from './plain-call.ts';

/** Makes an IAM user with this policy attached and nothing else, as docs/operatore.md tells for an entity's machine user. */
export async function machineUser(ministack: Ministack, name: string, policyArn: string): Promise<Credentials> {
  const iam = async (parameters: Readonly<Record<string, string>>): Promise<string> => {
    const { status, body } = await plainCall(ministack, {
      service: 'iam',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Version: '2010-05-08', UserName: name, ...parameters }).toString(),
    });
    if (status !== 200) throw new Error(`IAM ${parameters.Action}: ${status} ${body}`);
    return body;
  };
  await iam({ Action: 'CreateUser' });
  await iam({ Action: 'AttachUserPolicy', PolicyArn: policyArn });
  const key = await iam({ Action: 'CreateAccessKey' });
  const textOf = (element: string): string => new RegExp(`<${element}>([^<]+)<`).exec(key)?.[1] ?? '';
  return { accessKeyId: textOf('AccessKeyId'), secretAccessKey: textOf('SecretAccessKey') };
}
