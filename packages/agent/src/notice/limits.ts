// What the agent cannot see or do, said as plainly as what it can.
export const whatItCannotSee: readonly string[] = [
  'It cannot see other apps, other browsers, or anything outside the tab in front.',
  'It does not read what you type into the address bar before you press Enter, or into “find in page”.',
  'It also reads keys typed on a page where no field has the focus, since some pages draw their own text.',
  'It never reads password, card and one-time-code fields, and never a private window.',
  'It cannot listen, use the camera, read your files or messages in other apps, or be steered from afar.',
  'It reads words, not meaning: it is often wrong, and a person decides.',
  'Pictures of the screen are locked the moment they are taken; this device itself cannot open them. But memory cannot be wiped for certain, and whoever controls the operating system can look into it.',
];
