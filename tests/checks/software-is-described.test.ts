import { softwareIsDescribed } from '../../shared/checks/software-is-described.ts';
import { testCheck } from '../support/check-table.ts';

const described = (name: string | null, description: string | null) => ({
  service: { application: { name, producer: null, description } },
});

testCheck(softwareIsDescribed, {}, [
  { name: 'described, without a producer', dossier: described('Prisma', '12345678901234567890'), outcome: 'review', codes: ['PERTINENCE'] },
  {
    name: 'one character short',
    dossier: described('Prisma', '1234567890123456789'),
    outcome: 'missing',
    codes: ['SOFTWARE_INFO_MISSING'],
  },
  {
    name: 'spaces do not count',
    dossier: described('Prisma', `breve${' '.repeat(30)}`),
    outcome: 'missing',
    codes: ['SOFTWARE_INFO_MISSING'],
  },
  {
    name: 'no name',
    dossier: described('  ', '12345678901234567890'),
    outcome: 'missing',
    codes: ['SOFTWARE_INFO_MISSING'],
    details: { wanted: 'application.name' },
  },
  {
    name: 'nothing said',
    dossier: { service: { application: null } },
    outcome: 'missing',
    codes: ['SOFTWARE_INFO_MISSING', 'SOFTWARE_INFO_MISSING'],
  },
]);
