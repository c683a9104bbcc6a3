import type { ResourceClass } from '../../model/usage.ts';
import type { LineText } from '../../reading/bill-plan.ts';
import { isNullWord } from '../../reading/cell.ts';
import { type ChargeReader, lineOf } from '../../reading/charge.ts';
import type { Line, LineFault } from '../../reading/line.ts';
import { extentOf } from '../../reading/line-extent.ts';
import { shownText } from '../../reading/shown-text.ts';
import { chargedValues } from './billed-value.ts';

/** Classes by the description of what is sold. The first that fits. */
const classes: readonly (readonly [sku: RegExp, classes: readonly ResourceClass[]])[] = [
  [/egress|ingress|data transfer|network|load balanc|\bvpn\b|\bnat\b|\bip (charge|address)/i, ['network']],
  [/\bram\b|memory/i, ['ram']],
  [/\bcore\b|\bv?cpu\b/i, ['cpu']],
  [/\bpd\b|disk|storage|snapshot|capacity/i, ['storage']],
];

/** Keys (see `billKey`) under which both layouts name what a line of Google's billing export says. */
export const googleTitles = {
  id: 'resourceglobalname',
  required: ['usagestarttime', 'usageamount'],
} as const;

/** What one line of the detailed export says, from a table or from an object. formats.md §7. */
export const googleCharges: ChargeReader = {
  terms: ['costtype', 'skudescription', 'skuid', 'servicedescription', 'usageunit', googleTitles.id],
  times: ['usagestarttime', 'usageendtime'],
  charge(text) {
    const type = text('costtype');
    if (type !== '' && type.toLowerCase() !== 'regular') return { code: 'CHARGE_NOT_USE', details: { found: shownText(type) } };
    const sku = text('skudescription');
    const resourceId = text(googleTitles.id);
    if (isNullWord(resourceId)) return { code: 'CHARGE_WITHOUT_RESOURCE', details: { found: shownText(sku) } };
    const metric = sku || text('servicedescription', 'skuid') || 'usage';
    const of =
      classes.find(([shape]) => shape.test(sku.slice(0, 200)))?.[1] ??
      (/networking/i.test(text('servicedescription')) ? ['network'] : ['other']);
    return { resourceId, values: chargedValues(of as readonly ResourceClass[], { metric, unit: text('usageunit') }) };
  },
  when: (text) => extentOf(text('usagestarttime'), text('usageendtime')),
};

/** The same of a line that is no row of a table. */
export const explainGoogleCharge = (text: LineText): Line | LineFault =>
  lineOf(googleCharges, { terms: text, times: text, quantity: text('usageamount') });
