import { expect, test } from 'vitest';
import { loadChecks } from '../../local/checks-folder.ts';
import { loadRulesets } from '../../local/rulesets-folder.ts';
import { publicationProblems, type RulesetOnDisk } from '../../shared/rulesets/publication-problems.ts';
import { published } from '../../shared/rulesets/published.ts';

const path = 'avviso-di-prova/2026-01.yaml';
const file = (sha256: string, status: RulesetOnDisk['status']): RulesetOnDisk => ({ path, sha256, status });

const next: RulesetOnDisk = { path: 'avviso-di-prova/2026-02.yaml', sha256: 'c3', status: 'published' };

/** [what is so, files of the folder, what was published, what must be said; null: nothing]. */
test.each<[string, readonly RulesetOnDisk[], Readonly<Record<string, string>>, RegExp | null]>([
  ['a draft is in no list', [file('a1', 'draft')], {}, null],
  ['a release as it was published', [file('a1', 'published')], { [path]: 'a1' }, null],
  [
    'a release that nobody listed: the line to add',
    [file('a1', 'published')],
    {},
    /add to .*published\.ts: 'avviso-di-prova\/2026-01\.yaml': 'a1'/,
  ],
  ['a release of which a byte changed', [file('b2', 'published')], { [path]: 'a1' }, /was published as a1 and is b2 now/],
  ['a release made a draft again, to change it', [file('b2', 'draft')], { [path]: 'a1' }, /cannot be a draft again/],
  ['a release made a draft again, unchanged but for that', [file('a1', 'draft')], { [path]: 'a1' }, /cannot be a draft again/],
  ['a release taken away', [], { [path]: 'a1' }, /must stay: records cite it/],
  ['a release beside the draft of its next version', [file('a1', 'published'), { ...next, status: 'draft' }], { [path]: 'a1' }, null],
  ['a draft that is listed already', [{ ...next, status: 'draft' }], { [next.path]: 'c3' }, /2026-02.*cannot be a draft again/],
  ['a next version published and not listed', [file('a1', 'published'), next], { [path]: 'a1' }, /2026-02\.yaml: published; add to .*'c3'/],
])('%s', (_name, files, listed, said) => {
  const problems = publicationProblems(files, listed);
  if (said === null) expect(problems).toEqual([]);
  else expect(problems).toEqual([expect.stringMatching(said)]);
});

test('a release under another name is two problems: the one that is gone, and the one that nobody listed', () => {
  expect(publicationProblems([next], { [path]: 'c3' })).toEqual([
    expect.stringMatching(/2026-02\.yaml: published; add to/),
    expect.stringMatching(/2026-01\.yaml: was published and must stay/),
  ]);
});

test('every published ruleset of this engine is what it was when it was published', async () => {
  const files = (await loadRulesets(await loadChecks())).map(({ ruleset, ...one }) => ({ ...one, status: ruleset.status }));
  expect(files.length).toBeGreaterThan(0);
  expect(publicationProblems(files, published)).toEqual([]);
  for (const sha256 of Object.values(published)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});
