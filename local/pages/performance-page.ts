import { generatedFrom, tableOf } from './markdown.ts';
import { type BenchSize, memoryTargets, ratioTargets } from './performance-targets.ts';
import { inputWords, toolWords } from './performance-words.ts';

interface Run {
  readonly input: string;
  readonly bytes: number;
  readonly tool: string;
  readonly seconds: number;
  readonly rssMb: number;
}

/** A file of tests/bench/results, as the bench writes it. */
export interface BenchResult {
  /** Version of Attesta's reading. */
  readonly reader: string;
  readonly rounds: number;
  /** MiB that new objects of Attesta's own filled before V8 looked at them; not there: V8's own measure. */
  readonly youngSpace?: number;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly system: string;
    readonly node: string;
    readonly pinned: boolean;
    readonly load: number;
  };
  readonly runs: readonly Run[];
  readonly ratios: Readonly<Record<string, number>>;
}

const titles: Readonly<Record<BenchSize, string>> = {
  quick: 'A first look (about 25 MB an input)',
  '250': '250 MB an input',
  '2500': '2.5 GB an input',
};

/** docs/performance.md from the results that are kept: how it was measured, what came out, which aims are met. */
export function performancePage(results: ReadonlyMap<BenchSize, BenchResult>): string {
  return [
    generatedFrom('local/pages/performance-page.ts'),
    '',
    '# Performance of reading',
    '',
    howItWasMeasured,
    '',
    '## Inputs',
    '',
    tableOf(['input', 'what it is'], Object.entries(inputWords)),
    '',
    '## Contenders',
    '',
    tableOf(['tool', 'what it does'], Object.entries(toolWords)),
    ...[...results].flatMap(([size, result]) => ['', `## ${titles[size]}`, '', ...section(size, result)]),
    ...(results.size === 0 ? ['', 'No results are kept yet: `npm run bench -- --size 250 --write`.'] : []),
    '',
  ].join('\n');
}

const howItWasMeasured = `\`npm run bench\` makes its inputs (deterministic, kept in a temporary folder), has every contender do the same job on them and compares their
answers; \`npm run bench -- --quick\` is a first look. **The job**: for each resource and metric the number of samples and of empty ones, first and last
instant, the stretches of five-minute slots with silences of 2 h 30 closed, and for each Rome day samples, sum, minimum and maximum; and
which rows are malformed. Sums of doubles are rounded to as many decimals as the values have, Attesta’s are exact, and both must be the same text.
A contender that answers otherwise ends the bench; a digest names only the first malformed rows, so of \`attesta-ingest\` their number is compared.

Timed are **whole processes, from start to exit**, on one core where \`taskset\` is there, one after the other in turns (A B C, B C A, …) after a round to warm up (a first look has none).
Seconds and memory are medians. **A ratio is the contender’s time over Attesta’s, pair by pair of each round, median**: above 1 Attesta is faster, and of a limit such
as \`wc -l\` 0.2 says that Attesta takes five times as long. Jobs are bundled by esbuild as the functions are. Memory is the kernel’s high-water mark of the
process. DuckDB assumes that a charge of \`bill\` lasts an hour; nothing here ran on Lambda, and S3 is the laptop’s endpoint over plain HTTP.`;

const ranThrifty = (youngSpace: number): string =>
  ` Attesta’s own processes let new objects fill ${youngSpace} MiB (\`--max-semi-space-size\`), as the function \`ingest\` does; V8 by itself goes up to 16.`;

function section(size: BenchSize, { machine, reader, rounds, youngSpace, runs, ratios }: BenchResult): string[] {
  const { processor, cores, memoryGiB, system, node, pinned, load } = machine;
  const busy = load > 1 ? ` The machine was busy with other things (load ${load}): ratios hold roughly, seconds do not.` : '';
  const targets = [...ratioRows(size, ratios), ...(size === 'quick' ? [] : memoryRows(runs))];
  return [
    `${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}, ${pinned ? 'contenders tied to one core' : 'contenders not tied to a core'}; reader ${reader}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.${youngSpace === undefined ? '' : ranThrifty(youngSpace)}${busy}`,
    '',
    ...(targets.length > 0 ? [tableOf(['aim', 'wanted', 'measured', ''], targets), ''] : []),
    tableOf(
      ['input', 'MB', 'tool', 's', 'MB/s', 'MiB', 'time / Attesta’s scan', 'time / Attesta’s ingest'],
      runs.map((run) => runRow(run, ratios)),
    ),
  ];
}

function runRow({ input, bytes, tool, seconds, rssMb }: Run, ratios: BenchResult['ratios']): string[] {
  const ratio = (form: string): string => {
    const found = ratios[`${input}: ${form} vs ${tool}`];
    return found === undefined ? '' : short(found);
  };
  const megabytes = bytes / 1e6;
  return [
    input,
    short(megabytes),
    tool,
    short(seconds),
    short(megabytes / seconds),
    rssMb.toFixed(0),
    ratio('attesta'),
    ratio('attesta-ingest'),
  ];
}

/** Three digits that count. */
const short = (value: number): string => (value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))));

function ratioRows(size: BenchSize, ratios: BenchResult['ratios']): string[][] {
  return ratioTargets
    .filter(({ sizes }) => sizes.includes(size))
    .map(({ ratio, least }) => {
      const measured = ratios[ratio];
      return [
        ratio,
        `≥ ${short(least)}`,
        measured === undefined ? 'not measured' : short(measured),
        verdict(measured, (value) => value >= least),
      ];
    });
}

function memoryRows(runs: readonly Run[]): string[][] {
  const peak = (input: string, tool: string): number | undefined => runs.find((run) => run.input === input && run.tool === tool)?.rssMb;
  return memoryTargets.map(({ input, tool, most, moreThan }) => {
    const [whole, less] = [peak(input, tool), moreThan === undefined ? 0 : peak(moreThan, tool)];
    const measured = whole === undefined || less === undefined ? undefined : whole - less;
    const aim = moreThan === undefined ? `${input}: memory of ${tool}` : `${input}: memory of ${tool}, beyond that of a tenth of the rows`;
    return [
      aim,
      `≤ ${most} MiB`,
      measured === undefined ? 'not measured' : `${measured.toFixed(0)} MiB`,
      verdict(measured, (value) => value <= most),
    ];
  });
}

const verdict = (measured: number | undefined, isMet: (value: number) => boolean): string =>
  measured === undefined ? '' : isMet(measured) ? 'met' : '**missed**';
