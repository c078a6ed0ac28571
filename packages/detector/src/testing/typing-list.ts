// The small list that the typing sessions are written for.
import type { Watchlist } from '../types.ts';
import { madeUpEntry } from './entries.ts';

export const typingList: Watchlist = {
  version: 1,
  slots: [{ name: 'want', language: 'en', phrases: ['want to', 'wanna', 'going to'] }],
  entries: [
    madeUpEntry('wish-to-die', ['i [want] (just) die', 'i <0-2> rather be dead'], {
      hidden: ['stretched', 'digits', 'spaced', 'lookalike'],
      notNear: { words: ['laughing', 'of embarrassment'], within: 3 },
    }),
    madeUpEntry('kill-oneself', ['kill~ myself'], { hidden: ['digits', 'spaced', 'stretched'], unless: ['quoted'] }),
    madeUpEntry('threat', ['i [want] kill~ <0-2> {him|her|them|you}'], { theme: 'violence', unless: ['negated'] }),
    madeUpEntry('weapon', ['bring~ <0-2> knife <0-2> school'], { theme: 'weapons', unless: ['question'] }),
    madeUpEntry('suicide-word', ['suicide'], { hidden: ['damaged', 'lookalike'], only: ['first-person'] }),
    madeUpEntry('end-it', ['end it all'], { near: { words: ['tonight', 'goodbye'], within: 8 } }),
    madeUpEntry('zabic-sie', ['chcę się zabić', 'zabiję się'], { language: 'pl' }),
    madeUpEntry('envie-de-mourir', ['envie de mourir', 'me tuer'], { language: 'fr' }),
    madeUpEntry('xiang-si', ['不想活'], { language: 'zh' }),
    madeUpEntry('urid-amut', ['أريد أن أموت'], { language: 'ar' }),
  ],
};
