// Letters of other scripts, and odd letters of Latin, that are read as a plain Latin letter: kіll with a Cyrillic і.

/** Each piece is the other letter and the Latin one; capitals stand for their small letter, as folding leaves it. */
const pieces = [
  // Cyrillic
  'аa бb вb гr ґr ғf дd еe зz иn іi јj кk қk ҝk ҟk ҡk мm нh ңh ҥh ӊh оo пn рp сc ҫc тt ҭt уy үy ұy хx ҳx цu шw щw ъb ыb ьb эe єe яr',
  'ѕs һh ԁd ԛq ԝw ԍg ӏl ѡw ѵv ѳo өo ҽe ҿe әe ӷr ӻf ӽx ӿx ҏp ҍb ѫx ԏt ԃd ԋh ԟk',
  // Greek and Coptic
  'αa βb γy δd εe ζz ηn ιi κk μu νv οo πn ρp σo τt υu χx ωw ϳj ϝf ϸp ϻm',
  'ⲁa ⲃb ⲉe ⲏh ⲓi ⲕk ⲙm ⲛn ⲟo ⲣp ⲥc ⲧt ⲩy ⲭx ⲍz',
  // Armenian
  'օo ոn ռn ղn սu հh զq գq յj ցg աw ւl լl տs քp ֆf',
  // Cherokee
  'Ꭺa Ᏼb Ꮟb Ꮯc Ꭰd Ꮷd Ꭼe Ꮐg Ᏻg Ꮋh Ꮒh Ꭵi Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꭱr Ꮢr Ꮪs Ꮥs Ꭲt Ꮩv Ꮃw Ꮤw Ꮍy Ꭹy Ꮓz',
  // Canadian syllabics and Lisu, as "fancy text" pages use them
  'ᗩa ᗷb ᑕc ᗪd ᗴe ᖴf ᘜg ᕼh ᒍj ᒪl ᗰm ᑎn ᑭp ᑫq ᖇr ᔕs ᑌu ᐯv ᗯw ᐸk ᓰi',
  'ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓲi ꓙj ꓗk ꓡl ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓴu ꓦv ꓪw ꓫx ꓬy ꓜz',
  // Small capitals
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz',
  // Latin letters with hooks, strokes and turns that Unicode does not take apart
  'ɑa ɐa ɒa ⱥa ƀb ɓb ƃb ƅb ƈc ɕc ȼc ↄc ɔc ɖd ɗd ƌd ȡd ðd ɇe ɛe ǝe əe ɘe ƒf ꞙf ǥg ɠg ɡg ɣy ɦh ɧh ⱨh ɨi ɩi ɉj ʝj ɟj ƙk ⱪk ꝁk ꞣk',
  'ƚl ɫl ɬl ɭl ⱡl ꞁl ɱm ɯm ɲn ɳn ƞn ŋn ȵn ꞥn ɵo ⱺo ꝋo ƥp ᵽp ꝑp þp ƿp ɋq ʠq ꝗq ɍr ɼr ɽr ɾr ɹr ꞧr ʂs ȿs ƨs ʃs ꞩs ŧt ƫt ƭt ʈt ⱦt ȶt',
  'ʉu ʊu ʋv ⱱv ⱴv ʌv ⱳw ƴy ɏy ỿy ʎy ƶz ȥz ʐz ʑz ɀz ⱬz ʒz',
];

/** From the base letter as folding leaves it to the small Latin letter that it looks like; no letter stands on both sides. */
export const lookalikes: ReadonlyMap<string, string> = new Map(
  pieces.flatMap((row) => row.split(' ')).map((piece) => [piece.slice(0, -1).toLowerCase(), piece.slice(-1)] as const),
);
