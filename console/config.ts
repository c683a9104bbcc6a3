/**
 * What the place it is served from tells the console (`/config.json`): written by whoever serves it, so that one build runs on a laptop and
 * on AWS. `signIn` null: the API asks for no token.
 */
export interface ConsoleConfig {
  /** Where the API answers: a path of the same origin. */
  readonly api: string;
  readonly signIn: SignInConfig | null;
  /** RFC 3339: the instant that stands still in a stack that shows samples; null: the clock of the machine. */
  readonly clock: string | null;
}

export interface SignInConfig {
  /** The OpenID Connect issuer: `{issuer}/.well-known/openid-configuration` tells the rest. */
  readonly issuer: string;
  readonly clientId: string;
  /** Separated by spaces. */
  readonly scope: string;
}

/** @throws Error where the configuration is not there or is none: then nothing else can be done */
export async function loadConfig(): Promise<ConsoleConfig> {
  const answer = await fetch('./config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  const { api, signIn = null, clock = null } = (await answer.json()) as Partial<ConsoleConfig>;
  if (typeof api !== 'string') throw new Error('config.json says nothing of the API');
  return { api, signIn, clock };
}
