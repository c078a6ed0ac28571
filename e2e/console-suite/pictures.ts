// Screens of an invented pupil's essay, photographed as JPEG by the browser itself; each carries a colour that tells it apart.
import type { Browser } from 'playwright-core';

export const pictureColours = [
  '#c0392b',
  '#27ae60',
  '#2980b9',
  '#8e44ad',
  '#d35400',
  '#16a085',
  '#7f8c8d',
  '#f1c40f',
  '#e84393',
  '#2c3e50',
  '#6ab04c',
  '#130f40',
] as const;

const sentences = [
  'The lighthouse keeper wrote down the weather every evening.',
  'He had not seen a ship in nine days and the lamp oil was low.',
  'In the second draft I want to show how quiet the island is.',
  'My teacher said to add what the keeper is afraid of.',
  'Maybe the letters he gets are the only voices he hears.',
  'I do not know how the story ends yet.',
];

/** Where a picture's own colour stands. */
export const colourSpot = { x: 40, y: 40 };

export async function takePictures(browser: Browser): Promise<Uint8Array[]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const pictures: Uint8Array[] = [];
  for (const [index, colour] of pictureColours.entries()) {
    await page.setContent(`<body style="margin:0;font:20px/1.7 Georgia,serif;background:#eef1f4">
      <div style="height:80px;background:${colour};color:#fff;font:600 22px/80px sans-serif;padding-left:110px">Writing workshop · Draft 2</div>
      <div style="width:760px;margin:36px auto;background:#fff;padding:40px 56px;min-height:520px;box-shadow:0 1px 6px #0002">
      <h1 style="font-size:30px">The keeper’s letters</h1>${sentences
        .slice(0, 1 + Math.floor(index / 2))
        .map((sentence) => `<p>${sentence}</p>`)
        .join('')}<p>${'I think he would be '.slice(0, 4 + index * 2)}|</p></div></body>`);
    pictures.push(await page.screenshot({ type: 'jpeg', quality: 55 }));
  }
  await page.close();
  return pictures;
}
