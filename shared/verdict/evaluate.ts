import type { AnyCheck, Assessment } from '../checks/define-check.ts';
import { checks } from '../checks/index.generated.ts';
import type { Finding } from '../model/finding.ts';
import type { Purpose } from '../model/record.ts';
import type { VerificationPoint } from '../model/ruleset.ts';
import { outcomeOf } from '../model/severity.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { Hasher } from '../ports.ts';
import type { ProjectFacts, ServiceFacts } from './facts.ts';
import { judgedSha256, type OpenFinding } from './judged-finding.ts';

const byId: ReadonlyMap<string, AnyCheck> = new Map(checks.map((check) => [check.id, check]));

/**
 * Every point of the purpose answered once: for each service in the dossier's order, each service point in the ruleset's order (18 in
 * this notice, `not-applicable` included), then the package points with service null. Throws only where the ruleset was not validated.
 */
export function evaluate(purpose: Purpose, project: ProjectFacts, services: readonly ServiceFacts[]): readonly OpenFinding[] {
  const points = pointsOf(purpose, project);
  const ofServices = Map.groupBy(
    points.filter((point) => point.appliesTo !== 'project'),
    ({ id }) => id,
  );
  return [
    ...services.flatMap((facts) => [...ofServices].map(([id, variants]) => ofService(id, variants, facts))),
    ...points.filter((point) => point.appliesTo === 'project' && !isAboutFindings(point)).map((point) => ofPackage(point, project)),
  ];
}

const pointsOf = (purpose: Purpose, { ruleset }: ProjectFacts): readonly VerificationPoint[] =>
  purpose === 'maintenance' ? ruleset.maintenance : ruleset.points;

/** Kinds of uploads that what a point came to may rest on; none where it does not apply. */
export function kindsRead(purpose: Purpose, facts: ProjectFacts, { point: id, service }: Finding): readonly EvidenceKind[] {
  const destination = facts.declaration.services.find((one) => one.id === service)?.destination;
  const applies = ({ appliesTo }: VerificationPoint) =>
    appliesTo === 'project' ? service === null : destination !== undefined && appliesTo.includes(destination);
  return pointsOf(purpose, facts)
    .filter((point) => point.id === id && applies(point))
    .map(checkOf)
    .flatMap((check) => (check.about === 'findings' ? [] : check.reads));
}

/** What all other points came to decides it, and nobody else. */
export const isAboutFindings = (point: VerificationPoint): boolean => checkOf(point).about === 'findings';

/** Adds the points that look at what all others came to, where the ruleset has them. */
export function answerWhole(purpose: Purpose, facts: ProjectFacts, findings: readonly Finding[], sha256: Hasher): readonly Finding[] {
  const points = pointsOf(purpose, facts).filter(({ appliesTo }) => appliesTo === 'project');
  const byPoint = new Map(findings.filter(({ service }) => service === null).map((finding) => [finding.point, finding]));
  const ofPackage = points.flatMap((point): readonly Finding[] => {
    const check = checkOf(point);
    if (check.about !== 'findings') return [byPoint.get(point.id) ?? []].flat();
    const { declared, ...answer } = finding(point.id, null, check.assess(findings, check.parameters.parse(point.parameters)), null);
    return [{ ...answer, judged: judgedSha256({ ...answer, declared }, sha256) }];
  });
  return [...findings.filter(({ service }) => service !== null), ...ofPackage];
}

/** @param variants the point as each destination has it; none for this one: not applicable */
function ofService(id: string, variants: readonly VerificationPoint[], facts: ServiceFacts): OpenFinding {
  const { id: service, destination } = facts.service;
  const point = variants.find(({ appliesTo }) => appliesTo !== 'project' && appliesTo.includes(destination));
  if (!point) return { point: id, service, outcome: 'not-applicable', reasons: [], measured: [], evidence: [], declared: null };
  const check = checkOf(point);
  if (check.about === 'project' || check.about === 'findings')
    throw new Error(`${point.id}: ${check.id} is about the package, the point about a service`);
  const answer = check.assess(facts, check.parameters.parse(point.parameters));
  return finding(point.id, service, answer, check.declared ? check.declared(facts) : facts.service);
}

function ofPackage(point: VerificationPoint, facts: ProjectFacts): OpenFinding {
  const check = checkOf(point);
  if (check.about !== 'project') throw new Error(`${point.id}: ${check.id} is about a service, the point about the package`);
  const answer = check.assess(facts, check.parameters.parse(point.parameters));
  return finding(point.id, null, answer, check.declared ? check.declared(facts) : facts.declaration);
}

function checkOf(point: VerificationPoint): AnyCheck {
  const check = byId.get(point.check);
  if (!check) throw new Error(`${point.id}: there is no check ${point.check}`);
  return check;
}

function finding(point: string, service: string | null, answer: Assessment, declared: unknown): OpenFinding {
  const { reasons, measured = [], evidence = [] } = answer;
  return { point, service, outcome: outcomeOf(reasons), reasons, measured, evidence, declared };
}
