import type { AttestaRecord } from '../model/record.ts';
import type { RecordDiff } from '../model/record-diff.ts';
import { type Language, renderInstant } from '../reasons/render.ts';
import { readPinnedUnread } from '../verdict/pinned-upload.ts';
import { changeWords } from './change-words.ts';
import type { TitleOf } from './told-reasons.ts';

type Inputs = RecordDiff['inputs'];

/** What the later of two records was made from, where it is not what the earlier one was made from: a sentence each. */
export function toldInputs(inputs: Inputs, after: AttestaRecord, titleOf: TitleOf, language: Language): readonly string[] {
  const say = changeWords[language];
  return [
    ...(inputs.declaration ? [say.declaration] : []),
    ...inputs.uploads.map((change) => fileText(change, language)),
    ...inputs.unread.added.map((pinned) => say.unread(pathOf(pinned))),
    ...inputs.unread.gone.map((pinned) => say.readNow(pathOf(pinned))),
    ...inputs.reviews.added.map((sha256) => reviewText(sha256, after, titleOf, language)),
    ...inputs.reviews.gone.map(() => say.goneReview),
    ...inputs.registers.map(({ id, before, after: now }) =>
      before === null ? say.newRegister(id) : now === null ? say.goneRegister(id) : say.register(id),
    ),
    ...new Set(inputs.claims.map(({ after: others }) => (others === null || others === 0 ? say.unclaimed : say.claimed(others)))),
  ];
}

function fileText({ path, before, after }: Inputs['uploads'][number], language: Language): string {
  const say = changeWords[language];
  if (after === null) return say.goneFile(path);
  const at = renderInstant(after.receivedAt, language);
  if (before === null) return say.newFile(path, at);
  return before.version === after.version ? say.rereadFile(path) : say.replacedFile(path, at);
}

const pathOf = (pinned: string): string => readPinnedUnread(pinned)?.path ?? pinned;

/** The record says of a review that it looked at who, when and what; one that another had replaced by then it names by its hash alone. */
function reviewText(sha256: string, { findings }: AttestaRecord, titleOf: TitleOf, language: Language): string {
  const say = changeWords[language];
  for (const finding of findings) {
    const details = finding.reasons.find((reason) => reason.details.review === sha256)?.details;
    if (!details) continue;
    const { who, at, outcome } = details;
    return say.review(String(who), renderInstant(String(at), language), titleOf(finding), say.decided[String(outcome)] ?? String(outcome));
  }
  return say.unnamedReview;
}
