import { draftOfText } from '../../shared/mapping-draft/draft-file.ts';
import type { MappingDraft } from '../../shared/mapping-draft/mapping-draft.ts';
import { renderDraft } from '../../shared/mapping-draft/render-draft.ts';

/** The draft of a table written here, read in pieces of a few characters. */
export async function draftOf(text: string, filename = 'report.csv', typed = false): Promise<MappingDraft | null> {
  const open = async function* () {
    for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
  };
  return draftOfText(open, { typed, filename });
}

export async function yamlOf(text: string, filename = 'report.csv'): Promise<string> {
  const draft = await draftOf(text, filename);
  if (!draft) throw new Error('no draft');
  return renderDraft(draft, filename, 'it');
}

/** What a person writes in place of the placeholders. */
export type Answers = Readonly<Record<string, string>>;

/** The draft as a person completes it: a value for each field that has none, a unit where one is asked for. */
export function completed(yaml: string, answers: Answers): string {
  return yaml
    .split('\n')
    .map((line) => {
      const [, indent, field] = /^( *)(\w+): # DA COMPILARE/.exec(line) ?? [];
      if (field !== undefined) return `${indent}${field}: ${answers[field] ?? ''}`;
      return line.includes('# DA COMPILARE unit') ? line.replace('unit: ""', `unit: ${answers.unit ?? '""'}`) : line;
    })
    .join('\n');
}
