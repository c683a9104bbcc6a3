import { readFileSync } from 'node:fs';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { fileSource } from '../../local/folder/file-source.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { ingest } from '../../shared/pipeline.ts';
import { mappingOf } from '../reading/read-bytes.ts';

/** Reads one file in a process of its own and writes what came of it, and what it cost, as JSON: `file kind|- mapping|-`. */
const [path = '', kind = '-', mappingPath = '-'] = process.argv.slice(2);
const mapping = mappingPath === '-' ? null : { value: mappingOf(readFileSync(mappingPath, 'utf8')), sha256: '0'.repeat(64) };
const before = process.memoryUsage.rss();
const started = performance.now();
const digest = await ingest({ bytes: await fileSource(path), kind: kind === '-' ? null : (kind as EvidenceKind), mapping }, nodeMeans);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage();
const { status, reason, format } = digest.recognition;
const result = {
  outcome: reason ?? status,
  format,
  issues: digest.issues.map(({ code }) => code),
  rows: digest.rows,
  series: digest.series.length,
  seconds,
  processor: (user + system) / 1e6,
  before,
  peak: process.resourceUsage().maxRSS * 1024,
  digest: Math.round(JSON.stringify(digest).length),
};
console.log(JSON.stringify(result));
