// What a frame's watcher hears.

/** Types that the watcher listens to, on the window, in the capture phase. */
export const heard = [
  'beforeinput',
  'input',
  'paste',
  'drop',
  'copy',
  'cut',
  'keydown',
  'compositionend',
  'pointerdown',
  'contextmenu',
  'focus',
  'blur',
  'submit',
  'pagehide',
] as const;
