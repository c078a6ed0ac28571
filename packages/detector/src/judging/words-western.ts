// Negations, question words and first-person words of the languages of western Europe, and of Somali.
import type { WrittenWords } from './written-words.ts';

// A word whose forms without marks mean something else is left out: Welsh "i" (I, to), French "ou" (or);
// so are "que" and "quand", which begin wishes and conditions as often as questions.
export const westernWords = {
  en: {
    negations: `
      not no never none nobody nothing neither nor without cannot cant can't dont don't doesnt doesn't didnt didn't wont won't
      wouldnt wouldn't couldnt couldn't shouldnt shouldn't isnt isn't arent aren't wasnt wasn't werent weren't havent haven't
      hasnt hasn't hadnt hadn't aint ain't mustnt mustn't neednt needn't mightnt mightn't shant shan't nvr neva nope nah
      dunno dinnae didnae cannae wouldnae isnae wasnae hardly barely
    `,
    // "ill" and "id" are other words without their apostrophe.
    questionWords: `
      what whats wat wot wut wats who whos whom whose which where wheres why whys how hows howd is are does isnt arent doesnt
    `,
    firstPerson: 'i im ive me my mine myself meself mysel ima imma',
  },
  cy: {
    negations: 'dim ddim na nad nac nid ni nis byth peidio peidiwch paid heb neb',
    questionWords: 'beth be pam pwy ble lle pryd sut shwd faint sawl pa oes ydy ydi ai',
    firstPerson:
      'fi mi minnau finnau innau fy dw dwi dwin wi rwy rwyf rydw ydw oeddwn roeddwn baswn byddaf bydda hoffwn dwisio',
  },
  fr: {
    negations: 'ne n pas jamais rien sans ni non aucun aucune nan nn',
    questionWords: 'qui quoi comment cmt pourquoi pk pq pkoi combien quel quelle quels quelles est lequel laquelle kel',
    firstPerson: "je j me m moi mon ma mes mien mienne chui chuis jsuis jveux jvais jai j'ai jpeux",
  },
  es: {
    negations: 'no ni nunca jamás sin nada nadie ningún ninguno ninguna tampoco',
    questionWords: 'quién quiénes cómo dónde adónde cuál cuáles cuánto cuánta cuántos cuántas',
    firstPerson: 'yo me mí mi mis mío mía míos mías conmigo soy estoy quiero voy tengo puedo',
  },
  pt: {
    negations: 'não nao naum ñ n nem nunca jamais sem ninguém nenhum nenhuma',
    questionWords: 'oq quem como onde aonde qual quais quanto quanta quantos quantas',
    firstPerson: 'eu me mim meu minha meus minhas comigo sou estou quero vou tenho posso',
  },
  de: {
    negations: `
      nicht nich ned net kein keine keinen keinem keiner keines nie niemals nein nichts nix ohne niemand niemanden niemandem
      weder nö
    `,
    questionWords: `
      wer wen wem wessen was wann wo wohin woher wie warum wieso weshalb weswegen wozu womit wodurch wofür wofuer welche
      welcher welches welchen welchem
    `,
    firstPerson: 'ich mich mir mein meine meinen meinem meiner meines meins ick isch bin hab habe',
  },
  so: {
    negations: "ma ha maya mayo aan aanan inaanan waxba laan la'aan uma kama",
    questionWords: 'maxaa maxay max yaa ayo halkee xaggee goorma sidee immisa imisa meeqa mee miyaa ma kuma keebaa',
    firstPerson: `
      aniga anigu anigoo ani waxaan waan ayaan baan inaan ii iga igu naftayda nafteyda noloshayda noloshayda kayga tayda
      hooyaday aabahay
    `,
  },
} as const satisfies Record<string, WrittenWords>;
