/** What may stand inside an element. A text is always shown as it is: nothing here, nor anywhere in the console, reads markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Listener = (event: Event) => void;

/**
 * Attributes by name; undefined and false leave one out, true gives it no value. There is no `style`: the content security policy would
 * refuse it, and the look of a thing belongs in styles/.
 */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
  readonly style?: never;
}

/** @throws Error for an address that is no page of ours, no path and no web address: `javascript:` comes out of nobody's file */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  fill(made, children);
  return made;
}

/** Hears an event of an element: `listening(element('button', …), { click: … })`. */
export function listening<T extends Element>(target: T, on: Readonly<Record<string, Listener>>): T {
  for (const [event, listener] of Object.entries(on)) target.addEventListener(event, listener);
  return target;
}

/** Puts these children in place of whatever stood there. */
export function refill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  fill(parent, children);
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name === 'href' && !/^(#|\.?\/|https?:\/\/|mailto:)/.test(String(value))) throw new Error(`not an address to link to: ${value}`);
    target.setAttribute(name, value === true ? '' : String(value));
  }
}

function fill(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) parent.append(child);
    else if (typeof child === 'object') fill(parent, child);
    else parent.append(String(child));
  }
}
