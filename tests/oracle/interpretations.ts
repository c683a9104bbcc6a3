/**
 * Places where DESIGN §5 can be read in two ways and where the other reading is worth trying: the campaign can be run with any of
 * them turned over, which shows at once whether a difference with the product is a matter of reading. The readings that have no
 * switch are told at the top of the function that takes them.
 */
export interface Interpretations {
  /** St. 1. releasedOn absent: is NOT_RELEASED said also where completedOn ends W? The code names the absence of a release: yes. */
  readonly notReleased: 'always' | 'without-completion-only';
  /** St. 1. No date stated and T before the start: an order of dates that nobody stated is not the entity's fault. */
  readonly derivedEndBeforeStart: 'extend' | 'date-order';
  /** St. 11. "6 to 10 give more than WINDOW_NOT_ELAPSED": something that decides, or any code, warnings too? */
  readonly decreeTrigger: 'fail-or-missing' | 'any-code';
  /** St. 11. Does it also apply to an observation window that begins before the decree? W itself ended before it: no. */
  readonly decreeOnObservation: 'no' | 'yes';
  /** St. 12. Printed numbers and statements 13 to 15 after BILLED_NOT_MEASURED: of the coverage that was judged in the end. */
  readonly billedPrinted: 'judged' | 'measured';
  /** St. 13. A class that is not required: only a witness that other classes are not zero, or judged too? */
  readonly notRequired: 'witness' | 'judged';
  /** St. 14. A child that is not a group's member "speaks for its parent": is it also judged alone? */
  readonly children: 'speak-for-parent' | 'judged-alone-too';
  /** St. 14. Life without createdOn begins with the first coverage of this class, or of any class? */
  readonly lifeBegins: 'class' | 'any-class';
  /** St. 14. RESOURCE_GAP: one hole of 24 h in which C has some, or 24 h in all of C without the resource? */
  readonly resourceGap: 'one-hole' | 'sum-while-covered';
  /** St. 14. A resource that was never covered: RESOURCE_METRIC_MISSING alone, or RESOURCE_GAP too where createdOn is stated? */
  readonly neverCovered: 'missing-only' | 'both';
  /** Zone unknown, same outcome but different codes: which codes are shown beside the warning? */
  readonly sameOutcomeCodes: 'union' | 'first-reading' | 'common';
  /** Zone unknown: are outcomes (pass, review, missing, fail) compared, or sets of codes? */
  readonly compared: 'outcomes' | 'codes';
  /** Zone unknown of billed rows only, which are not judged in the end: nothing is unknown of what was judged, or a warning anyway? */
  readonly openZone: 'of-judged-rows' | 'of-any-row';
  /** Side unknown of long rows, same outcome: a warning, "in the same way" as the zone, or unsaid (an info of the file)? */
  readonly sideWarning: 'said' | 'unsaid';
  /**
   * St. 3 and 17. Rows from after the receipt: out before silences are closed, or (`cut`, all that the runs of a digest can tell) a
   * file's own silences are closed up to them and the run then cut at the receipt?
   */
  readonly futureRows: 'out-first' | 'cut';
  /** St. 13. Values of rows from after the receipt: "cover nothing" is about coverage, or are days that begin after it left out? */
  readonly futureValues: 'counted' | 'later-days-out';
  /** St. 12. Without release and completion W depends on T: of measured and billed files together, or of the measured ones? */
  readonly billedWindow: 'own' | 'measured';
  /** St. 14 and 15 after 11: on W, or on the window judged? */
  readonly resourcesOn: 'W' | 'judged-window';
  /** St. 14, RESOURCE_METRIC_MISSING: "while C(m) has some" in the resource's life, or anywhere in the window? */
  readonly neverWhile: 'in-life' | 'in-window';
  /** St. 13, FLATLINE: the series of 5 (a group as one, statistics together), or one resource and statistic? */
  readonly flatlineOf: 'series' | 'source';
  /** St. 13, FLATLINE: is a counter that grows by the same amount at every row flat ("counters differenced")? A digest cannot tell. */
  readonly flatCounters: 'judged' | 'exempt';
}

export const literalReading: Interpretations = {
  notReleased: 'always',
  derivedEndBeforeStart: 'extend',
  decreeTrigger: 'fail-or-missing',
  decreeOnObservation: 'no',
  billedPrinted: 'judged',
  notRequired: 'witness',
  children: 'speak-for-parent',
  lifeBegins: 'class',
  resourceGap: 'one-hole',
  neverCovered: 'missing-only',
  sameOutcomeCodes: 'union',
  compared: 'outcomes',
  openZone: 'of-judged-rows',
  sideWarning: 'said',
  futureRows: 'out-first',
  futureValues: 'counted',
  billedWindow: 'own',
  resourcesOn: 'W',
  neverWhile: 'in-life',
  flatlineOf: 'series',
  flatCounters: 'judged',
};

/**
 * The readings that the product takes where they differ from those above. With them the two have to agree in everything: what then
 * differs is a fault of one of the two.
 */
export const productReading: Interpretations = {
  ...literalReading,
  sameOutcomeCodes: 'first-reading',
  futureRows: 'cut',
  futureValues: 'later-days-out',
  flatCounters: 'exempt',
};
