import { apiPrefix } from '../../infra/definitions/console.ts';
import type { TokenSettings } from '../../infra/definitions/tokens.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { clientId } from '../identity/authorization-request.ts';
import type { Site } from './console-site.ts';

interface Surroundings {
  readonly identity: TokenSettings;
  /** Origin of the bucket: files are put there from the page. */
  readonly s3: string;
  /** ms; may stand still. */
  readonly clock: () => number;
}

/** The console of a stack on this machine: signs in at its issuer, and tells the time by its clock. */
export const laptopSite = (folder: Site['folder'], { identity, s3, clock }: Surroundings): Site => ({
  folder,
  config: () => ({
    api: apiPrefix,
    signIn: { issuer: identity.issuer, clientId, scope: `openid ${identity.scope}` },
    now: instantText(Math.floor(clock() / 1000) * 1000),
  }),
  connect: [identity.issuer, s3],
});
