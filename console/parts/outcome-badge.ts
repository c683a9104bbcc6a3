import type { PointOutcome, Severity } from '../../shared/model/severity.ts';
import type { Upload } from '../api/answers.ts';
import { element } from '../dom/element.ts';
import { type IconName, icon } from '../dom/icon.ts';
import type { Words } from '../words/words.ts';

/** How an outcome looks: amber waits for the entity, blue for the auditor, red is lost. Colour never says it alone: each has its words, and its sign. */
type Look = 'good' | 'bad' | 'wanting' | 'open' | 'quiet';

const signs: Readonly<Record<Look, IconName>> = {
  good: 'check-circle',
  bad: 'close-circle',
  wanting: 'warning-circle',
  open: 'help-circle',
  quiet: 'minus',
};

const ofProject: Readonly<Record<keyof Words['outcomes'], Look>> = {
  positive: 'good',
  maintained: 'good',
  'partially-positive': 'wanting',
  negative: 'bad',
  lapsed: 'bad',
  incomplete: 'wanting',
  unproven: 'wanting',
  'awaiting-declaration': 'wanting',
  'under-review': 'open',
};
const ofService: Readonly<Record<keyof Words['serviceOutcomes'], Look>> = {
  pass: 'good',
  fail: 'bad',
  incomplete: 'wanting',
  'under-review': 'open',
};
const ofPoint: Readonly<Record<PointOutcome, Look>> = {
  pass: 'good',
  fail: 'bad',
  missing: 'wanting',
  review: 'open',
  'not-applicable': 'quiet',
};

const ofSeverity: Readonly<Record<Severity, Look>> = {
  fail: 'bad',
  missing: 'wanting',
  review: 'open',
  warning: 'wanting',
  info: 'quiet',
};

const badge = (look: Look, text: string): HTMLElement =>
  element('span', { class: `attesta-badge attesta-${look}` }, icon(signs[look], 'icon-sm'), element('span', {}, text));

export const projectBadge = (outcome: keyof Words['outcomes'], words: Words) => badge(ofProject[outcome], words.outcomes[outcome]);
export const serviceBadge = (outcome: keyof Words['serviceOutcomes'], words: Words) =>
  badge(ofService[outcome], words.serviceOutcomes[outcome]);
export const pointBadge = (outcome: PointOutcome, words: Words) => badge(ofPoint[outcome], words.pointOutcomes[outcome]);
const ofUpload: Readonly<Record<Upload['state'], Look>> = {
  received: 'quiet',
  read: 'good',
  document: 'quiet',
  refused: 'bad',
  held: 'bad',
  'our-problem': 'quiet',
};

/** @param isWanting read, and yet something in it has to be mended */
export const uploadBadge = (state: Upload['state'], isWanting: boolean, text: string) =>
  badge(state === 'read' && isWanting ? 'wanting' : ofUpload[state], text.replace(/[.:] .*|\.$/, ''));
/** Any words in one of the five looks. */
export const lookBadge = badge;
/** @param weight in words: what a person has decided weighs no more than a note */
export const weightBadge = (severity: Severity, weight: string) => badge(ofSeverity[severity], weight);
export const lookOfProject = (outcome: keyof Words['outcomes']): Look => ofProject[outcome];
