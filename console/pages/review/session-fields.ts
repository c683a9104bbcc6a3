import type { Decision } from '../../api/answers.ts';
import { element } from '../../dom/element.ts';
import { dayField, longTextField, oneOfField } from '../../forms/fields.ts';
import { type FormField, formField } from '../../forms/form-field.ts';
import { fieldGroup } from '../../forms/section.ts';
import type { Fault } from '../../forms/told-form.ts';
import { romeInstant } from '../../parts/rome-instant.ts';
import type { Words } from '../../words/words.ts';

type Session = NonNullable<Decision['session']>;

export interface SessionFields {
  readonly element: HTMLElement;
  readonly fields: readonly FormField[];
  /** What was held, or what is wrong that the API could not say: it takes an instant, a person writes a day and an hour. */
  read(): { readonly session: Session; readonly faults: readonly Fault[] };
}

/** The synchronous session of a SaaS: how and when it was held, who took part by role, what was seen. */
export function sessionFields({ review: say }: Words): SessionFields {
  const required = { value: '', mark: say.required };
  const mode = oneOfField({ ...required, name: 'session.mode', label: say.mode }, [
    ['video-call', say.modes['video-call']],
    ['on-site', say.modes['on-site']],
  ]);
  const day = dayField({ ...required, name: 'session.heldAt', label: say.heldOn });
  const time = formField(
    { ...required, name: 'session.heldAt.time', label: say.heldAt, help: say.heldAtHelp },
    element('input', { type: 'time', class: 'form-control' }),
  );
  const participants = longTextField({ name: 'session.participants', label: say.participants, value: '', help: say.participantsHelp });
  const shown = longTextField({ ...required, name: 'session.shown', label: say.shown, help: say.shownHelp });
  return {
    element: fieldGroup(
      say.session,
      mode.element,
      element('div', { class: 'attesta-pair' }, day.element, time.element),
      participants.element,
      shown.element,
    ),
    fields: [mode, day, time, participants, shown],
    read() {
      const heldAt = romeInstant(day.value(), time.value());
      const session = {
        mode: mode.value() as Session['mode'],
        heldAt: heldAt ?? '',
        shown: linesOf(shown.value()),
        participants: linesOf(participants.value()),
      };
      return { session, faults: heldAt === null ? [{ name: 'session.heldAt', text: say.instantWanted }] : [] };
    },
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
