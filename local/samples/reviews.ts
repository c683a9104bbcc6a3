import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import { judgeFolder } from '../folder/judge-folder.ts';
import { DEMO_INSTANT, type Decision, type Sample, yamlText } from './sample.ts';

/** User id of the one auditor of the samples. */
const auditor = 'ASV-0001';

/**
 * The decisions of a sample as files of `reviews/`, each bound to what its finding is made of: the dossier is judged without them, as the
 * auditor saw it. Throws where a decision is about a finding that is not there.
 * @param files the sample's folder, without `reviews/`
 */
export async function reviewsOf(sample: Sample, files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, Uint8Array>> {
  const decisions = sample.decisions ?? [];
  if (decisions.length === 0) return new Map();
  const record = await judged(files);
  const reviews = decisions.map((decision) => reviewOf(decision, record));
  return new Map(
    reviews.map((review) => [`reviews/${review.service ?? 'project'}-${review.point}.yaml`, new TextEncoder().encode(yamlText(review))]),
  );
}

function reviewOf({ point, service, outcome, reason, session = null }: Decision, record: AttestaRecord): Review {
  const finding = record.findings.find((one) => one.point === point && one.service === service);
  if (!finding) throw new Error(`${point} ${service ?? ''}: a sample decides what is not in its record`);
  const seen = [...new Set(finding.evidence.map(({ file }) => file))];
  const { judged } = finding;
  const head = { schema: 'attesta/review@1', record: record.hash, point, service, judged } as const;
  return { ...head, outcome, reason, who: auditor, at: DEMO_INSTANT, seen, session };
}

async function judged(files: ReadonlyMap<string, Uint8Array>): Promise<AttestaRecord> {
  const folder = await mkdtemp(join(tmpdir(), 'attesta-sample-'));
  try {
    for (const [path, bytes] of files) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const record = (await judgeFolder(folder, DEMO_INSTANT, () => {})).judged?.record;
    if (!record) throw new Error('the dossier of a sample is invalid');
    return record;
  } finally {
    await rm(folder, { recursive: true });
  }
}
