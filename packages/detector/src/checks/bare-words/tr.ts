// Turkish words that are never watched by themselves.
import type { BareWords } from './kinds.ts';

export const tr: BareWords = {
  faith:
    'müslüman, müslümanlar, islam, islami, islamcı, kuran, kur’an, cami, camii, başörtüsü, hicap, peçe, ramazan, oruç, bayram, namaz, imam, hoca, allah, allahu ekber, inşallah, maşallah, sünni, alevi, aleviler, şii, şeriat, cihat, cihad, hac, hristiyan, hıristiyan, hristiyanlar, kilise, incil, isa, yahudi, yahudiler, musevi, sinagog, haham, hindu, sih, budist, ateist, ateistler, deist, tanrı, din, inanç, dua, kafir',
  origin:
    'türk, türkler, türkiye, kürt, kürtler, arap, araplar, suriyeli, suriyeliler, afgan, afganlar, iranlı, ıraklı, filistin, filistinli, israil, israilli, yunan, rum, ermeni, ermeniler, bulgar, çerkes, laz, roman, romanlar, çingene, çingeneler, zenci, siyahi, siyahiler, beyaz, afrikalı, asyalı, çinli, pakistanlı, hintli, somalili, polonyalı, romen, ukraynalı, rus, ruslar, ingiliz, alman, fransız, amerikalı, göçmen, göçmenler, mülteci, mülteciler, sığınmacı, yabancı, yabancılar, kıbrıslı',
  sexuality:
    'gey, gay, eşcinsel, eşcinseller, eşcinsellik, lezbiyen, lezbiyenler, biseksüel, panseksüel, aseksüel, kuir, queer, heteroseksüel, lgbt, lgbti, lgbtq, trans, transgender, transseksüel, travesti, nonbinary, ikili olmayan, interseks, cinsiyet, cinsel kimlik, cinsel yönelim, açılmak, ben geyim, gey miyim, eşcinsel miyim, trans mıyım, onur yürüyüşü',
  language:
    'türkçe, kürtçe, ingilizce, arapça, farsça, rusça, ukraynaca, lehçe, almanca, fransızca, ispanyolca, portekizce, çince, urduca, zazaca, işaret dili, iki dilli',
  support:
    'otizm, otistik, otizmli, asperger, dehb, adhd, disleksi, disleksik, disgrafi, diskalkuli, engelli, engelliler, özürlü, sakat, tekerlekli sandalye, sağır, işitme engelli, kör, görme engelli, down sendromu, epilepsi, sara, özel eğitim, özel gereksinim, kekeme, kekemelik, koruyucu aile',
  help: 'yardım, yardım et, yardım edin, bana yardım et, bana yardım edin, lütfen yardım edin, yardıma ihtiyacım var, nereden yardım alabilirim, kiminle konuşabilirim, konuşmam lazım, biriyle konuşmak istiyorum, yardım hattı, alo 183, 183, 112, 155, childline, samaritans, psikolog, psikiyatrist, terapist, terapi, danışman, rehber öğretmen, rehberlik, doktor, hemşire, öğretmen, polis, sosyal hizmetler, ruh sağlığı, depresyon, depresyonda mıyım, anksiyete, kaygı, panik atak, anneme nasıl söylerim, aileme nasıl söylerim, bu normal mi, intiharı önleme, intihar önleme, zorbalık nasıl önlenir, istismar nasıl bildirilir',
  common:
    've, bir, bu, o, şu, ben, sen, biz, siz, onlar, beni, seni, bana, sana, benim, senin, için, ile, de, da, mi, mı, ne, kim, neden, nasıl, nerede, çok, iyi, kötü, evet, hayır, yok, var, değil, her, hiç, şey, her şey, bugün, yarın, dün, okul, okulda, anne, annem, baba, babam, kardeş, abi, abla, arkadaş, arkadaşım, ev, evde, aile, hayat, hayatım, dünya, sevmek, seviyorum, aşk, nefret, öldür, öldürmek, öldüreceğim, ölmek, ölüm, ölü, öldü, intihar, asmak, kesmek, jilet, acı, ağrı, kan, bıçak, silah, tabanca, tüfek, kurşun, vurmak, bomba, patlama, saldırı, kavga, dövmek, uyuşturucu, esrar, ot, hap, haplar, ilaç, alkol, bira, sigara, seks, çıplak, porno, tecavüz, taciz, istismar, şiddet, zorbalık, çete, şişman, zayıf, diyet, kalori, çirkin, aptal, salak, deli, üzgün, yalnız, korku, korkuyorum, ağlamak, elveda, hoşça kal, son, ip, köprü, tren, ateş, yangın, zehir, para, kumar, bahis, evlilik, zorla evlilik, namus, sünnet, savaş, terör, terörist',
};
