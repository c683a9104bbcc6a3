import { join } from 'node:path';
import { problemsOf } from '../../functions/ingest/problems.ts';
import { parseRegister } from '../../shared/model/parse-register.ts';
import { parseReview } from '../../shared/model/parse-review.ts';
import type { Register } from '../../shared/model/register.ts';
import type { Review } from '../../shared/model/review.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import type { Means } from '../../shared/ports.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import { longestText } from '../../shared/reading/read-small-text.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';
import { pinRegister } from '../../shared/registers/pin-register.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { filesBelow } from './files-below.ts';
import type { FolderProblem } from './folder-problem.ts';
import { readSmallFile } from './read-small-file.ts';

/** What lies beside a dossier in its folder and never comes from uploads (DESIGN §4, A dossier folder). */
export interface BesideDossier {
  readonly reviews: readonly Pinned<Review>[];
  readonly registers: readonly Pinned<Register>[];
  readonly problems: readonly FolderProblem[];
}

/**
 * Reads `reviews/*` and `registers/*` of a folder, YAML or JSON; what is not valid counts for nothing and is told, and so is a review
 * that is dated after `asOf`: a record knows nothing that came later.
 * @param asOf RFC 3339 UTC; left out, every review counts that is valid
 */
export async function readBesideDossier(folder: string, means: Means, asOf?: string): Promise<BesideDossier> {
  const reviews = await readEach(folder, 'reviews', 'REVIEW_INVALID', means, (text) => {
    const parsed = parseReview(text);
    if (!parsed.ok) return parsed;
    return asOf !== undefined && Date.parse(parsed.review.at) > Date.parse(asOf)
      ? { ok: false, issues: [{ path: 'at', line: 1, message: `${parsed.review.at} viene dopo l’istante a cui si giudica, ${asOf}` }] }
      : { ok: true, value: parsed.review };
  });
  const registers = await readEach(folder, 'registers', 'REGISTER_INVALID', means, (text) => {
    const parsed = parseRegister(text);
    return parsed.ok ? { ok: true, value: parsed.register } : parsed;
  });
  const pinned = registers.found.map(({ value }) => pinRegister(value, means.sha256));
  return { reviews: reviews.found, registers: pinned, problems: [...reviews.problems, ...registers.problems] };
}

/** Bytes. Reviews are written by people; the networks of one cloud are tens of megabytes. */
const longest = { reviews: longestText, registers: 64 * 1024 * 1024 } as const;

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly YamlIssue[] };

async function readEach<T>(
  folder: string,
  name: 'reviews' | 'registers',
  code: ReasonCode,
  means: Means,
  parse: (text: string) => Parsed<T>,
): Promise<{ readonly found: readonly Pinned<T>[]; readonly problems: readonly FolderProblem[] }> {
  const found: Pinned<T>[] = [];
  const problems: FolderProblem[] = [];
  for (const path of await filesBelow(join(folder, name))) {
    const file = await readSmallFile(join(folder, name, path), longest[name]);
    const parsed: Parsed<T> = file.ok ? parse(file.text) : { ok: false, issues: [{ path: '', line: 1, message: file.message }] };
    if (file.ok && parsed.ok) found.push({ value: parsed.value, sha256: sha256Of(file.bytes, means.sha256) });
    else if (!parsed.ok) problems.push({ path: `${name}/${path}`, problems: problemsOf(code, parsed.issues) });
  }
  return { found, problems };
}
