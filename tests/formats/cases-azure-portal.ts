import { type Fixture, utf8 } from './fixture.ts';

const format = 'azure-portal-list-csv';
const group = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG_Valdoro/providers';
const link = (id: string): string => `https://portal.azure.com#resource${id}`;
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const resource = (id: string, name: string, row: number, state: string | null) => ({
  resourceId: id,
  resourceKind: 'arm',
  provider: 'azure',
  name,
  state,
  parentId: null,
  row,
});

/** An Italian portal: titles in capitals without quotes, cells with them; a stopped machine keeps its address; one row has no link. */
function machines(): Fixture {
  const [first, second] = ['vm-protocollo', 'vm-albo'].map((name) => `${group}/Microsoft.Compute/virtualMachines/${name}`) as [
    string,
    string,
  ];
  const lines = [
    'NOME,SOTTOSCRIZIONE,GRUPPO DI RISORSE,STATO,SISTEMA OPERATIVO,DIMENSIONE,INDIRIZZO IP PUBBLICO,INDIRIZZO IP PRIVATO,TAG,COLLEGAMENTO ALLA RISORSA',
    quoted([
      'vm-protocollo',
      'Valdoro',
      'RG',
      'In esecuzione',
      'Linux',
      'Standard_D2s_v5',
      '93.184.216.34',
      '10.0.0.5',
      '{"referente": "nome.cognome@valdoro.example"}',
      link(first),
    ]),
    quoted(['vm-albo', 'Valdoro', 'RG', 'Arrestata (deallocata)', 'Linux', '6.1.0.1850', '93.184.216.35', '-', '', link(second)]),
    quoted(['vm-persa', 'Valdoro', 'RG', 'In esecuzione', 'Linux', '', '', '', '', '']),
  ];
  return {
    format,
    name: 'italian-machines',
    input: { name: 'AzureVirtualMachines.csv', bytes: utf8(`\uFEFF${lines.join('\r\n')}\r\n`) },
    expected: {
      recognition: { status: 'recognised', format, needs: [] },
      rows: { read: 3, accepted: 2, rejected: 1 },
      series: [],
      issues: { RESOURCE_ID_EMPTY: 1 },
      addresses: [
        ['93.184.216.34', 2, first],
        ['93.184.216.35', 3, second],
      ],
      resources: [resource(first, 'vm-protocollo', 2, 'In esecuzione'), resource(second, 'vm-albo', 3, 'Arrestata (deallocata)')],
    },
  };
}

/** All resources in English: two of one name. */
function everything(): Fixture {
  const site = `${group}/Microsoft.Web/sites/albo`;
  const insights = `${group}/microsoft.insights/components/albo`;
  const lines = [
    'NAME,TYPE,LOCATION,RESOURCE LINK',
    quoted(['albo', 'App Service', 'Italy North', link(site)]),
    quoted(['albo', 'Application Insights', 'Italy North', link(insights)]),
  ];
  return {
    format,
    name: 'same-name-twice',
    input: { name: 'Azureresources.csv', bytes: utf8(`${lines.join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format, needs: [] },
      rows: { read: 2, accepted: 2, rejected: 0 },
      series: [],
      issues: {},
      resources: [resource(site, 'albo', 2, null), resource(insights, 'albo', 3, null)],
    },
  };
}

/** An older list has no links: its addresses count, its names are nobody's ids. */
function older(): Fixture {
  const lines = [
    'SEP=,',
    'NAME,SUBSCRIPTION,RESOURCE GROUP,LOCATION,STATUS,OPERATING SYSTEM,SIZE,PUBLIC IP ADDRESS,DISKS,',
    quoted(['vm-protocollo', 'Valdoro', 'RG', 'Italy North', 'Running', 'Linux', 'Standard_DS2_v2', '93.184.216.34', '2']),
    quoted(['vm-albo', 'Valdoro', 'RG', 'Italy North', 'Stopped (deallocated)', 'Linux', 'Standard_DS2_v2', '-', '2']),
  ];
  return {
    format,
    name: 'older-without-links',
    input: { name: 'AzureVirtualMachines.csv', bytes: utf8(`\uFEFF${lines.join('\r\n')}\r\n`) },
    expected: {
      recognition: { status: 'recognised', format, needs: ['resourceId'] },
      rows: { read: 2, accepted: 1, rejected: 1 },
      series: [],
      issues: { RESOURCE_ID_EMPTY: 1 },
      addresses: [['93.184.216.34', 3, null]],
    },
  };
}

/** Between the two: no `SEP=`, no links, a comma too many after the titles alone. Nothing in it is anybody's id. */
function neither(): Fixture {
  const lines = [
    'NOMBRE,TIPO,UBICACIÓN,',
    quoted(['albo-sql (albo-server/albo-sql)', 'Base de datos SQL', 'Italy North']),
    quoted(['vm-albo-ip', 'Dirección IP pública', 'Italy North']),
  ];
  return {
    format,
    name: 'neither-links-nor-sep',
    input: { name: 'Azureresources.csv', bytes: utf8(`${lines.join('\r\n')}\r\n`) },
    expected: {
      recognition: { status: 'recognised', format, needs: ['resourceId'] },
      rows: { read: 2, accepted: 0, rejected: 2 },
      series: [],
      issues: { RESOURCE_ID_EMPTY: 2 },
    },
  };
}

export const azurePortalCases: readonly Fixture[] = [machines(), everything(), older(), neither()];
