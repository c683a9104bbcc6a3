/** Longer names of machines and disks, with the id that their provider's other reports call them by. */
const longer: readonly (readonly [shape: RegExp, provider: string])[] = [
  [/^arn:aws[a-z-]*:ec2:[^:]*:[^:]*:(?:instance|volume)\/((?:i|vol)-(?:[0-9a-f]{17}|[0-9a-f]{8}))$/, 'aws'],
  [/^(?:https:\/\/www\.googleapis\.com\/compute\/v1\/|\/\/compute\.googleapis\.com\/).+\/(?:instances|disks)\/(\d{15,20})$/, 'gcp'],
];

/** The short id inside a bill's long name of the same thing; null: the id has no other form. */
export function shortIdOf(id: string): { readonly id: string; readonly provider: string } | null {
  for (const [shape, provider] of longer) {
    const short = shape.exec(id)?.[1];
    if (short !== undefined) return { id: short, provider };
  }
  return null;
}
