// The text around the caret: at most 256 characters before it and 64 after; nothing else of a field is read.

import { contains, documentOf, isInput, isTextarea, kindOf, nameOf, rootOf, selectionOf, walkerOf } from './dom.ts';

const before = 256;
const after = 64;
const hopsAtMost = 24;

export interface CaretText {
  readonly text: string;
  readonly caret: number;
}

/** `null` when the field holds no text around a caret. */
export function readAroundCaret(field: Element): CaretText | null {
  if (isInput(field) || isTextarea(field)) return readValue(field);
  return readEditable(field);
}

function readValue(field: HTMLInputElement | HTMLTextAreaElement): CaretText | null {
  const value = field.value;
  if (value === '') return null;
  // `email` and `number` have no selection.
  // What a page proposes and marks stands after the start of the marking.
  const at = field.selectionStart ?? value.length;
  const start = Math.max(0, at - before);
  return { text: value.slice(start, at + after), caret: at - start };
}

function readEditable(field: Element): CaretText | null {
  const root = rootOf(field);
  const selection = selectionIn(root, field);
  if (!selection) return null;
  const { node, offset } = selection;
  const head = textBefore(node, offset, field);
  const tail = textAfter(node, offset, field);
  return head === '' && tail === '' ? null : { text: head + tail, caret: head.length };
}

/** A closed root's selection is not the document's: Chromium's own `ShadowRoot.getSelection` knows it. */
function selectionIn(root: Node, field: Element): { node: Node; offset: number } | null {
  const own = selectionAt(root, field);
  const node = own?.focusNode;
  if (!own || !node) return null;
  return field === node || contains(field, node) || contains(node, field) ? { node, offset: own.focusOffset } : null;
}

/** A shadow root's own selection (Chromium only), since the document's stops at the host. */
export function selectionAt(root: Node, field: Element): Selection | null {
  const inner = root as Node & { getSelection?: () => Selection | null };
  const document = documentOf(field);
  if (kindOf(root) === 11 && inner.getSelection) return inner.getSelection();
  return document && selectionOf(document);
}

function textBefore(node: Node, offset: number, limit: Node): string {
  let text = '';
  const walker = walkerOf(documentOf(node) ?? document, limit);
  if (kindOf(node) === 3) {
    text = (node as Text).data.slice(Math.max(0, offset - before), offset);
    walker.currentNode = node;
  } else {
    // The caret stands between children: begin at the one behind it, or at the end of what is before.
    const next = node.childNodes[offset];
    if (next) walker.currentNode = next;
    else {
      let last: Node = node;
      while (last.lastChild) last = last.lastChild;
      walker.currentNode = last;
      if (kindOf(last) === 3) text = (last as Text).data.slice(-before);
      else if (isBreak(last)) text = '\n';
    }
  }
  for (let hop = 0; hop < hopsAtMost && text.length < before; hop += 1) {
    const left = walker.currentNode;
    const previous = walker.previousNode();
    if (!previous || previous === limit) break;
    if (kindOf(previous) === 3) text = (previous as Text).data.slice(text.length - before) + text;
    else if ((isBreak(previous) || (isBlock(previous) && !startsWithin(previous, left))) && !text.startsWith('\n'))
      text = `\n${text}`;
    else if (isBlock(previous) && !text.startsWith('\n') && text !== '') text = `\n${text}`;
  }
  return text;
}

/** An inline element that merely opens before the text inside it is no border. */
const startsWithin = (element: Node, inner: Node): boolean => contains(element, inner) && element.firstChild === inner;

function textAfter(node: Node, offset: number, limit: Node): string {
  let text = '';
  const walker = walkerOf(documentOf(node) ?? document, limit);
  if (kindOf(node) === 3) {
    text = (node as Text).data.slice(offset, offset + after);
    walker.currentNode = node;
  } else {
    const next = node.childNodes[offset];
    if (!next) return '';
    walker.currentNode = next;
    if (kindOf(next) === 3) text = (next as Text).data.slice(0, after);
  }
  for (let hop = 0; hop < hopsAtMost && text.length < after; hop += 1) {
    const next = walker.nextNode();
    if (!next) break;
    if (kindOf(next) === 3) text += (next as Text).data.slice(0, after - text.length);
    else if ((isBreak(next) || isBlock(next)) && !text.endsWith('\n')) text += '\n';
  }
  return text;
}

const blockNames = new Set([
  'P',
  'DIV',
  'LI',
  'UL',
  'OL',
  'TABLE',
  'TR',
  'TD',
  'TH',
  'BLOCKQUOTE',
  'PRE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'SECTION',
  'ARTICLE',
]);
const isBlock = (node: Node): boolean => blockNames.has(nameOf(node));
const isBreak = (node: Node): boolean => nameOf(node) === 'BR' || nameOf(node) === 'HR';
