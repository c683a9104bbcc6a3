import type { TextCheck } from '../../api/answers.ts';
import type { ApiFault } from '../../api/fault.ts';
import type { Fault } from '../../forms/told-form.ts';

/** What a dry run says, by fields. */
export const faultsOfCheck = ({ reasons }: TextCheck): readonly Fault[] =>
  reasons.map(({ text, details: { field, message } }) => ({
    name: typeof field === 'string' ? field : '',
    text: typeof message === 'string' ? message : text,
  }));

/** The same, where it was told instead of taking a text; none: it was refused for another reason. */
export const faultsOfRefusal = ({ problem }: ApiFault): readonly Fault[] =>
  problem.status === 422 ? (problem.errors ?? []).map(({ name, detail }) => ({ name, text: detail })) : [];
