import type { PinnedRuleset } from '../../shared/model/ruleset.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { isSameVerdict, type VerdictDiff } from '../../shared/verdict/diff-rulesets.ts';
import { table } from './output.ts';
import { verdictWords } from './verdict-words.ts';

/** A folder judged by two versions; `changes` null: without a valid declaration there was nothing to judge. */
export interface FolderDiff {
  readonly folder: string;
  readonly asOf: string;
  readonly changes: VerdictDiff | null;
}

const words = {
  it: { same: 'nulla cambia', unjudged: 'nessuna dichiarazione valida: nulla da giudicare', changed: 'fascicoli che cambiano', none: '—' },
  en: { same: 'nothing changes', unjudged: 'no valid declaration: nothing to judge', changed: 'dossiers that change', none: '—' },
} as const;

/** The verdicts that a new version changes, a dossier after the other, in words. */
export function rulesetDiffText(before: PinnedRuleset, after: PinnedRuleset, folders: readonly FolderDiff[], language: Language): string {
  const name = ({ ruleset, sha256 }: PinnedRuleset) => `${ruleset.notice}/${ruleset.version} (${ruleset.status}, ${sha256.slice(0, 12)})`;
  const changed = folders.filter(({ changes }) => changes && !isSameVerdict(changes));
  return [
    `${name(before)}\n→ ${name(after)}\n`,
    ...folders.map((folder) => `\n${folderText(folder, language)}`),
    `\n${words[language].changed}: ${changed.length}/${folders.length}\n`,
  ].join('');
}

function folderText({ folder, asOf, changes }: FolderDiff, language: Language): string {
  const { same, unjudged } = words[language];
  const title = `${folder} (${asOf})`;
  if (!changes) return `${title}: ${unjudged}\n`;
  if (isSameVerdict(changes)) return `${title}: ${same}\n`;
  return `${title}\n${table([...packageRows(changes, language), ...serviceRows(changes, language), ...pointRows(changes, language)], '  ')}`;
}

function packageRows({ outcome, payableEur, deadline }: VerdictDiff, language: Language): readonly (readonly string[])[] {
  const said = verdictWords[language];
  return [
    ...(outcome ? [[said.outcome, '', arrow(said.project[outcome.before], said.project[outcome.after])]] : []),
    ...(payableEur ? [[said.payable, '', arrow(String(payableEur.before), String(payableEur.after))]] : []),
    ...(deadline ? [[said.deadline, '', arrow(deadline.before ?? words[language].none, deadline.after ?? words[language].none)]] : []),
  ];
}

function serviceRows({ services }: VerdictDiff, language: Language): readonly (readonly string[])[] {
  const said = verdictWords[language].service;
  const outcome = (of: VerdictDiff['services'][number]['before']) => (of ? said[of.outcome] : words[language].none);
  return services.map(({ service, before, after }) => [service, '', arrow(outcome(before), outcome(after))]);
}

function pointRows({ points }: VerdictDiff, language: Language): readonly (readonly string[])[] {
  const said = verdictWords[language];
  const outcome = (of: VerdictDiff['points'][number]['before']) => (of ? said.point[of.outcome] : words[language].none);
  return points.map(({ point, service, before, after }) => {
    const moved = outcome(before) === outcome(after) ? outcome(after) : arrow(outcome(before), outcome(after));
    return [service ?? said.package, point, [moved, ...codesMoved(before?.codes ?? [], after?.codes ?? [])].join('  ')];
  });
}

/** `-GAP_DAY +GAP_LONG`: which codes went and which came. */
const codesMoved = (before: readonly string[], after: readonly string[]): readonly string[] => [
  ...before.filter((code) => !after.includes(code)).map((code) => `-${code}`),
  ...after.filter((code) => !before.includes(code)).map((code) => `+${code}`),
];

const arrow = (before: string, after: string): string => `${before} → ${after}`;
