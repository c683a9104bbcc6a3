import type { Claim, Detection, FileHead, Format } from './define-format.ts';

export type Recognised =
  | { readonly found: 'one'; readonly format: Format; readonly detection: NonNullable<Detection>; readonly contradicted: boolean }
  | { readonly found: 'several'; readonly candidates: readonly string[] }
  | { readonly found: 'none' };

const strength: Readonly<Record<Claim, number>> = { signature: 2, content: 1, 'last-resort': 0 };

/**
 * Asks every format. Of those that say yes, the ones that suit the upload's kind come first, then the ones that know it best; if several
 * are left the file is ambiguous, and only the mapping's `format` settles it. A mapping that names a format which says no contradicts
 * the file, and the file counts.
 */
export function recognise(head: FileHead, formats: readonly Format[]): Recognised {
  const yes = formats.flatMap((format) => {
    const detection = format.detect(head);
    return detection ? [{ format, detection }] : [];
  });
  const wanted = head.mapping?.format;
  const named = yes.find(({ format }) => format.id === wanted);
  if (named) return { found: 'one', ...named, contradicted: false };
  const asked = withoutLooks(yes, head);
  const suiting = asked.filter(({ format }) => head.kind !== null && format.kinds.includes(head.kind));
  const field = suiting.length > 0 ? suiting : asked;
  const best = field.reduce((most, { format }) => Math.max(most, strength[format.claim]), 0);
  const left = field.filter(({ format }) => strength[format.claim] === best);
  const [first] = left;
  if (!first) return { found: 'none' };
  if (left.length > 1) return { found: 'several', candidates: left.map(({ format }) => format.id).sort() };
  return { found: 'one', ...first, contradicted: wanted !== undefined };
}

/** JSON that a format knows by its own keys is no plain list, whatever folder it lies in: anybody's strings look like ids there. */
function withoutLooks<Yes extends { readonly format: Format }>(yes: readonly Yes[], { text }: FileHead): readonly Yes[] {
  const known = yes.filter(({ format }) => format.claim === 'signature');
  return /^\s*[[{]/.test(text) && known.length > 0 ? known : yes;
}
