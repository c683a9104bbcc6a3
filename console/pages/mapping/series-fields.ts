import type { SeriesChoice } from '../../../shared/mapping-draft/mapping-choices.ts';
import { type Child, element } from '../../dom/element.ts';
import { choiceField, textField, whenChanged } from '../../forms/fields.ts';
import type { FormField } from '../../forms/form-field.ts';
import { fieldGroup } from '../../forms/section.ts';
import type { Words } from '../../words/words.ts';
import type { WizardState } from './wizard-state.ts';

interface SeriesFields {
  readonly element: Child;
  readonly fields: readonly FormField[];
}

/** What each measure is: a column of a wide table, a name of a long one. */
export function seriesFields(state: WizardState, words: Words): SeriesFields {
  const say = words.mapping;
  const { series, layout, resourceIs } = state.choices();
  const groups = series.map((one, index) => ({ one, fields: fieldsOf(one, index, resourceIs === 'series', state, words) }));
  const none = layout === 'long' && say.series.none;
  return {
    fields: groups.flatMap(({ fields }) => fields),
    element: [
      element('h3', {}, say.groups.measures),
      element('p', { class: 'attesta-prose' }, series.length > 0 ? say.series.intro : none),
      element(
        'div',
        { class: 'attesta-resources' },
        groups.map(({ one, fields }) =>
          fieldGroup(
            one.column,
            fields.map((field) => field.element),
          ),
        ),
      ),
    ],
  };
}

function fieldsOf(
  one: SeriesChoice,
  index: number,
  isNamed: boolean,
  state: WizardState,
  { mapping: { series: say, unsaid } }: Words,
): readonly FormField[] {
  const name = `series.${index}`;
  const put = (field: FormField, of: keyof SeriesChoice) => whenChanged(field, () => state.chooseSeries(index, { [of]: field.value() }));
  return [
    put(
      choiceField({ name: `${name}.class`, label: say.class, value: one.class }, [['', say.notRead], ...Object.entries(say.classes)]),
      'class',
    ),
    put(
      choiceField({ name: `${name}.meaning`, label: say.meaning, value: one.meaning }, [['', unsaid], ...Object.entries(say.meanings)]),
      'meaning',
    ),
    put(textField({ name: `${name}.unit`, label: say.unit, value: one.unit, help: say.unitHelp }), 'unit'),
    put(
      choiceField({ name: `${name}.statistic`, label: say.statistic, value: one.statistic }, [
        ['', unsaid],
        ...Object.entries(say.statistics),
      ]),
      'statistic',
    ),
    ...(isNamed ? [put(textField({ name: `${name}.resourceId`, label: say.resourceId, value: one.resourceId }), 'resourceId')] : []),
  ];
}
