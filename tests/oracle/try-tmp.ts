import { askOracle } from './continuity-oracle.ts';
import { generateCase } from './generate-case.ts';

const counts = new Map<string, number>();
let rows = 0,
  most = 0;
const N = Number(process.argv[2] ?? 300);
let tg = 0,
  to = 0;
for (let s = 0; s < N; s++) {
  let t = performance.now();
  const c = generateCase(s);
  tg += performance.now() - t;
  const n = c.files.reduce((a, f) => a + f.rows.length, 0);
  rows += n;
  most = Math.max(most, n);
  t = performance.now();
  const a = askOracle(c);
  to += performance.now() - t;
  const seen = new Set([...a.service, ...a.classes.flatMap((k) => k.reasons)].map((r) => `${r.code} ${r.severity}`));
  for (const k of seen) counts.set(k, (counts.get(k) ?? 0) + 1);
  if (a.classes.some((k) => k.reasons.every((r) => r.severity === 'warning' || r.severity === 'info')))
    counts.set('class passes', (counts.get('class passes') ?? 0) + 1);
}
console.log({ rows: rows / N, most, tg, to });
console.log(
  [...counts]
    .sort()
    .map(([k, v]) => `${v}\t${k}`)
    .join('\n'),
);
