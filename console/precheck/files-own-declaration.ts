import { guessedFromShape } from '../../shared/evidence/resource-id-formats.ts';
import type { Declaration, DeclaredResource } from '../../shared/model/declaration.ts';
import { partsOf } from '../../shared/model/digest-parts.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { knownNotices } from '../../shared/rulesets/load.ts';
import { dayText } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import { coveredIntervals } from '../../shared/usage/coverage.ts';
import { greatest, least } from '../../shared/usage/extremes.ts';
import { namesOf, resolveResourceId } from '../../shared/usage/resolve-resource-id.ts';
import { resourceKey } from '../../shared/usage/resource-key.ts';
import type { CheckedFile } from './checked-file.ts';

/** The id of the one service that stands for the files where nobody has declared any. */
export const filesService = 'files';

/**
 * A declaration that says what the files themselves say: one service with every server that they have figures of, in use from the first day
 * that they cover to the last. By it the map of a project can be drawn before there is one; it is shown, never sent.
 * @returns null where no file has figures of a server
 */
export function filesOwnDeclaration(project: ProjectKey, files: readonly CheckedFile[]): Declaration | null {
  const found = files.flatMap(serversOf);
  const first = least(found.map(({ from }) => from));
  const last = greatest(found.map(({ to }) => to));
  if (first === null || last === null) return null;
  const [from, to] = [dayText(romeDayOf(first)), dayText(romeDayOf(Math.max(first, last - 1)))];
  const resources = [...new Map(found.map(({ resource }) => [resourceKey(null, resource.id), resource])).values()];
  const parsed = parseDeclaration(
    JSON.stringify({
      schema: 'attesta/declaration@1',
      entity: { ipa: project.ipa, name: project.ipa, kind: 'province' },
      project: { cup: project.cup, notice: knownNotices()[0], decree: { date: from } },
      services: [
        {
          ...{ id: filesService, name: filesService, candidateMode: 'transfer', destination: 'iaas' },
          ...{ migrationStartedOn: from, releasedOn: to, resources },
        },
      ],
    }),
    'dossier.json',
  );
  // Days and ids that no declaration may have: what the files say cannot be drawn, which is no fault of anybody's.
  return parsed.ok ? parsed.declaration : null;
}

interface Server {
  readonly resource: Pick<DeclaredResource, 'provider' | 'id' | 'kind'>;
  /** ms */
  readonly from: number;
  readonly to: number;
}

function serversOf({ upload, digest }: CheckedFile): readonly Server[] {
  return partsOf(digest).flatMap(({ member, digest: part }) => {
    const names = namesOf(member, upload.filename);
    return part.series.flatMap((series): readonly Server[] => {
      const id = resolveResourceId(part, series, names);
      const covered = coveredIntervals(series.presence.runs);
      const [start] = covered;
      const end = covered.at(-1);
      if (id === null || !start || !end || series.evidence === 'inventory') return [];
      return [{ resource: { ...guessedFromShape(series.resourceKind), id }, from: start[0], to: end[1] }];
    });
  });
}
