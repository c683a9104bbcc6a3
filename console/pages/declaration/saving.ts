import type { ProjectKey } from '../../../shared/model/keys.ts';
import { rewriteYaml } from '../../../shared/reading/rewrite-yaml.ts';
import { ApiFault } from '../../api/fault.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import type { FormField } from '../../forms/form-field.ts';
import { toldForm } from '../../forms/told-form.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { PageContext } from '../page.ts';
import { showConflict } from './conflict.ts';
import { type Editing, groupOf } from './editing.ts';
import { faultsOfCheck, faultsOfRefusal } from './faults.ts';
import { threeWay } from './three-way.ts';

/** The version that somebody began from. `version` null: there was none. */
export interface Begun {
  readonly version: string | null;
  readonly text: string;
}

interface Saved {
  readonly edited: Editing;
  readonly fields: () => readonly FormField[];
  readonly begun: () => Begun;
  /** What was written is taken back: this version instead. */
  readonly beginFrom: (version: Begun) => void;
  /** What was written is this version now. */
  readonly sent: (version: Begun) => void;
  /** This text instead of what was written, still to be sent, as a change of that version. */
  readonly rebase: (version: Begun, text: string) => void;
}

/** Checks, sends, and tells what came of it: faults at their fields, somebody else's version with mine on it. */
export function saving(
  { words, api }: PageContext,
  of: ProjectKey,
  { edited, fields, begun, beginFrom, sent, rebase }: Saved,
): { readonly element: Child; readonly above: Child } {
  const say = words.declaration;
  const told = toldForm({ title: say.faults, fields });
  const conflict = element('div');
  const said = element('p', { role: 'status' });

  const check = async () => {
    const faults = faultsOfCheck(await api.checkDeclaration(of, edited.text()));
    told.tell(faults);
    return faults.length === 0 ? say.good : '';
  };
  const send = async () => {
    const text = edited.text();
    const { versionId, isNew } = await api.sendDeclaration(of, text, begun().version);
    sent({ version: versionId, text });
    told.tell([]);
    refill(conflict);
    return isNew ? say.saved : say.same;
  };
  const meet = async () => {
    const theirs = await api.declaration(of);
    if (!theirs) throw new Error('changed meanwhile, and not there');
    const mine = edited.text();
    const now: Begun = { version: theirs.versionId, text: theirs.text ?? '' };
    const [base, their] = [groupOf(begun().text), groupOf(now.text)];
    const merged = their && threeWay(base ?? {}, edited.value(), their);
    rebase(now, merged ? rewriteYaml(now.text, merged.value) : mine);
    const dropMine = () => {
      beginFrom(now);
      told.tell([]);
      refill(conflict);
      refill(said, say.conflict.left);
    };
    told.tell([]);
    showConflict(conflict, { merged, mine, dropMine }, words);
  };
  /** One at a time, and what goes wrong is said beside the buttons. */
  let isBusy = false;
  const doing = (during: string, act: () => Promise<string>) => async () => {
    if (isBusy) return;
    isBusy = true;
    refill(said, during);
    try {
      refill(said, await act());
    } catch (error) {
      refill(said, await answerTo(error));
    } finally {
      isBusy = false;
    }
  };
  const answerTo = async (error: unknown): Promise<Child> => {
    const faults = error instanceof ApiFault ? faultsOfRefusal(error) : [];
    if (faults.length > 0) {
      told.tell(faults);
      return '';
    }
    if (!(error instanceof ApiFault && error.problem.status === 412)) return faultSentences(error, words).join(' ');
    return meet().then(
      () => '',
      (failed: unknown) => faultSentences(failed, words).join(' '),
    );
  };
  const button = (look: string, text: string, act: () => Promise<void>) =>
    listening(element('button', { type: 'button', class: `btn ${look}` }, text), { click: () => void act() });
  return {
    above: [told.summary, conflict],
    element: [
      element(
        'p',
        { class: 'attesta-actions' },
        button('btn-primary', say.save, doing(say.saving, send)),
        button('btn-outline-primary', say.check, doing(say.checking, check)),
      ),
      said,
    ],
  };
}
