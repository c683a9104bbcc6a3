/**
 * What the place it is served from tells the console (`/config.json`): written by whoever serves it, so that one build runs on a laptop and
 * on AWS.
 */
export interface ConsoleConfig {
  /** Where the API answers: a path of the same origin. */
  readonly api: string;
  readonly signIn: SignInConfig;
  /** RFC 3339: what the clock of a stack with samples shows, which may be another time; null: the clock of the machine. */
  readonly now: string | null;
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
  const { api, signIn, now = null } = (await answer.json()) as Partial<ConsoleConfig>;
  if (typeof api !== 'string' || !signIn) throw new Error('config.json does not say where the API is, or where people sign in');
  return { api, signIn, now };
}
