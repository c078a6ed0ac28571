// Welsh words that are never watched by themselves.
import type { BareWords } from './kinds.ts';

export const cy: BareWords = {
  faith:
    'mwslim, mwslimiaid, moslem, islam, islamaidd, mosg, ramadan, cristion, cristnogion, cristnogol, cristnogaeth, catholig, catholigion, pabydd, protestant, iesu, crist, eglwys, capel, beibl, iddew, iddewon, iddewig, iddewiaeth, synagog, hindw, hindwiaid, hindwaeth, sikh, sikhiaid, bwdhydd, bwdhaeth, anffyddiwr, duw, crefydd, ffydd, gweddi, teml',
  origin:
    'affricanaidd, asiaidd, arab, arabiaid, du, pobl ddu, gwyn, pobl wyn, brown, hil gymysg, pwyliad, pwyliaid, pwylaidd, rwmaniad, rwmaniaid, wcreiniad, wcreiniaid, rwsiad, rwsiaid, twrc, twrciaid, syriad, syriaid, somaliad, somaliaid, pacistaniad, pacistani, indiad, indiaid, tsieinead, tsieineaid, almaenwr, ffrancwr, sbaenwr, cymro, cymraes, cymry, sais, saeson, saesnes, gwyddel, gwyddelod, albanwr, prydeiniwr, sipsi, sipsiwn, teithiwr, teithwyr, mewnfudwr, mewnfudwyr, ffoadur, ffoaduriaid, ceisiwr lloches, ceiswyr lloches, tramorwr, palesteina, israel, ethnigrwydd',
  sexuality:
    'hoyw, lesbiad, lesbiaid, deurywiol, cwiar, lhdt, lhdtc, traws, trawsryweddol, anneuaidd, anrhywiol, rhyngrywiol, rhywedd, hunaniaeth rhywedd, rhywioldeb, rhagenwau, balchder, dw in hoyw, ydw in hoyw, dod allan, heterorywiol, cyfunrhywiol',
  language:
    'cymraeg, saesneg, pwyleg, rwmaneg, wrdw, punjabi, pwnjabeg, bengaleg, arabeg, somaleg, twrceg, wcreineg, rwsieg, ffrangeg, sbaeneg, portiwgaleg, almaeneg, tsieinëeg, mandarin, gwyddeleg, iaith arwyddion, dwyieithog',
  support:
    'awtistiaeth, awtistig, adhd, dyslecsia, dyslecsig, dyspracsia, anabl, anabledd, byddar, dall, cadair olwyn, anghenion dysgu ychwanegol, ady, anghenion arbennig, anawsterau dysgu, atal dweud, epilepsi, cymhorthydd dysgu, gofalwr ifanc, plentyn mewn gofal',
  help: 'help, helpwch fi, helpa fi, cymorth, dw i angen help, dwi angen help, angen help, angen siarad, angen siarad â rhywun, pwy all helpu, meic, meic cymru, childline, samariaid, y samariaid, cwnselydd, cwnsela, therapydd, therapi, meddyg, nyrs ysgol, athro, athrawes, heddlu, gwasanaethau cymdeithasol, iechyd meddwl, iselder, gorbryder, sut i gael help, sut i ddweud wrth rywun, llinell gymorth, llinell gymorth hunanladdiad, atal hunanladdiad, atal bwlio, ydy hyn yn normal, camdriniaeth cymorth',
  common:
    'y, yr, a, ac, i, o, yn, ar, am, at, gan, gyda, mae, bod, oedd, sydd, fi, ti, ef, hi, ni, chi, nhw, fy, dy, ei, ein, eich, eu, da, drwg, iawn, ie, na, nage, dim, heddiw, yfory, nos, bore, dydd, ysgol, mam, dad, tad, brawd, chwaer, ffrind, ffrindiau, cartref, tŷ, bwyd, gêm, arian, bywyd, byd, caru, casáu, marw, lladd, marwolaeth, hunanladdiad, torri, brifo, poen, gwaed, cyllell, gwn, bom, ymosod, ymladd, curo, saethu, cyffuriau, cyffur, alcohol, tabledi, rhyw, noeth, bwlio, trais, tew, tenau, hyll, twp, trist, unig, hwyl, hwyl fawr, ofn, rhaff, pont, trên, tân, gwenwyn',
};
