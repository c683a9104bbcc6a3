import { describe, expect, test } from 'vitest';
import { pastedResources } from '../../console/pages/declaration/pasted-resources.ts';
import { threeWay } from '../../console/pages/declaration/three-way.ts';
import { valueAt, withValue } from '../../console/pages/declaration/value.ts';
import { wizardState } from '../../console/pages/mapping/wizard-state.ts';
import { choicesOfDraft } from '../../shared/mapping-draft/mapping-choices.ts';
import { surveyFile } from '../../shared/mapping-draft/survey-file.ts';
import { means, sourceOf } from '../reading/read-bytes.ts';

describe('my changes on what somebody else has saved meanwhile', () => {
  const base = {
    name: 'A',
    on: null,
    services: [
      { id: 'x', n: 1, ips: ['1'] },
      { id: 'y', n: 2 },
    ],
  };
  const withFirst = (some: object) => ({ ...base, services: [{ ...base.services[0], ...some }, base.services[1]] });
  test.each([
    ['nobody changed anything', base, base, base, [], []],
    ['I alone', { ...base, name: 'B' }, base, { ...base, name: 'B' }, [], []],
    ['they alone', base, withFirst({ n: 9 }), withFirst({ n: 9 }), ['services.x.n'], []],
    ['both, elsewhere', withFirst({ n: 5 }), { ...base, name: 'C' }, { ...withFirst({ n: 5 }), name: 'C' }, ['name'], []],
    ['both, alike', { ...base, name: 'D' }, { ...base, name: 'D' }, { ...base, name: 'D' }, [], []],
    [
      'both, the same field',
      { ...base, name: 'D' },
      { ...base, name: 'E' },
      { ...base, name: 'D' },
      [],
      [{ path: 'name', mine: 'D', theirs: 'E' }],
    ],
    [
      'both, one list of texts',
      withFirst({ ips: ['1', '2'] }),
      withFirst({ ips: ['3'] }),
      withFirst({ ips: ['1', '2'] }),
      [],
      [{ path: 'services.x.ips', mine: ['1', '2'], theirs: ['3'] }],
    ],
    [
      'I took a service away, they brought one',
      { ...base, services: base.services.slice(1) },
      { ...base, services: [...base.services, { id: 'z' }] },
      { ...base, services: [{ id: 'y', n: 2 }, { id: 'z' }] },
      ['services.z'],
      [],
    ],
    [
      'I took away what they changed: it is told, and mine stands',
      { ...base, services: base.services.slice(1) },
      withFirst({ n: 9 }),
      { ...base, services: [{ id: 'y', n: 2 }] },
      [],
      [{ path: 'services.x', mine: undefined, theirs: { id: 'x', n: 9, ips: ['1'] } }],
    ],
    [
      'a field that is null is one that is not there',
      { name: 'A', services: base.services },
      base,
      { name: 'A', services: base.services },
      [],
      [],
    ],
  ])('%s', (_what, mine, theirs, value, taken, clashes) => {
    expect(threeWay(base, mine, theirs)).toEqual({ value, theirs: taken, clashes });
  });
});

test.each([
  ['a field', { a: 1 }, 'a', 2, { a: 2 }],
  ['a field of a group that is not there', {}, 'a.b', 2, { a: { b: 2 } }],
  ['a field of a group that is null', { a: null }, 'a.b', 2, { a: { b: 2 } }],
  ['an item', { a: [{ b: 1 }, { b: 2 }] }, 'a.1.b', 3, { a: [{ b: 1 }, { b: 3 }] }],
])('puts %s', (_what, value, path, put, wanted) => {
  expect(withValue(value, path, put)).toEqual(wanted);
  expect(valueAt(wanted, path)).toBe(put);
});

test.each([
  [
    'cells of a sheet',
    'aws\ti-1\tVM\t\t13/10/2025\r\naws\tvol-1\tvolume\ti-1',
    [
      { provider: 'aws', id: 'i-1', kind: 'vm', createdOn: '2025-10-13' },
      { provider: 'aws', id: 'vol-1', kind: 'volume', parentId: 'i-1' },
    ],
  ],
  [
    'semicolons, a kind that nobody says, blank lines',
    '\nesempio-cloud; SRV-1\n\n',
    [{ provider: 'esempio-cloud', id: 'SRV-1', kind: 'vm' }],
  ],
  ['a line that is no list', 'hello', []],
])('resources from %s', (_what, text, wanted) => {
  expect(pastedResources(text)).toEqual(wanted);
});

describe('what follows from a choice about a table', () => {
  const survey = async (text: string) => {
    const found = await surveyFile(sourceOf(new TextEncoder().encode(text), [97]), 'usage-report', 'x.csv', means);
    if (!found) throw new Error('no table');
    return found;
  };
  const long = 'Quando;Nodo;Contatore;Valore\n12/01/2026 00:00;S-1;CPU %;1\n12/01/2026 00:00;S-1;RAM %;2\n13/01/2026 00:00;S-1;CPU %;3\n';
  const begun = async (text: string) => {
    const found = await survey(text);
    let changes = 0;
    const state = wizardState({ survey: found, choices: choicesOfDraft(found.draft), text: '' }, () => {
      changes += 1;
    });
    return { state, changes: () => changes };
  };

  test('another layout has other measures, and the first one brings the first ones back', async () => {
    const { state, changes } = await begun(long);
    const first = state.choices().series;
    expect(first.map(({ column, class: named }) => [column, named])).toEqual([
      ['CPU %', 'cpu'],
      ['RAM %', 'ram'],
    ]);
    state.choose({ layout: 'wide' });
    expect(state.choices().series.map(({ column }) => column)).toEqual(['Valore']);
    state.choose({ layout: 'long' });
    expect(state.choices().series).toEqual(first);
    expect(changes()).toBe(2);
  });

  test('another column of measures has the names that stand in it', async () => {
    const { state } = await begun(long);
    state.choose({ metric: 'Nodo' });
    expect(state.choices().series).toMatchObject([{ column: 'S-1', class: '' }]);
  });

  test('a text that reads one measure leaves the others to be read; one that cannot be read changes nothing', async () => {
    const { state } = await begun(long);
    const text = state.text();
    expect(state.take('series: [')).toBe(false);
    expect(state.text()).toBe(text);
    expect(state.take(text.replace(/ {2}- column: RAM %\n(?: {4}.*\n)*/, '# mine\n'))).toBe(true);
    expect(state.choices().series.map(({ column, class: named }) => [column, named])).toEqual([
      ['CPU %', 'cpu'],
      ['RAM %', ''],
    ]);
    expect(state.text()).toContain('# mine');
    state.chooseSeries(1, { class: 'ram' });
    expect(state.text()).toContain('column: RAM %');
  });
});
