import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { usePointOf } from '../../../shared/heat-map/use-point.ts';
import { type Declaration, destinations, modes, type ServiceDeclaration } from '../../../shared/model/declaration.ts';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import { serviceOutcomes } from '../../../shared/model/record.ts';
import type { Ruleset } from '../../../shared/model/ruleset.ts';
import { pointOutcomes } from '../../../shared/model/severity.ts';
import { rulesetFor } from '../../../shared/rulesets/load.ts';
import { declarationItemSchema, partitionOf, sortKeys } from '../../items.ts';
import { openDeclaration } from '../../open-declaration.ts';
import { latestRecord, type RecordLine } from '../../read-model.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { recordLineExample } from '../examples.ts';
import { findProject } from '../find-project.ts';
import { projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { recordHeadOf, recordHeadSchema } from '../record-head.ts';
import { daySchema } from '../schemas.ts';

const serviceLineSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    mode: z.enum(modes),
    destination: z.enum(destinations),
    migrationStartedOn: daySchema.nullable(),
    releasedOn: daySchema.nullable(),
    completedOn: daySchema.nullable(),
    resources: z.int().nonnegative().meta({ description: 'Risorse scritte nella dichiarazione; quelle degli elenchi non sono contate.' }),
    publicIps: z.int().nonnegative(),
    usePoint: z
      .string()
      .nullable()
      .meta({ description: 'Il punto che guarda l’uso giorno per giorno: c’è una mappa di continuità; null: nessuno (SaaS).' }),
    outcome: z.enum(serviceOutcomes).nullable().meta({ description: 'Nell’ultimo verbale; null: non c’è ancora.' }),
    points: z.array(z.strictObject({ point: z.string(), outcome: z.enum(pointOutcomes), codes: z.array(z.string()) })),
  })
  .meta({ id: 'ServiceLine' });
type ServiceLine = z.infer<typeof serviceLineSchema>;

export const servicesSchema = z
  .strictObject({
    ipa: z.string(),
    cup: z.string(),
    record: recordHeadSchema.nullable().meta({ description: 'L’ultimo verbale; null: nessuno.' }),
    services: z.array(serviceLineSchema).meta({ description: 'Nell’ordine della dichiarazione in vigore; vuoto senza una dichiarazione.' }),
    package: z.array(serviceLineSchema.shape.points.element).meta({ description: 'I punti dell’intero pacchetto.' }),
  })
  .meta({ id: 'Services' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}/services',
  operationId: 'services',
  summary: 'I servizi di un progetto e i loro punti',
  description: `Servizi × punti di verifica: i servizi della dichiarazione in vigore (al più 30), con ciò che l’ultimo verbale dice di ciascun punto. Una
dichiarazione più nuova del verbale può avere servizi che nessuno ha ancora giudicato: \`outcome\` è null.`,
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: {},
  answers: {
    200: answer('I servizi.', servicesSchema, {
      ipa: 'p_vd',
      cup: 'D19B25999990006',
      record: recordHeadOf(recordLineExample),
      services: [
        {
          id: 'protocollo',
          name: 'Protocollo informatico',
          mode: 'transfer',
          destination: 'iaas',
          migrationStartedOn: '2025-10-13',
          releasedOn: '2025-11-10',
          completedOn: null,
          resources: 2,
          publicIps: 1,
          usePoint: 'TRA-03',
          outcome: 'incomplete',
          points: [{ point: 'TRA-03', outcome: 'missing', codes: ['METRIC_MISSING'] }],
        },
      ],
      package: [{ point: 'PKG-01', outcome: 'pass', codes: [] }],
    }),
    ...notThere,
  },
});

export function addServices(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const [declaration, line] = await Promise.all([declarationInForce(ports, project), latestRecord(ports.records, project)]);
    if (!declaration) await findProject(ports, project);
    const record = line && recordHeadOf(line);
    const ruleset = declaration && rulesetFor(declaration.project.notice)?.ruleset;
    const services = (declaration?.services ?? []).map((service) => tellService(service, line, ruleset ?? null));
    return c.json({ ...project, record, services, package: pointsOf(line, null) }, 200);
  });
}

async function declarationInForce({ evidence, records }: ApiPorts, project: ProjectKey): Promise<Declaration | null> {
  const [item] = await records.query(partitionOf(project), sortKeys.validDeclarations, 'last');
  return item === undefined ? null : openDeclaration(evidence, project, declarationItemSchema.parse(item));
}

function tellService(service: ServiceDeclaration, line: RecordLine | null, ruleset: Ruleset | null): ServiceLine {
  const { id, name, candidateMode, destination, migrationStartedOn, releasedOn, completedOn, resources, publicIps } = service;
  return {
    ...{ id, name, mode: candidateMode, destination, migrationStartedOn, releasedOn, completedOn },
    resources: resources?.length ?? 0,
    publicIps: publicIps?.length ?? 0,
    usePoint: (ruleset && usePointOf({ ruleset, service }, line?.purpose ?? 'migration')?.id) ?? null,
    outcome: line?.services.find((one) => one.id === id)?.outcome ?? null,
    points: pointsOf(line, id),
  };
}

const pointsOf = (line: RecordLine | null, service: string | null): ServiceLine['points'] =>
  (line?.points ?? []).filter((one) => one.service === service).map(({ point, outcome, codes }) => ({ point, outcome, codes: [...codes] }));
