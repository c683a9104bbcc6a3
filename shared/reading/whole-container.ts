import type { Recognition } from '../model/digest.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import { blankRecognition, type ReadResult } from './read-text.ts';

/** What an archive or a workbook is as a whole, and what is wrong with it that none of its members tells. */
export interface Whole {
  readonly recognition: Recognition;
  readonly problem: ReasonCode | null;
}

/** Recognised where something in it is; documents where all its members are; what its only member is; else nothing readable. */
export function asWhole(members: readonly ReadResult[]): Whole {
  const all = members.map(({ recognition }) => recognition);
  const [first] = all;
  if (!first) return unread('ARCHIVE_WITHOUT_FILES');
  const known = all.filter(({ status }) => status === 'recognised');
  if (known.length > 0) {
    const formats = new Set(known.map(({ format }) => format));
    const format = formats.size === 1 ? (known[0]?.format ?? null) : null;
    const needs = [...new Set(known.flatMap((recognition) => recognition.needs))];
    return { recognition: { ...blankRecognition, status: 'recognised', format, needs }, problem: null };
  }
  if (all.every(({ status }) => status === 'document')) return { recognition: { ...blankRecognition, status: 'document' }, problem: null };
  // What is wrong with it is told beside its name: as a whole it is no more damaged than that.
  if (all.length === 1) return { recognition: { ...first, status: 'unrecognised' }, problem: null };
  return unread('ARCHIVE_NOTHING_READ');
}

const unread = (problem: ReasonCode): Whole => ({ recognition: { ...blankRecognition, reason: problem }, problem });
