// The browser's own getters, taken from our world's prototypes: a page may name an element `activeElement` or `nodeName` and so hide
// the real property of its document or form. They also work on nodes of other frames, where `instanceof` does not.

function getter<Owner extends object, Name extends keyof Owner>(
  prototype: Owner,
  name: Name,
): (of: Owner) => Owner[Name] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as ((this: Owner) => Owner[Name]) | undefined;
  if (!get) return (of) => of[name];
  return (of) => get.call(of);
}

const activeInDocument = getter(Document.prototype, 'activeElement');
const activeInRoot = getter(ShadowRoot.prototype, 'activeElement');
const editable = getter(HTMLElement.prototype, 'isContentEditable');

export const kindOf = getter(Node.prototype, 'nodeType');
export const nameOf = getter(Node.prototype, 'nodeName');
export const documentOf = getter(Node.prototype, 'ownerDocument');
export const isConnected = getter(Node.prototype, 'isConnected');
export const windowOf = getter(Document.prototype, 'defaultView');
export const visibilityOf = getter(Document.prototype, 'visibilityState');
const designModeOf = getter(Document.prototype, 'designMode');
const namespaceOf = getter(Element.prototype, 'namespaceURI');

const methods = {
  attribute: Element.prototype.getAttribute,
  matches: Element.prototype.matches,
  contains: Node.prototype.contains,
  root: Node.prototype.getRootNode,
  hasFocus: Document.prototype.hasFocus,
  selection: Document.prototype.getSelection,
  walker: Document.prototype.createTreeWalker,
};

export const attributeOf = (element: Element, name: string): string =>
  methods.attribute.call(element, name)?.slice(0, 200) ?? '';
export const matches = (element: Element, selector: string): boolean => methods.matches.call(element, selector);
export const contains = (outer: Node, inner: Node): boolean => methods.contains.call(outer, inner);
export const rootOf = (node: Node): Node => methods.root.call(node);
export const hasFocus = (document: Document): boolean => methods.hasFocus.call(document);
export const selectionOf = (document: Document): Selection | null => methods.selection.call(document);
export const walkerOf = (document: Document, limit: Node): TreeWalker =>
  methods.walker.call(document, limit, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);

export const isElement = (node: unknown): node is Element => isNode(node) && kindOf(node) === 1;
export const isDocument = (node: unknown): node is Document => isNode(node) && kindOf(node) === 9;

/** By the getter itself, which refuses whatever is no node. */
function isNode(value: unknown): value is Node {
  try {
    return typeof value === 'object' && value !== null && kindOf(value as Node) > 0;
  } catch {
    return false;
  }
}

export const isHtml = (element: Element): element is HTMLElement =>
  namespaceOf(element) === 'http://www.w3.org/1999/xhtml';
export const isInput = (element: Element): element is HTMLInputElement =>
  isHtml(element) && nameOf(element) === 'INPUT';
export const isTextarea = (element: Element): element is HTMLTextAreaElement =>
  isHtml(element) && nameOf(element) === 'TEXTAREA';

export function isEditable(element: Element): boolean {
  if (!isHtml(element)) return false;
  const document = documentOf(element);
  return editable(element) || (document !== null && designModeOf(document) === 'on');
}

export function activeElementOf(root: Document | ShadowRoot): Element | null {
  return kindOf(root) === 9 ? activeInDocument(root as Document) : activeInRoot(root as ShadowRoot);
}
