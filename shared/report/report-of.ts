import type { AttestaRecord } from '../model/record.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { DossierInput } from '../pipeline.ts';
import type { Language } from '../reasons/render.ts';
import { daysSection } from './days.ts';
import type { ReportDocument } from './document.ts';
import { evidenceSection } from './evidence.ts';
import { entityOf, identitySection, notSection, stepsSection } from './identity.ts';
import { pointSections, summarySection } from './points.ts';
import { assumptionsSection, proofSection } from './proof.ts';
import { reportSource } from './report-source.ts';
import { reviewsSection } from './reviews.ts';

/**
 * The report of a record: a pure function of the record and of what it was made from, so that the same record always gives the same report.
 *
 * @param dossier what the record pins; null where it is not at hand: then the map of days, the words of the reviews and the files' own
 * hashes are left out, and the report says so
 */
export function reportOf(record: AttestaRecord, ruleset: Ruleset, dossier: DossierInput | null, language: Language): ReportDocument {
  const source = reportSource(record, ruleset, dossier, language);
  const { words } = source;
  return {
    language,
    title: words.title(record.sequence, entityOf(source)),
    footer: words.footer(record.cup, record.sequence, record.hash),
    page: words.page,
    dated: record.asOf,
    sections: [
      identitySection(source),
      notSection(source),
      summarySection(source),
      stepsSection(source),
      ...pointSections(source),
      reviewsSection(source),
      daysSection(source),
      evidenceSection(source),
      proofSection(source),
      assumptionsSection(source),
    ].filter((one) => one !== null),
  };
}
