import { renderValue } from '../reasons/render.ts';
import { verdictWords } from '../telling/verdict-words.ts';
import { type Section, section } from './document.ts';
import type { ReportSource } from './report-source.ts';

/** The record's own hashes, and how anybody makes it again. */
export function proofSection({ record, words }: ReportSource): Section {
  const { ipa, cup, sequence } = record;
  const [what, how] = words.proofText;
  return section(words.proof, [
    { is: 'paragraph', text: what as string },
    { is: 'paragraph', text: how as string },
    {
      is: 'list',
      ordered: false,
      items: [words.replayStored(`${ipa.toLowerCase()}/${cup}/${sequence}`), words.replayFolder].map((text) => ({ text, under: [] })),
    },
    { is: 'paragraph', text: words.proofAnswer },
    {
      is: 'facts',
      caption: words.proofCaption,
      facts: [
        { label: words.hash, value: record.hash, code: true },
        { label: words.prevHash, value: record.prevHash ?? words.first, code: record.prevHash !== null },
        { label: words.rulesSha, value: record.ruleset.sha256, code: true },
        { label: words.declarationSha, value: record.inputs.declaration, code: true },
        { label: words.engine, value: record.engine },
      ],
    },
  ]);
}

/** The numbers of ours that the record was judged with; null: it prints none. */
export function assumptionsSection({ record, language, words }: ReportSource): Section | null {
  const numbers = Object.entries(record.assumptions ?? {}).filter(([, value]) => typeof value === 'number');
  if (numbers.length === 0) return null;
  const told = numbers.map(([name, value]) => `${name} ${renderValue(value, name, language)}`).join(', ');
  return section(words.assumptions, [
    { is: 'paragraph', text: `${verdictWords[language].assumed.replace('{version}', record.ruleset.version)}.` },
    { is: 'paragraph', text: `${told}.` },
  ]);
}
