import * as z from 'zod';
import type { Digest } from '../../../shared/model/digest.ts';
import { partsOf } from '../../../shared/model/digest-parts.ts';
import { severities, severitySchema } from '../../../shared/model/severity.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { tellReason, uploadReasonSchema } from '../upload-answer.ts';

/** What a file says, in short: the whole of it is its digest, and its series have an address of their own. */
export const readingSchema = z
  .strictObject({
    status: z.enum(['recognised', 'document', 'unrecognised', 'ambiguous', 'refused']),
    format: z.string().nullable(),
    needs: z.array(z.string()).meta({ description: 'Ciò che il file non dice e una mappatura deve dire.' }),
    reader: z.string().meta({ description: 'Versione di chi l’ha letto.' }),
    mappingSha256: z.string().nullable(),
    rows: z.strictObject({ read: z.int(), accepted: z.int(), rejected: z.int() }),
    seriesTotal: z.int(),
    resourcesTotal: z.int(),
    addressesTotal: z.int(),
    members: z
      .array(z.strictObject({ name: z.string(), format: z.string().nullable(), rows: z.int() }))
      .meta({ description: 'File di un archivio o fogli di una cartella di lavoro, i primi 100.' }),
    membersTotal: z.int(),
    issues: z
      .array(
        z.strictObject({
          ...uploadReasonSchema.shape,
          severity: severitySchema,
          member: z.string().nullable(),
          count: z.int().meta({ description: 'Quante righe, contate tutte.' }),
          firstRows: z.array(z.int()).meta({ description: 'Righe fisiche, dalla 1, intestazione compresa.' }),
        }),
      )
      .meta({ description: 'Le più gravi per prime, al più 200.' }),
    issuesTotal: z.int(),
  })
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof readingSchema>;

const shownMembers = 100;
const shownIssues = 200;

export function tellReading(digest: Digest, language: Language): Reading {
  const { recognition, reader, mappingSha256, rows, members } = digest;
  const parts = partsOf(digest);
  const ofFile = members.length > 0 ? digest.issues.map((issue) => ({ issue, member: null })) : [];
  const ofParts = parts.flatMap(({ member, digest: part }) => part.issues.map((issue) => ({ issue, member })));
  // The worst first: of many, a person sees those that decide.
  const issues = severities.flatMap((severity) => [...ofFile, ...ofParts].filter(({ issue }) => issue.severity === severity));
  const sum = (count: (part: (typeof parts)[number]['digest']) => number) => parts.reduce((total, part) => total + count(part.digest), 0);
  return {
    ...{ status: recognition.status, format: recognition.format, needs: recognition.needs, reader, mappingSha256, rows },
    seriesTotal: sum(({ series }) => series.length),
    resourcesTotal: sum(({ resources }) => resources.length),
    addressesTotal: sum(({ publicIps }) => publicIps.length),
    members: members.slice(0, shownMembers).map((member) => ({
      name: member.name,
      format: member.recognition.format,
      rows: member.rows.read,
    })),
    membersTotal: members.length,
    issues: issues.slice(0, shownIssues).map(({ issue: { code, severity, count, firstRows, details = {} }, member }) => ({
      ...tellReason({ code, details }, language),
      ...{ severity, member, count, firstRows },
    })),
    issuesTotal: issues.length,
  };
}
