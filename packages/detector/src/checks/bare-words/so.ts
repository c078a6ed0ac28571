// Somali words that are never watched by themselves.
import type { BareWords } from './kinds.ts';

export const so: BareWords = {
  faith:
    'muslim, muslimiin, islaam, islaamka, islaami, quraan, quraanka, masjid, masaajid, xijaab, niqaab, ramadaan, soon, ciid, salaad, imaam, sheekh, ilaah, allaah, allahu akbar, insha allah, mashallah, sharci, shareecada, jihaad, xaj, masiixi, kiristaan, kaniisad, yahuud, yahuudi, hinduus, diin, diinta, iimaan, duco, gaal, gaalo',
  origin:
    'soomaali, soomaaliya, soomaalida, soomaaliland, itoobiya, itoobiyaan, oromo, kenya, kenyan, jabuuti, carab, afrikaan, madow, cadaan, ingiriis, biritish, turki, yaman, suuriya, falastiin, israaiil, bantu, jareer, qaxooti, soo galooti, muhaajir, ajnabi, shisheeye, hindi, bakistaan',
  sexuality: 'khaniis, khaniisad, lesbian, gay, trans, jinsi, galmo isku jinsi, ma gay baan ahay',
  language:
    'af soomaali, soomaali, af ingiriisi, ingiriisi, carabi, af carabi, sawaaxili, maay, af maay, luqadda dhegoolaha',
  support:
    'naafo, naafada, curyaan, dhegool, indhoole, indha la, otisim, autism, adhd, qallal, suuxdin, baahiyo gaar ah, kursiga curyaanka, shigshigle',
  help: 'caawi, i caawi, i caawiya, caawimaad, caawimo, waxaan u baahanahay caawimaad, waxaan u baahanahay in aan la hadlo qof, yaan la hadlaa, xaggee caawimaad ka heli karaa, childline, samaritans, lataliye, la taliye, dhakhtar, dhakhtarka maskaxda, kalkaaliye, macallin, macalin, booliis, boolis, caafimaadka maskaxda, niyad jab, murugo, welwel, sidee hooyo ugu sheegaa, ma caadi baa, ka hortagga isdilka',
  common:
    'iyo, waa, ma, maya, haa, aan, anigu, aniga, adiga, isaga, iyada, annaga, iyaga, kan, tan, maxaa, yaa, goorma, xaggee, sidee, sababta, aad, fiican, xun, wax, dhammaan, maanta, berri, shalay, dugsi, iskuul, hooyo, aabo, aabbe, walaal, saaxiib, guri, qoys, nolol, adduun, jacayl, nacayb, dil, dilo, dilid, dhimo, dhimasho, geeri, isdil, isdilid, gooy, xanuun, dhiig, mindi, toorey, qori, bastoolad, rasaas, bam, qarax, weerar, dagaal, daroogo, qaad, jaad, xashiish, khamri, kiniin, kaniini, galmo, qaawan, kufsi, xadgudub, gaang, buuran, caato, waalan, nacas, murugaysan, keli, cabsi, oohin, nabad gelyo, macsalaama, xarig, buundo, tareen, dab, sun, lacag, khamaar, guur, guur qasab, sharaf, gudniin, gudniinka fircooniga, argagixiso',
};
