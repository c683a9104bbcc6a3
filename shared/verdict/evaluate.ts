import type { AnyCheck, Assessment } from '../checks/define-check.ts';
import { checks } from '../checks/index.generated.ts';
import type { Finding } from '../model/finding.ts';
import type { Purpose } from '../model/record.ts';
import type { VerificationPoint } from '../model/ruleset.ts';
import { outcomeOf } from '../model/severity.ts';
import type { ProjectFacts, ServiceFacts } from './facts.ts';

const byId: ReadonlyMap<string, AnyCheck> = new Map(checks.map((check) => [check.id, check]));

/**
 * Every point of the purpose answered once: for each service in the dossier's order, each service point in the ruleset's order (18 in
 * this notice, `not-applicable` included), then the package points with service null. Throws only where the ruleset was not validated.
 */
export function evaluate(purpose: Purpose, project: ProjectFacts, services: readonly ServiceFacts[]): readonly Finding[] {
  const points = purpose === 'maintenance' ? project.ruleset.maintenance : project.ruleset.points;
  const ofServices = Map.groupBy(
    points.filter((point) => point.appliesTo !== 'project'),
    ({ id }) => id,
  );
  return [
    ...services.flatMap((facts) => [...ofServices].map(([id, variants]) => ofService(id, variants, facts))),
    ...points.filter((point) => point.appliesTo === 'project').map((point) => ofPackage(point, project)),
  ];
}

/** @param variants the point as each destination has it; none for this one: not applicable */
function ofService(id: string, variants: readonly VerificationPoint[], facts: ServiceFacts): Finding {
  const { id: service, destination } = facts.service;
  const point = variants.find(({ appliesTo }) => appliesTo !== 'project' && appliesTo.includes(destination));
  if (!point) return { point: id, service, outcome: 'not-applicable', reasons: [], measured: [], evidence: [] };
  const check = checkOf(point);
  if (check.about === 'project') throw new Error(`${point.id}: ${check.id} is about the package, the point about a service`);
  return finding(point.id, service, check.assess(facts, check.parameters.parse(point.parameters)));
}

function ofPackage(point: VerificationPoint, facts: ProjectFacts): Finding {
  const check = checkOf(point);
  if (check.about !== 'project') throw new Error(`${point.id}: ${check.id} is about a service, the point about the package`);
  return finding(point.id, null, check.assess(facts, check.parameters.parse(point.parameters)));
}

function checkOf(point: VerificationPoint): AnyCheck {
  const check = byId.get(point.check);
  if (!check) throw new Error(`${point.id}: there is no check ${point.check}`);
  return check;
}

function finding(point: string, service: string | null, { reasons, measured = [], evidence = [] }: Assessment): Finding {
  return { point, service, outcome: outcomeOf(reasons), reasons, measured, evidence };
}
