/** Names of the claims that say who somebody is: every identity provider has its own. */
export interface ClaimNames {
  /** A word or a list of words; of ours there must be exactly one (`roleWords`). Others are passed over: Cognito writes groups of its own. */
  readonly role: string;
  /** Of an entity: its IPA code. */
  readonly ipa: string;
  /** Of an auditor: `all`, or CUPs as a list or a text with spaces or commas between them. */
  readonly projects: string;
  readonly name: string;
}

/** Signatures with a pair of keys: whoever can check one cannot make one. */
export const tokenAlgorithms = ['RS256', 'ES256'] as const;
export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

/** Whose tokens the API takes, and what it looks for in them. */
export interface TokenSettings {
  /** Exactly as in the claim `iss`; `/.well-known/openid-configuration` below it says where the keys are. */
  readonly issuer: string;
  /** One of these must be in `aud`, or be the `client_id` of a token without `aud`, as Cognito's access tokens are. */
  readonly audience: readonly string[];
  /** Must be in `scope` or `scp`. An identity token has none: it says who somebody is, not what a program may do for them. */
  readonly scope: string;
  readonly algorithms: readonly TokenAlgorithm[];
  readonly claims: ClaimNames;
}

/** As Cognito names them. */
export const usualClaims: ClaimNames = { role: 'cognito:groups', ipa: 'custom:ipa', projects: 'custom:projects', name: 'name' };

export const usualScope = 'attesta/api';

/** Values of the role claim, with our name in them: a provider that serves other programs too may have an `operator` of theirs. */
export const roleWords = { entity: 'attesta-entity', auditor: 'attesta-auditor', operator: 'attesta-operator' } as const;

/** In place of settings where there is no provider of identities: callers sign with IAM, and are operators. */
export const signedByIam = 'iam';
