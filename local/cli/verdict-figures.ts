import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { figuresOf } from '../../shared/telling/figures.ts';
import { table } from './output.ts';

type Measured = AttestaRecord['findings'][number]['measured'][number];

/** The numbers of the classes as columns of equal width. */
export function figuresText(measured: readonly Measured[], language: Language, indent: string): string {
  const { classes, rows } = figuresOf(measured, language);
  return table([['', ...classes], ...rows], indent);
}
