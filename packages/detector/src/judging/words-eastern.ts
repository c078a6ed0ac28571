// Negations, question words and first-person words of Polish, Romanian, Russian, Ukrainian and Turkish.
import type { WrittenWords } from './written-words.ts';

export const easternWords = {
  pl: {
    negations: 'nie nigdy bez nikt nikogo nic niczego żaden żadna żadne żadnego żadnej ani niema nwm',
    questionWords: `
      co czego czemu czy kto kogo komu dlaczego gdzie skąd dokąd jak jaki jaka jakie ile który która które
    `,
    firstPerson: 'ja mnie mi mną mój moja moje mojego mojej mojemu moją moim moich jestem byłem byłam mam muszę',
  },
  ro: {
    negations: 'nu n nici niciodată niciun nicio fără nimic nimeni nimănui',
    questionWords: 'ce cine cui cum unde care cât câți câte cîți oare dece',
    firstPerson: 'eu mă m mie îmi mi mine meu mea mei mele vreau pot am',
  },
  ru: {
    negations: 'не ни нет никогда без никто никого ничего ничто нельзя нету неа',
    questionWords: `
      кто кого кому что чё чо че почему зачем где куда откуда как какой какая какое какие сколько чей чья чьё который
    `,
    firstPerson: `
      я меня мне мной мною мой моя моё мои моего моей моему мою моим моих хочу буду могу
    `,
  },
  uk: {
    negations: 'не ні ані ніколи без нема немає ніхто нікого ніщо нічого',
    questionWords: 'хто кого кому що шо чому навіщо де куди звідки чи як який яка яке які скільки чий чия',
    firstPerson: 'я мене мені мною мій моя моє мої мого моєї моєму моїй мою моїм моїх хочу буду можу',
  },
  tr: {
    negations: 'değil degil değilim yok hayır asla hiç sakın olmaz istemiyorum kimse',
    questionWords: 'ne neden niye niçin nasıl kim kimin kime kimi nerede nerde nereye nereden nerden hangi kaç',
    firstPerson: 'ben beni bana benim bende benden benimle bence kendimi kendime kendim kendimden hayatım istiyorum',
  },
} as const satisfies Record<string, WrittenWords>;
