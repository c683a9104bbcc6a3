import {
  type Bill,
  type CostModel,
  costModel,
  keptYears,
  megabytesPerMonth,
  projectYear,
  type Sizes,
  times,
  totalOf,
} from '../cost/cost-model.ts';
import type { CostFigures, Figure, Habit, PriceTable } from '../cost/cost-terms.ts';
import { fleets, heavy, usual } from '../cost/habits.ts';
import { consoleCostText } from './console-cost-text.ts';
import { generatedFrom, tableOf } from './markdown.ts';

/** Two digits that count, plain: `0.000012`, `3.4`, `120`. */
function usd(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))));
  return digits === 0 ? whole(Number(value.toPrecision(2))) : value.toFixed(Math.min(digits, 9));
}

const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const parts = ['lambda', 's3Requests', 'dynamodb', 'sqs', 'logs', 'storage'] as const satisfies readonly (keyof Bill)[];
const heading = ['Lambda', 'S3 requests', 'DynamoDB', 'SQS', 'logs', 'storage', 'together'];
const cells = (bill: Bill): string[] => [...parts.map((part) => usd(bill[part])), usd(totalOf(bill))];

/** docs/cost.md. */
export function costPage(figures: CostFigures, prices: PriceTable, sizes: Sizes & { readonly apiMb: number }): string {
  const model = costModel(figures, prices, sizes);
  const standing = Object.values(model.standing()).reduce((sum, one) => sum + one, 0);
  const ofProjects = (habit: Habit, count: number) => totalOf(projectYear(model, habit).bill) * count;
  const [now, later] = fleets;
  return `${generatedFrom('local/generate/cost.ts')}

# What it costs

**In breve.** Un progetto costa circa ${usd(ofProjects(usual, 1))} dollari l’anno; i ${now} progetti finanziati, con ciò che sta acceso comunque, circa
${usd(ofProjects(usual, now) + standing * 12)} dollari l’anno in tutto; ${whole(later)} enti circa ${usd(ofProjects(usual, later) + standing * 12)}. Sono calcoli, non fatture:
le quantità sono misurate qui, i prezzi sono di seconda mano, e nulla è ancora stato eseguito su AWS.

US dollars, taxes and free tiers left out. Quantities are measured where it says so (\`local/cost/figures.json\`, written by
\`node tests/bench/cost/measure-cost.ts\`), prices are second hand and not checked (\`local/cost/prices.json\`). Nothing was run on AWS.

## A file, a judgement

${tableOf(['one', ...heading], perThing(model))}

A file is read at ${model.secondsPerMb.toPrecision(2)} s/MB, with ${whole(sizes.ingestMb)} MB of memory. Of a small file the start of the function and waiting for S3 are the
whole; of a large one, reading it.

## A project, a year

${[usual, heavy].map((habit) => projectText(model, habit)).join('\n\n')}

## All of them, a year

${tableOf(
  ['', ...fleets.map((count) => `${whole(count)} projects`)],
  [
    ...[usual, heavy].map((habit) => [`${habit.name}`, ...fleets.map((count) => usd(ofProjects(habit, count)))]),
    ...[usual, heavy].map((habit) => [
      `${habit.name}: keeping what seven years have left (Object Lock)`,
      ...fleets.map((count) => usd(keptYears(model, habit, 7) * count)),
    ]),
    ['what stands there whether anybody uploads or not', ...fleets.map(() => usd(standing * 12))],
  ],
)}

What stands there, a month: ${Object.entries(model.standing())
    .map(([name, value]) => `${name} ${usd(value)}`)
    .join(', ')}. For ${now} projects watching costs ${usd((standing * 12) / ofProjects(usual, now))} times the work that is watched.

In the long run keeping is the bill: a report that is uploaded gzipped keeps a tenth of its bytes, and costs no more to read. Not in it: requests to KMS (a bucket key makes them few), the bytes of the table, traces, mail of the alarms.

${consoleCostText(figures, prices, sizes.apiMb, usd)}

## The floor

The least that any design pays for a file: the put of whoever uploads it, one GET, each byte read once at the speed of the wire
(${figures.figures.wireMbPerSecond.value} MB/s), one PUT of what was found, one record of one write unit.

${tableOf(['file', 'floor', 'ours', 'times'], floorRows(model))}

${whereTheRestGoes(model)}

## What is asked of AWS

Counted in the SDK's clients while a project lives through these steps against real endpoints; \`tests/functions/request-budget.test.ts\` holds
them to their limits (DESIGN §6: at most 4 write units for an upload, 30 for a judgement, whatever the number of rows, series and resources).

${tableOf(
  ['step', 'S3', 'read units', 'write units', 'messages'],
  Object.entries(figures.steps).map(([step, { s3, readUnits, writeUnits, messages }]) => [
    step,
    Object.entries(s3)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ') || 'none',
    String(readUnits),
    String(writeUnits),
    String(messages),
  ]),
)}

## Figures

${tableOf(['figure', 'value', 'how'], Object.entries(figures.figures).map(figureRow))}

## Prices

Read on ${prices.readOn}. Of another region than eu-south-1 they are multiplied by ${prices.regionFactor.value}: ${prices.regionFactor.how}.

${tableOf(
  ['price', 'USD', 'per', 'region', 'source'],
  Object.entries(prices.prices).map(([name, { usd: price, per, region, source, checked }]) => [
    name,
    String(price),
    per,
    region,
    checked ? source : `${source}; secondary source, not checked here`,
  ]),
)}
`;
}

const figureRow = ([name, { value, unit, how, assumed }]: readonly [string, Figure]): string[] => [
  name,
  `${value} ${unit}`,
  assumed ? `assumption: ${how}` : how,
];

/** A month of four machines, four measures each. */
const monthMb = megabytesPerMonth({ ...usual, services: 1 });
const dayMb = megabytesPerMonth({ ...heavy, services: 1 }) / 30;
const seriesOfService = usual.resources * usual.classes;

const perThing = (model: CostModel): string[][] => [
  [`report of a month, 5 minutes, ${monthMb.toFixed(1)} MB`, ...cells(model.file('report', monthMb))],
  [`report of a day, 1 minute, ${dayMb.toFixed(1)} MB`, ...cells(model.file('report', dayMb))],
  ['report of 2,500 MB', ...cells(model.file('report', 2_500))],
  ['document of 1 MB', ...cells(model.file('document', 1))],
  ['declaration', ...cells(model.file('declaration', 0))],
  [
    `judgement of a project, ${usual.services} services, 150 days`,
    ...cells(model.judgement('judgement, 30 files', usual.services * seriesOfService * 5)),
  ],
  ['judgement of nothing new', ...cells(model.judgement('judgement of nothing new', 0))],
  ['a night’s question whether a project is due', ...cells(model.sweep())],
];

function projectText(model: CostModel, habit: Habit): string {
  const { bill, files, judgements } = projectYear(model, habit);
  const figures = `${whole(files)} files, ${whole(megabytesPerMonth(habit) * 12)} MB, ${whole(judgements)} judgements`;
  return `${habit.services} services, ${habit.resources} machines each, ${habit.classes} measures a machine; ${habit.name}: ${figures}.

${tableOf(heading, [cells(bill)])}`;
}

const floorRows = (model: CostModel): string[][] =>
  [dayMb, monthMb, 2_500].map((mb) => {
    const [floor, ours] = [totalOf(model.floor(mb)), totalOf(model.file('report', mb))];
    return [`${mb < 100 ? mb.toFixed(1) : whole(mb)} MB`, usd(floor), usd(ours), (ours / floor).toFixed(1)];
  });

function whereTheRestGoes(model: CostModel): string {
  const [floor, ours] = [model.floor(monthMb), model.file('report', monthMb)];
  const share = (part: keyof Bill): string => `${Math.round(((ours[part] - floor[part]) * 100) / (totalOf(ours) - totalOf(floor)))} %`;
  return `Of what a report of ${monthMb.toFixed(1)} MB costs above it, ${share('lambda')} is Lambda, ${share('dynamodb')} DynamoDB, ${share('s3Requests')} S3, ${share('sqs')} SQS, ${share('logs')} logs; a hundred thousand such reports
cost ${usd(totalOf(times(ours, 1e5)))} dollars.`;
}
