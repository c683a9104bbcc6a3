import { draftOfFile } from '../../shared/mapping-draft/draft-file.ts';
import type { MappingDraft } from '../../shared/mapping-draft/mapping-draft.ts';
import { renderDraft } from '../../shared/mapping-draft/render-draft.ts';
import { means, sourceOf } from '../reading/read-bytes.ts';

/** The draft of a table written here, read in pieces of a few bytes; null: it needs none. */
export async function draftOf(text: string, filename = 'report.csv'): Promise<MappingDraft | null> {
  const drafted = await draftOfFile(sourceOf(new TextEncoder().encode(text), [97]), null, filename, means);
  return drafted?.draft ?? null;
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
