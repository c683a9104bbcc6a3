import { Buffer } from 'node:buffer';
import * as z from 'zod';
import type { Language } from '../../shared/reasons/render.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import type { ApiPorts } from './api-ports.ts';
import { badParameter } from './bad-request.ts';

/** What a page shows a part of: the route, the project, every filter. */
export type List = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Cursors<Place> {
  /** null: the first page. Throws the problem `bad-request` for a cursor that is none, or that goes through another list. */
  read(cursor: string | undefined): Place | null;
  /** null: there is no next page. */
  write(place: Place | null): string | null;
}

/**
 * Places in one list as texts that go through a URL. A cursor comes from outside: `schema` checks what it holds. It carries a short hash of
 * the list, so that a place in one list is not taken for a place in another; a slip it tells, a forger it does not:
 * what the caller may see is asked again of every entry.
 */
export function cursorsOf<Place extends readonly (string | number)[]>(
  schema: z.ZodType<Place>,
  list: List,
  { means }: Pick<ApiPorts, 'means'>,
  language: Language,
): Cursors<Place> {
  const own = hashOf(list, means.sha256).slice(0, 8);
  const held = z
    .tuple([z.literal(own)], z.unknown())
    .transform(([, ...place]): unknown => place)
    .pipe(schema);
  return {
    read(cursor) {
      if (cursor === undefined) return null;
      const read = held.safeParse(decoded(cursor));
      if (!read.success) throw badParameter('cursor', 'query', language);
      return read.data;
    },
    write: (place) => place && Buffer.from(JSON.stringify([own, ...place])).toString('base64url'),
  };
}

/** undefined when the text is no JSON. */
function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
