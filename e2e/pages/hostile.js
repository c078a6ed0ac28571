// The attacks of the hostile page. `words` is what a forging attack tries to have reported as the pupil's.
const attack = new URLSearchParams(location.search).get('attack');
const words = new URLSearchParams(location.search).get('words') ?? 'words nobody typed';
const types = [
  'beforeinput',
  'input',
  'paste',
  'drop',
  'copy',
  'cut',
  'keydown',
  'keypress',
  'keyup',
  'compositionend',
  'focus',
  'blur',
  'focusin',
  'focusout',
  'textInput',
];
const field = () => document.getElementById('field');
const silence = (target) => {
  for (const type of types) target.addEventListener(type, (event) => event.stopImmediatePropagation(), true);
};
const fieldOnly = '<!doctype html><title>Hostile page</title><textarea id="field"></textarea>';

const attacks = {
  // hiding
  'stop-propagation': () => silence(window),
  'open-document': () => {
    document.open();
    document.write(fieldOnly);
    document.close();
  },
  'open-document-often': () => {
    let left = 5;
    const again = () => {
      document.open();
      document.write(fieldOnly);
      document.close();
      left -= 1;
      if (left > 0) setTimeout(again, 50);
    };
    again();
  },
  'open-document-and-silence': () => {
    document.open();
    silence(window);
    document.write(fieldOnly);
    document.close();
  },
  'patched-prototypes': () => {
    EventTarget.prototype.addEventListener = () => {};
    Event.prototype.composedPath = () => [];
    Object.defineProperty(HTMLTextAreaElement.prototype, 'value', { get: () => '', set() {} });
    Object.defineProperty(Document.prototype, 'activeElement', { get: () => null });
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => false });
    MutationObserver.prototype.observe = () => {};
  },
  'removed-listeners': () => {
    for (const type of types) window.removeEventListener(type, () => {}, true);
    window.oninput = null;
    document.body.replaceWith(document.body.cloneNode(true));
  },
  'clobbered-document': () => {
    for (const name of [
      'activeElement',
      'hasFocus',
      'defaultView',
      'designMode',
      'createTreeWalker',
      'getSelection',
      'visibilityState',
    ]) {
      const image = document.createElement('form');
      image.setAttribute('name', name);
      document.body.append(image);
    }
    document.getElementById('stage').innerHTML =
      '<form contenteditable="true" id="field"><input name="isContentEditable" hidden><input name="nodeName" hidden><input name="nodeType" hidden><input name="getRootNode" hidden><p><br></p></form>';
  },
  'no-content-frame': () => frameWith('/no-content'),
  'never-frame': () => frameWith('/never'),
  'javascript-frame': () => frameWith('javascript:void 0'),
  'blank-frame-opened': () => {
    const frame = frameWith('');
    setTimeout(() => {
      frame.contentDocument.open();
      frame.contentDocument.write(fieldOnly);
      frame.contentDocument.close();
    }, 50);
  },
  'one-field-per-letter': () => {
    const stage = document.getElementById('stage');
    stage.innerHTML = Array.from(
      { length: 60 },
      (_, index) => `<input size="1" style="width:1.2em" id="${index === 0 ? 'field' : `field${index}`}">`,
    ).join('');
    stage.addEventListener('input', (event) => event.target.nextElementSibling?.focus());
  },
  'field-emptied': () =>
    field().addEventListener('input', () => {
      field().value = '';
    }),
  'nothing-focused': () => {
    document.getElementById('stage').innerHTML = '<p id="field" tabindex="-1">Press keys; this page draws them.</p>';
    addEventListener('keydown', (event) => {
      if (event.key.length === 1) document.getElementById('field').append(event.key);
      event.preventDefault();
    });
  },
  'swapped-field': () =>
    field().addEventListener(
      'keydown',
      () => {
        const old = field();
        const made = old.cloneNode();
        made.value = old.value;
        old.replaceWith(made);
        made.focus();
        attacks['swapped-field']();
      },
      { once: true },
    ),
  // forging
  'synthetic-events': () =>
    field().addEventListener('focus', () => {
      field().value = words;
      for (const key of words)
        field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      field().dispatchEvent(
        new InputEvent('beforeinput', { data: words, inputType: 'insertText', bubbles: true, composed: true }),
      );
      field().dispatchEvent(
        new InputEvent('input', { data: words, inputType: 'insertText', bubbles: true, composed: true }),
      );
      field().dispatchEvent(new CompositionEvent('compositionend', { data: words, bubbles: true, composed: true }));
    }),
  'exec-command': () =>
    setTimeout(() => {
      field().focus();
      document.execCommand('insertText', false, words);
    }, 300),
  'exec-command-on-key': () =>
    field().addEventListener(
      'keydown',
      () => setTimeout(() => document.execCommand('insertText', false, `${words} `)),
      { once: true },
    ),
  'exec-command-in-key': () =>
    field().addEventListener('keydown', () => document.execCommand('insertText', false, `${words} `), { once: true }),
  'exec-command-in-beforeinput': () =>
    field().addEventListener(
      'beforeinput',
      (event) => {
        event.preventDefault();
        document.execCommand('insertText', false, `${words} `);
      },
      { once: true },
    ),
  'exec-command-on-paste': () =>
    field().addEventListener('paste', (event) => {
      event.preventDefault();
      document.execCommand('insertText', false, `${words} `);
    }),
  'value-set-before-key': () => {
    field().value = `${words} `;
  },
  'value-set-on-key': () =>
    field().addEventListener(
      'keydown',
      () => {
        field().value = `${words} `;
      },
      { once: true },
    ),
  'value-set-on-focus': () =>
    field().addEventListener('focus', () => {
      field().value = `${words} `;
    }),
  'dragged-piece': () => {
    // A puzzle: the pupil drags a picture, the page chooses the text that goes with it.
    for (const [id, text] of [
      ['piece', 'a piece'],
      ['board', 'the board'],
    ]) {
      const part = Object.assign(document.createElement('div'), { id, textContent: text, draggable: id === 'piece' });
      part.style.cssText = 'inline-size: 8rem; padding: 2rem; border: 1px solid';
      document.body.append(part);
    }
    document
      .getElementById('piece')
      .addEventListener('dragstart', (event) => event.dataTransfer.setData('text/plain', words));
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => event.preventDefault());
  },
  'execute-copy': () =>
    addEventListener('click', () => {
      const range = document.createRange();
      const line = document.createElement('p');
      line.textContent = words;
      document.body.append(line);
      range.selectNodeContents(line);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand('copy');
    }),
  'set-after-silence': () => {
    attacks['open-document-and-silence']();
    setInterval(() => {
      if (document.activeElement === field()) field().value = words;
    }, 100);
  },
  'synthetic-composition': () =>
    field().addEventListener('focus', () => {
      field().value = words;
      field().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      field().dispatchEvent(new CompositionEvent('compositionend', { data: words, bubbles: true, composed: true }));
    }),
};

function frameWith(address) {
  const stage = document.getElementById('stage');
  stage.innerHTML = '';
  const frame = document.createElement('iframe');
  frame.id = 'frame';
  if (address) frame.src = address;
  stage.append(frame);
  frame.contentDocument.body.innerHTML = '<textarea id="field"></textarea>';
  return frame;
}

// `document.open()` does nothing while the page is still being read.
if (/open-document|silence/.test(attack)) addEventListener('load', () => setTimeout(attacks[attack]));
else attacks[attack]?.();
