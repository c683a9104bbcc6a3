import { WrongUsage } from './command.ts';

const unsettled: readonly { readonly says: (error: Error) => boolean; readonly text: string }[] = [
  {
    says: ({ message }) => message === 'Region is missing',
    text: 'manca la regione: export AWS_REGION=eu-south-1 / no region is set',
  },
  {
    says: ({ name }) => name === 'CredentialsProviderError',
    text: 'mancano le credenziali di AWS: export AWS_PROFILE=… (aws sts get-caller-identity dice chi si è) / no credentials of AWS were found',
  },
  {
    says: ({ name }) => ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'].includes(name),
    text: 'le credenziali di AWS sono scadute: accedere di nuovo / the credentials of AWS have expired',
  },
  {
    says: ({ name }) => ['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId'].includes(name),
    text: 'AWS non conosce queste credenziali, o non in questa regione / AWS does not know these credentials, or not in this region',
  },
];

/** What the shell of the operator lacks is no fault of ours. @throws WrongUsage where region or credentials are missing or have had their day */
export async function explainingSettings<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = error instanceof Error ? unsettled.find(({ says }) => says(error)) : undefined;
    if (!known) throw error;
    throw new WrongUsage(known.text);
  }
}
