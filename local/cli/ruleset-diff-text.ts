import type { PinnedRuleset } from '../../shared/model/ruleset.ts';
import { type Language, renderInstant, renderValue } from '../../shared/reasons/render.ts';
import { verdictWords } from '../../shared/telling/verdict-words.ts';
import { isSameVerdict, type VerdictDiff } from '../../shared/verdict/diff-rulesets.ts';
import { table } from './output.ts';
import { type RuleChange, ruleChanges } from './ruleset-changes.ts';

/** A folder judged by two versions; `changes` null: without a valid declaration there was nothing to judge. */
export interface FolderDiff {
  readonly folder: string;
  readonly asOf: string;
  readonly changes: VerdictDiff | null;
}

const words = {
  it: {
    same: 'nulla cambia',
    unjudged: 'nessuna dichiarazione valida: nulla da giudicare',
    changed: 'fascicoli che cambiano',
    none: '—',
    draft: 'bozza',
    published: 'pubblicate',
    rules: 'Regole diverse',
    sameRules: 'Le regole dicono le stesse cose.',
    altered: 'cambiato',
    absent: 'non c’è',
    dossiers: 'Esiti diversi (- motivo che non c’è più, + motivo nuovo)',
  },
  en: {
    same: 'nothing changes',
    unjudged: 'no valid declaration: nothing to judge',
    changed: 'dossiers that change',
    none: '—',
    draft: 'draft',
    published: 'published',
    rules: 'Rules that differ',
    sameRules: 'The rules say the same.',
    altered: 'changed',
    absent: 'absent',
    dossiers: 'Verdicts that differ (- a reason that is gone, + a new one)',
  },
} as const;

/** The verdicts that a new version changes, a dossier after the other, in words. */
export function rulesetDiffText(before: PinnedRuleset, after: PinnedRuleset, folders: readonly FolderDiff[], language: Language): string {
  const name = ({ ruleset, sha256 }: PinnedRuleset) =>
    `${ruleset.notice}/${ruleset.version} (${words[language][ruleset.status]}, ${sha256.slice(0, 12)})`;
  const changed = folders.filter(({ changes }) => changes && !isSameVerdict(changes));
  return [
    `${name(before)}\n→ ${name(after)}\n\n`,
    rulesText(ruleChanges(before.ruleset, after.ruleset), language),
    `\n${words[language].dossiers}\n`,
    ...folders.map((folder) => `\n${folderText(folder, language)}`),
    `\n${words[language].changed}: ${changed.length}/${folders.length}\n`,
  ].join('');
}

/** A number from what to what; of anything longer only that it changed. */
function rulesText(changes: readonly RuleChange[], language: Language): string {
  const { rules, sameRules, altered, absent } = words[language];
  if (changes.length === 0) return `${sameRules}\n`;
  const isShort = (value: unknown) => value === null || typeof value !== 'object';
  const told = (value: unknown) => {
    if (value === null) return absent;
    return isShort(value) ? renderValue(value, '', language) : '…';
  };
  const rows = changes.map((change) => [
    change.name,
    isShort(change.before) || isShort(change.after) ? arrow(told(change.before), told(change.after)) : altered,
  ]);
  return `${rules}\n${table(rows, '  ')}`;
}

function folderText({ folder, asOf, changes }: FolderDiff, language: Language): string {
  const { same, unjudged } = words[language];
  const title = `${folder} (${renderInstant(asOf, language)})`;
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
