import type { Language } from '../../shared/reasons/render.ts';

/** A dictionary's type without its very words: any other text will do in their place, but none may be absent. */
export type Widened<T> = Language extends T
  ? T
  : T extends string
    ? string
    : T extends (...given: infer Given) => string
      ? (...given: Given) => string
      : { readonly [key in keyof T]: Widened<T[key]> };
