import type { Comparison } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { instantOf } from '../../parts/instant.ts';
import { table } from '../../parts/table.ts';
import type { Words } from '../../words/words.ts';

interface InputChange {
  readonly what: string;
  readonly name: string;
  readonly before: Child;
  readonly after: Child;
}

/** The versions and the hashes of what is not the same in the two records: what whoever controls compares. */
export function changedInputs({ inputs }: Comparison['changes'], words: Words): Child {
  const lines = inputLines(inputs, words);
  if (lines.length === 0) return null;
  const { difference: say } = words;
  return [
    table<InputChange>({
      caption: say.proofs,
      rows: lines,
      columns: [
        {
          title: say.what,
          isHead: true,
          cell: ({ what, name }) => [what, name !== '' && element('span', { class: 'attesta-code' }, name)],
        },
        { title: say.before, cell: ({ before }) => before },
        { title: say.after, cell: ({ after }) => after },
      ],
    }),
  ];
}

function inputLines(inputs: Comparison['changes']['inputs'], words: Words): readonly InputChange[] {
  const { difference: say } = words;
  const sum = (sha: string | null): Child => (sha === null ? say.absent : element('span', { class: 'attesta-code' }, sha));
  const file = (one: (typeof inputs.uploads)[number]['before']): Child =>
    one === null ? say.absent : [instantOf(one.receivedAt, words), element('span', { class: 'attesta-code' }, one.version)];
  const listed = (
    what: string,
    { added, gone }: { readonly added: readonly string[]; readonly gone: readonly string[] },
  ): InputChange[] => [
    ...gone.map((name) => ({ what, name, before: say.present, after: say.absent })),
    ...added.map((name) => ({ what, name, before: say.absent, after: say.present })),
  ];
  const { declaration } = inputs;
  return [
    ...(declaration ? [{ what: say.declaration, name: '', before: sum(declaration.before), after: sum(declaration.after) }] : []),
    ...inputs.uploads.map(({ path, before, after }) => ({ what: say.file, name: path, before: file(before), after: file(after) })),
    ...listed(say.unread, inputs.unread),
    ...listed(say.review, inputs.reviews),
    ...inputs.registers.map(({ id, before, after }) => ({ what: say.register, name: id, before: sum(before), after: sum(after) })),
    ...inputs.claims.map(({ sha, before, after }) => ({
      what: say.claim,
      name: sha,
      before: String(before ?? say.absent),
      after: String(after ?? say.absent),
    })),
  ];
}
