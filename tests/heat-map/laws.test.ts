import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { continuityCellOf } from '../../shared/heat-map/continuity-cell-of.ts';
import { continuityMapOf } from '../../shared/heat-map/continuity-map-of.ts';
import { cellStates } from '../../shared/model/continuity-map.ts';
import { dayNumber, dayText, HOUR } from '../../shared/time/civil-day.ts';
import { romeMidnight } from '../../shared/time/rome.ts';
import { decimal, digestOfWriter, MINUTE, usageFacts } from '../support/build-usage-facts.ts';

/** How the rows of one machine come about, about a period that often meets a clock change. */
const recipe = fc.record({
  start: fc
    .constantFrom('2026-01-10', '2025-10-26', '2026-03-29')
    .chain((day) => fc.integer({ min: dayNumber(day) - 12, max: dayNumber(day) })),
  days: fc.integer({ min: 3, max: 20 }),
  step: fc.constantFrom(30 * MINUTE, HOUR, 2 * HOUR, 151 * MINUTE),
  holes: fc.array(fc.tuple(fc.integer({ min: -6, max: 480 }), fc.integer({ min: 1, max: 60 })), { maxLength: 4 }),
  zeros: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 20 }),
  receivedAfter: fc.oneof(fc.constant(10_000_000), fc.integer({ min: 0, max: 20 * 24 * 60 })),
});
type Recipe = typeof recipe extends fc.Arbitrary<infer R> ? R : never;

function factsOf({ start, days, step, holes, zeros, receivedAfter }: Recipe) {
  const digest = digestOfWriter('one.csv', (writer) => {
    let row = 2;
    for (let stamp = romeMidnight(start) - 5 * HOUR; stamp < romeMidnight(start + days) + 5 * HOUR; stamp += step) {
      const hour = (stamp - romeMidnight(start)) / HOUR;
      if (holes.some(([at, length]) => hour >= at && hour < at + length)) continue;
      const isZero = zeros.some((day) => stamp >= romeMidnight(start + day) && stamp < romeMidnight(start + day + 1));
      writer.add(stamp, 0, decimal(isZero ? 0 : 5 + (row % 7)), row);
      row += 1;
    }
  });
  return usageFacts({
    files: [],
    digests: [digest],
    asOf: new Date(romeMidnight(start) + receivedAfter * MINUTE).toISOString(),
    service: { migrationStartedOn: dayText(start), releasedOn: dayText(start + days - 1) },
  });
}

function judged(one: Recipe) {
  const facts = factsOf(one);
  const map = continuityMapOf(facts, 'migration');
  const { reasons, measured = [] } = usageCoversWindow.assess(facts, { classes: ['cpu'] });
  const cpu = map.classes.find((each) => each.class === 'cpu');
  if (!cpu) throw new Error('no class');
  const inWindow = map.days.flatMap(({ day }, index) => (day >= cpu.window.from && day <= cpu.window.to ? [index] : []));
  const daysIn = (...states: readonly string[]) =>
    inWindow.filter((index) => states.includes(cpu.states[index] as string)).map((index) => map.days[index]?.day as string);
  const told = (code: string) => reasons.flatMap((reason) => (reason.code === code ? [reason.details] : []));
  return { facts, map, cpu, inWindow, daysIn, told, measured: measured[0] };
}

const law = (what: string, holds: (of: ReturnType<typeof judged>) => void) =>
  test(what, () =>
    fc.assert(
      fc.property(recipe, (one) => holds(judged(one))),
      { numRuns: 60 },
    ),
  );

law('every day of the period, and of the map, is in exactly one state', ({ map, cpu, inWindow }) => {
  expect(inWindow.length).toBe(dayNumber(cpu.window.to) - dayNumber(cpu.window.from) + 1);
  for (const { states, coveredMinutes } of [cpu, ...map.resources.flatMap(({ classes }) => classes)]) {
    expect([states.length, coveredMinutes.length]).toEqual([map.days.length, map.days.length]);
    expect(states.filter((state) => !cellStates.includes(state))).toEqual([]);
  }
});

law('gaps are the days of GAP_DAY', ({ daysIn, told }) => {
  expect(daysIn('gap')).toEqual(told('GAP_DAY').map(({ day }) => day));
});

law('missing edges are those of PERIOD_NOT_COVERED, once the period is known', ({ daysIn, told, cpu, map }) => {
  const [first, last] = [daysIn('missing').includes(cpu.window.from), daysIn('missing').includes(cpu.window.to)];
  const anything = cpu.states.some((state) => state === 'covered' || state === 'partial' || state === 'zero');
  if (!anything || cpu.knownUntil < new Date(romeMidnight(dayNumber(cpu.window.to) + 1)).toISOString()) return;
  const edges = told('PERIOD_NOT_COVERED').map(({ day }) => day);
  if (edges.length === 0 && told('METRIC_MISSING').length + told('CADENCE_UNKNOWN').length > 0) return;
  expect([first, last]).toEqual([edges.includes(cpu.window.from), edges.includes(cpu.window.to)]);
  expect(map.point).toBe('TRA-03');
});

law('as many days have coverage as the record prints, and as many minutes', ({ daysIn, cpu, inWindow, measured }) => {
  expect(daysIn('covered', 'partial', 'zero').length).toBe(measured?.daysCovered);
  const minutes = inWindow.reduce((sum, index) => sum + (cpu.coveredMinutes[index] as number), 0);
  const printed = (measured?.coveredSeconds ?? 0) / 60;
  // Each day is rounded down to its minute.
  expect(minutes).toBeLessThanOrEqual(printed);
  expect(minutes).toBeGreaterThan(printed - inWindow.length - 1);
});

law(
  'zero days are among those that the record prints, and are all of them where every day has coverage',
  ({ daysIn, inWindow, measured }) => {
    const zeros = daysIn('zero').length;
    expect(zeros).toBeLessThanOrEqual(measured?.zeroDays ?? 0);
    if (daysIn('covered', 'partial', 'zero').length === inWindow.length) expect(zeros).toBe(measured?.zeroDays);
  },
);

law('days wait only after what is known, and the only server is the service', ({ map, cpu }) => {
  map.days.forEach(({ day }, index) => {
    if (cpu.states[index] === 'waiting') expect(romeMidnight(dayNumber(day))).toBeGreaterThanOrEqual(Date.parse(cpu.knownUntil));
  });
  expect(map.resources[0]?.classes[0]?.states).toEqual(cpu.states);
});

law('a cell says what the map says of it', ({ facts, map, cpu }) => {
  map.days.forEach(({ day, hours }, index) => {
    const cell = continuityCellOf(facts, 'migration', { class: 'cpu', resource: map.resources[0]?.id as string, day });
    const { states, coveredMinutes } = map.resources[0]?.classes[0] ?? { states: [], coveredMinutes: [] };
    const isOfWindow = day >= cpu.window.from && day <= cpu.window.to;
    expect([cell?.hours, cell?.coveredMinutes]).toEqual([hours, coveredMinutes[index]]);
    if (isOfWindow) expect(cell?.state).toBe(states[index]);
  });
});
