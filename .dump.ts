import { readdirSync, statSync, existsSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { createHash } from 'node:crypto';
const root = '/tmp/fast/';
const { ingest } = await import(root + 'shared/pipeline.ts');
const { nodeMeans } = await import(root + 'functions/adapters/node-means.ts');
const { fileSource } = await import(root + 'local/folder/file-source.ts');
const { readMappingFile } = await import(root + 'local/folder/read-mapping-file.ts');
const out = process.argv[2];
const files: string[] = [];
const walk = (d: string) => { for (const n of readdirSync(d).sort()) { const p = join(d, n); if (statSync(p).isDirectory()) walk(p); else files.push(p); } };
for (const d of ['tests/formats', 'samples', 'tests/golden']) walk(root + d);
walk('/work/shared/corpus');
const lines: string[] = [];
const bodies: Record<string, unknown> = {};
for (const f of files) {
  if (/mapping\.ya?ml$|\.ts$/.test(f)) continue;
  const beside = [f + '.mapping.yaml', join(dirname(f), 'mapping.yaml')].find((p) => existsSync(p));
  let mapping = null;
  if (beside) { try { const r = await readMappingFile(beside, 'it'); if (r.ok) mapping = r.mapping; } catch {} }
  const digest = await ingest({ bytes: await fileSource(f), kind: null, mapping }, nodeMeans);
  const { reader, id, ...rest } = digest as any;
  const text = JSON.stringify(rest);
  lines.push(createHash('sha256').update(text).digest('hex').slice(0, 16) + ' ' + f);
  bodies[f] = rest;
}
writeFileSync(out, lines.join('\n'));
if (process.argv[3]) writeFileSync(process.argv[3], JSON.stringify(bodies));
console.log(lines.length);
