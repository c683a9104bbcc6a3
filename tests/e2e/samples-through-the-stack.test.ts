import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeFolder } from '../../local/folder/judge-folder.ts';
import { allSamples } from '../../local/samples/all-samples.ts';
import { DEMO_INSTANT } from '../../local/samples/sample.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { attesta, temporaryFolder } from './rig.ts';

/**
 * S3's version is the one thing that a folder cannot know. A review names the record that it judged, which names those versions: its own hash is
 * the stack's. All else is compared, who decided what and when too.
 */
const withoutVersions = ({ findings }: AttestaRecord) =>
  findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map((reference) => ({ ...reference, versionId: null })),
    reasons: finding.reasons.map((reason) =>
      'review' in reason.details ? { ...reason, details: { ...reason.details, review: null } } : reason,
    ),
  }));

interface Started {
  readonly projects: readonly { readonly cup: string; readonly record: AttestaRecord | null }[];
}

test('start --once --json judges the samples as verify does, and again after a restart', async () => {
  const environment = { ATTESTA_DATA: temporaryFolder(), ATTESTA_S3_PORT: '0', ATTESTA_DYNAMODB_PORT: '0' };
  const first = await attesta(['start', '--once', '--json'], environment).ended;
  expect(first.code, first.stderr).toBe(0);
  const started = JSON.parse(first.stdout) as Started;

  for (const { name, dossier, decisions = [] } of allSamples) {
    const { judged } = await judgeFolder(join(import.meta.dirname, '../../samples', name), DEMO_INSTANT, () => {});
    const alone = judged?.record as AttestaRecord;
    const stacked = started.projects.find(({ cup }) => cup === dossier.project.cup)?.record as AttestaRecord;
    expect([name, stacked.outcome, stacked.asOf]).toEqual([name, alone.outcome, alone.asOf]);
    expect(withoutVersions(stacked)).toEqual(withoutVersions(alone));
    expect(stacked.nextSteps).toEqual(alone.nextSteps);
    expect(stacked.inputs.digests).toEqual(alone.inputs.digests);
    expect(stacked.inputs.reviews).toHaveLength(decisions.length);
    expect(alone.inputs.reviews).toHaveLength(decisions.length);
    // Judged once as uploaded and, where an auditor decided, again.
    if (decisions.length > 0) expect(stacked.sequence).toBeGreaterThan(1);
  }

  const second = await attesta(['start', '--once', '--json'], environment).ended;
  expect(second.code, second.stderr).toBe(0);
  const hashes = ({ projects }: Started) => projects.map(({ cup, record }) => [cup, record?.hash]);
  expect(hashes(JSON.parse(second.stdout) as Started)).toEqual(hashes(started));
}, 120_000);
