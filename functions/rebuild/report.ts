import type { ProjectKey } from '../../shared/model/keys.ts';

/** Something that a person has to know of a rebuild. None of them is a guess that nobody was told of. */
export type Note =
  /** Two records claim one place and the bucket alone does not tell which of them the table had; `kept` stands in the table now. */
  | {
      readonly is: 'ambiguous-record';
      readonly project: ProjectKey;
      readonly sequence: number;
      readonly kept: string;
      readonly left: string;
      /** `state`: the uploads give `kept` again. `time`: neither; the one written later was kept. */
      readonly decidedBy: 'state' | 'time';
    }
  /** A record of the chain is not in the bucket, from one number to another, both inclusive. */
  | { readonly is: 'missing-records'; readonly project: ProjectKey; readonly from: number; readonly to: number }
  /** An object below `records/` that is no intact record of ours. */
  | { readonly is: 'damaged-record'; readonly key: string }
  /** An intact record that a delete marker or a later version hides: the item is restored, the pages cannot open it. */
  | { readonly is: 'hidden-record'; readonly key: string }
  /** An object below `reviews/` that is no review of ours, or is hidden: no judgement counts it. */
  | { readonly is: 'damaged-review'; readonly key: string }
  /** An object below `registers/` that is no register, or is hidden: no judgement counts it. */
  | { readonly is: 'damaged-register'; readonly key: string }
  /** Records of a project of which there are no uploads any more. */
  | { readonly is: 'records-without-uploads'; readonly project: ProjectKey; readonly records: number }
  /** The declaration that the latest record was made from is not in the bucket: the project is listed without a name. */
  | { readonly is: 'declaration-of-record-missing'; readonly project: ProjectKey; readonly sha256: string }
  /** Declarations under both keys, valid or not, in one second: S3 does not say which was the later. */
  | { readonly is: 'declarations-at-once'; readonly project: ProjectKey };

/** What a rebuild did, runs that were killed before included. */
export interface Rebuilt {
  readonly projects: number;
  /** Keys that name no project. */
  readonly strays: number;
  readonly versions: number;
  readonly records: number;
  /** Records in the bucket that lost the race for their number: they never were in the table. */
  readonly orphans: number;
  /** Uploads that the pipeline had not read, or had not read with the mapping now in force: it is asked to. */
  readonly unread: number;
  /** Projects of which the records do not say all that the uploads give: the pipeline is asked to judge them. */
  readonly unjudged: number;
  readonly notes: readonly Note[];
}

export const nothingYet: Rebuilt = {
  projects: 0,
  strays: 0,
  versions: 0,
  records: 0,
  orphans: 0,
  unread: 0,
  unjudged: 0,
  notes: [],
};

export const add = (a: Rebuilt, b: Partial<Rebuilt>): Rebuilt => ({
  projects: a.projects + (b.projects ?? 0),
  strays: a.strays + (b.strays ?? 0),
  versions: a.versions + (b.versions ?? 0),
  records: a.records + (b.records ?? 0),
  orphans: a.orphans + (b.orphans ?? 0),
  unread: a.unread + (b.unread ?? 0),
  unjudged: a.unjudged + (b.unjudged ?? 0),
  notes: [...a.notes, ...(b.notes ?? [])],
});
