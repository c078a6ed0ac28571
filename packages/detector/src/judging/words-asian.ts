// Negations, question words and first-person words of Arabic, Urdu, Punjabi, Bengali and Chinese, in each script that pupils type.
import type { WrittenWords } from './written-words.ts';

export const asianWords = {
  ar: {
    negations: 'لا لم لن ليس ليست لست ما مش مو موش غير بدون بلا ولا فلا أبدا ابدا مافي مافيش ماكو',
    questionWords: 'هل ماذا لماذا ليش ليه من مين متى أين وين فين كيف كيفية ازاي شلون كم أي ماهو ماهي ايش شو ايه',
    firstPerson: 'أنا انا اني إني أني لي نفسي حياتي عندي بي مني عني معي لست أريد اريد ابغى بدي عايز كنت',
  },
  'ar-Latn': {
    negations: 'la lan lam laysa mish msh mesh mosh mush mo mu ma mafi mafeesh bala bidun abadan wala',
    questionWords:
      'hal matha limatha lematha lesh leish leh men meen min mata ayna wen wein fen fein kayf kif keef ezay izay kam shu sho eh',
    firstPerson:
      'ana ani inni li nafsi hayati 7ayati 3andi andi bi minni mini 3anni 3ani ma3i maai biddi bidi 3ayez 3ayza',
  },
  ur: {
    negations: 'نہیں نہی نہ نا مت بغیر بنا کبھی نہيں',
    questionWords: 'کیا كيا کیوں کیسے کیسا کیسی کب کہاں کون کس کسے کتنا کتنی کتنے کدھر کونسا کونسی',
    firstPerson: 'میں مجھے مجھ میرا میری میرے ہوں اپنے اپنی اپنا',
  },
  'ur-Latn': {
    negations: 'nahi nahin nahe naheen nai nhi nhe nehi na naa mat bina baghair bagair kabhi',
    questionWords: `
      kya kia kyu kyun kyon kiyun kiun q kaise kese kaisay kesay kab kahan kaha kahaan kaun kon kis kisne kitna kitne kitni
      kidhar konsa konsi
    `,
    // "mein" is "in" as often as "I".
    firstPerson: 'main mai mujhe mujhy mujhay muje mujy mujh mera meri mere meray hoon hun hoo hu apne apni apna',
  },
  pa: {
    negations: 'ਨਹੀਂ ਨਹੀ ਨਈਂ ਨਾ ਨ ਮਤ ਬਿਨਾਂ ਬਿਨਾ ਕਦੇ nahi nahin nai ni na bina kade نہیں نئیں نہ',
    questionWords:
      'ਕੀ ਕਿਉਂ ਕਿਉ ਕਿਵੇਂ ਕਦੋਂ ਕਿੱਥੇ ਕਿਥੇ ਕੌਣ ਕਿਹੜਾ ਕਿਹੜੀ ਕਿਹੜੇ ਕਿੰਨਾ ਕਿੰਨੇ ਕਿੰਨੀ ki kyu kyun kyon kive kiven kado kadon kithe kithay kaun kon kehra kera kinna کی کیوں کیویں کدوں کتھے کون',
    firstPerson:
      'ਮੈਂ ਮੈ ਮੈਨੂੰ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਮੈਥੋਂ ਆਪਣੇ ਆਪਣੀ ਆਪਣਾ main mai menu mainu mennu mera meri mere mere maitho میں مینوں میرا میری میرے',
  },
  bn: {
    negations: 'না নয় নই নেই নি নাই বিনা ছাড়া কখনোই na nai ney noy chara',
    questionWords:
      'কি কী কেন কে কারা কার কাকে কোথায় কখন কিভাবে কীভাবে কত কোন কোনটা ki keno kivabe kibhabe kothay koi kokhon kar kake koto kon',
    firstPerson: 'আমি আমিই আমার আমাকে আমায় আমারে মোর ami amr amar amake amay amare',
  },
  // Each character is a word by itself: the first of 什么, 怎么, 哪里, 自己 is not. Of 为什么 the first also means "for": left out.
  zh: {
    negations: '不 没 沒 未 别 別 勿 无 無 莫 非',
    questionWords: '谁 誰 什 甚 怎 何 哪 几 幾 啥 咋 吗 嗎',
    firstPerson: '我 俺 咱',
  },
} as const satisfies Record<string, WrittenWords>;
