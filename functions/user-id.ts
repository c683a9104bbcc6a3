import { sha256Of } from '../shared/sha256-of.ts';
import type { Ports } from './ports.ts';

/** What records, reviews and objects may keep of a person (shared/model/review.ts, `who`). */
const plainId = /^[A-Za-z0-9._:-]{1,100}$/;

/**
 * A person as what is written names them: the identity provider's id. One that is no plain id, such as a mail address, would be a personal
 * datum that nobody can take out again; its hash stands for it, which the provider's own list of subjects leads back to.
 */
export const userIdOf = (subject: string, { sha256 }: Ports['means']): string =>
  plainId.test(subject) ? subject : `sha256:${sha256Of(subject, sha256)}`;
