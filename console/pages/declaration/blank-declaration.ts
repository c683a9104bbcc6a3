import type { ProjectKey } from '../../../shared/model/keys.ts';
import { rewriteYaml } from '../../../shared/reading/rewrite-yaml.ts';
import { notices } from '../../parts/rules.ts';

/** What the first declaration of a project is begun from: whose it is, and everything else to be said. */
export const blankDeclaration = ({ ipa, cup }: ProjectKey): string =>
  rewriteYaml('', {
    schema: 'attesta/declaration@1',
    entity: { ipa, name: '', kind: null },
    project: { cup, notice: notices[0]?.id ?? '', decree: { date: null } },
    services: [{ id: '', name: '', candidateMode: null, destination: null }],
  });
