import * as z from 'zod';
import { signedByIam, type TokenSettings, tokenAlgorithms } from '../../infra/definitions/tokens.ts';
import { EnvironmentFault } from '../faults.ts';

const word = z.string().min(1);

/** An issuer on loopback is the laptop's, which hands its settings over itself: through an environment only https comes. */
const settingsSchema: z.ZodType<TokenSettings> = z.strictObject({
  issuer: z.url({ protocol: /^https$/ }),
  audience: z.array(word).min(1),
  scope: word,
  algorithms: z.array(z.enum(tokenAlgorithms)).min(1),
  claims: z.strictObject({ role: word, ipa: word, projects: word, name: word }),
});

/** What `ATTESTA_TOKENS` holds, as infra/ writes it: the word `iam`, or settings as JSON. Throws `EnvironmentFault`. */
export function readTokenSettings(text: string): TokenSettings | typeof signedByIam {
  if (text === signedByIam) return signedByIam;
  const read = settingsSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new EnvironmentFault(`ATTESTA_TOKENS is not as infra/ sets it: ${z.prettifyError(read.error)}`);
}

/** null when the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
