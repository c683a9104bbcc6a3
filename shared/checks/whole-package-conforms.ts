import * as z from 'zod';
import type { Finding } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { defineWholeCheck } from './define-check.ts';

/**
 * Does every service of the package conform (PKG-09: «non frazionabile», domain.md §5.5)? Where one does not, its own points say why and
 * ask for what is missing: here the package is as bad as the worst of them.
 */
export const wholePackageConforms = defineWholeCheck({
  id: 'whole-package-conforms',
  about: 'findings',
  parameters: z.strictObject({}),
  codes: ['PACKAGE_NOT_WHOLE'],
  assess(findings) {
    const ofServices = findings.filter((finding) => finding.service !== null && decides(finding));
    const worst = (['fail', 'missing', 'review'] as const).find((outcome) => ofServices.some((finding) => finding.outcome === outcome));
    if (worst === undefined) return { reasons: [] };
    const services = [...new Set(ofServices.map(({ service }) => service))];
    return { reasons: [reason('PACKAGE_NOT_WHOLE', { services }, worst)] };
  },
});

const decides = ({ outcome }: Finding): boolean => outcome !== 'pass' && outcome !== 'not-applicable';
