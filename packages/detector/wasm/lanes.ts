// The batch engine's scout, in AssemblyScript: reads ASCII sixteen characters at a time. Its meaning is that of src/scouting/scout.ts, whose
// names it uses; what it cannot decide it passes on as a place to look at. Memory is the host's: a compiled list, the text, rows of
// words and rows of results, laid out by src/scouting/wasm-scout.ts.

let vocabulary: usize = 0;
let vocabularyMask: u32 = 0;
let filter: usize = 0;
let filterShift: u32 = 0;
let anchors: usize = 0;
let anchorsMask: u32 = 0;
let lists: usize = 0;
let phrases: usize = 0;
let programs: usize = 0;
let forms: usize = 0;
let letters: usize = 0;
/** By form: the hash of its skeleton. */
let formHashes: usize = 0;
let deletions: usize = 0;
let deletionsMask: u32 = 0;
let deletionFilter: usize = 0;
/** Of the hash's factor: itself and 1 for pairs of letters, inverse powers for eight pairs, powers for up to 64 letters. */
let pairWeights: usize = 0;
let inverses: usize = 0;
let powers: usize = 0;
/** Masks of words of 0 to 16 letters. */
let masks: usize = 0;
let text: usize = 0;
/** Rows of the text's words: where each begins and ends, its hash, and that with the word before. */
let starts: usize = 0;
let ends: usize = 0;
let hashes: usize = 0;
let pairs: usize = 0;
/** Words that something is asked of: whether phrases stand at them alone, or with the word before. Then: whether they hide another. */
let alone: usize = 0;
let paired: usize = 0;
let results: usize = 0;
let resultsEnd: usize = 0;
/** Room for the letters of one word, from its byte 512 on for the hashes of its parts, from 1,024 on for forms that a word may be. */
let scratch: usize = 0;

let resultAt: usize = 0;

const hashFactor: u32 = 0x6b43;
const classSpace: u32 = 0x20;
const classApostrophe: u32 = 2;
const firstLetterClass: u32 = 0x30;
const maxSeparatorUnits: u32 = 64;
const maxWordLetters: u32 = 64;
const maxWordUnits: u32 = 256;
const damagedTextLetters: u32 = 6;
const closelyBit: u32 = 1 << 16;
const partlyBit: u32 = 1 << 17;
const leastMask: u32 = 0xffff;
const classSign: u32 = 3;
const classWeakSign: u32 = 4;
const deletionWordShift: u32 = 18;
const mostForms: u32 = 64;
const noHash: u32 = 0x1b873593;
const lookHere: u32 = 0xffffffff;
const maybeDamaged: u32 = 0xfffffffe;
const partlyHere: u32 = 0xfffffffd;

let isAsking: bool = false;

export function configure(at: usize): void {
  vocabulary = load<u32>(at);
  vocabularyMask = load<u32>(at, 4);
  filter = load<u32>(at, 8);
  filterShift = load<u32>(at, 12);
  anchors = load<u32>(at, 16);
  anchorsMask = load<u32>(at, 20);
  lists = load<u32>(at, 24);
  phrases = load<u32>(at, 28);
  programs = load<u32>(at, 32);
  forms = load<u32>(at, 36);
  letters = load<u32>(at, 40);
  deletions = load<u32>(at, 44);
  deletionsMask = load<u32>(at, 48);
  deletionFilter = load<u32>(at, 52);
  pairWeights = load<u32>(at, 56);
  inverses = load<u32>(at, 60);
  masks = load<u32>(at, 64);
  powers = load<u32>(at, 68);
  text = load<u32>(at, 72);
  starts = load<u32>(at, 76);
  ends = load<u32>(at, 80);
  results = load<u32>(at, 84);
  resultsEnd = load<u32>(at, 88);
  scratch = load<u32>(at, 92);
  hashes = load<u32>(at, 96);
  pairs = load<u32>(at, 100);
  alone = load<u32>(at, 104);
  paired = load<u32>(at, 108);
  formHashes = load<u32>(at, 112);
}

function put(program: u32, start: u32, end: u32): void {
  if (resultAt + 12 <= resultsEnd) {
    store<u32>(resultAt, program);
    store<u32>(resultAt, start, 4);
    store<u32>(resultAt, end, 8);
  }
  resultAt += 12;
}

function finish(sum: u32): u32 {
  const mixed: u32 = sum * 0x2c1b3c6d;
  const hash = mixed ^ (mixed >> 15);
  return hash == 0 ? 1 : hash;
}

function passes(hash: u32): bool {
  const bit = hash >> filterShift;
  return ((load<u32>(filter + ((bit >> 5) << 2)) >> (bit & 31)) & 1) != 0;
}

function probe(hash: u32): u32 {
  let slot = hash & vocabularyMask;
  for (;;) {
    const at = vocabulary + ((<usize>slot) << 3);
    const known = load<u32>(at);
    if (known == hash) return load<u32>(at, 4);
    if (known == 0) break;
    slot = (slot + 1) & vocabularyMask;
  }
  return 0;
}

function classAt(at: u32): u32 {
  return <u32>load<u8>(text + at);
}

function isLetterAt(at: i32): bool {
  return at >= 0 && classAt(at) >= firstLetterClass;
}

// Reading words ------------------------------------------------------------------------------------------------------------------

function among(block: v128, from: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(block, i8x16.splat(from)), i8x16.splat(count));
}

function is(block: v128, unit: u8): v128 {
  return i8x16.eq(block, i8x16.splat(unit));
}

/** What is neither a letter nor a digit nor below 0x40. */
let others: v128 = i8x16.splat(0);

/** Letters in lower case, digits, and the classes of everything else below 0x40 (see src/scouting/ascii.ts); adds the rest to `others`. */
function canonical(block: v128): v128 {
  const low = v128.or(block, i8x16.splat(0x20));
  const isLetter = among(low, 0x61, 26);
  others = v128.or(others, v128.andnot(i8x16.gt_u(block, i8x16.splat(0x3f)), isLetter));
  const digits = v128.and(block, among(block, 0x30, 10));
  // Sixteen characters from 0x20 on, and from 0 on: a lane that holds another gets 0.
  const signs = i8x16.swizzle(
    i8x16(0x20, 4, 0, 0, 3, 0, 0, 2, 0, 0, 0, 4, 0, 0x20, 0, 0),
    v128.xor(block, i8x16.splat(0x20)),
  );
  const breaks = i8x16.swizzle(i8x16(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0x20, 0x20, 0x20, 0x20, 0, 0), block);
  return v128.or(v128.or(v128.and(low, isLetter), digits), v128.or(signs, breaks));
}

/** The classes of the rest. */
function withOthers(block: v128, letters: v128): v128 {
  return v128.or(
    v128.or(letters, v128.and(is(block, 0x40), i8x16.splat(3))),
    v128.or(
      v128.and(is(block, 0x5f), i8x16.splat(0x20)),
      v128.or(v128.and(is(block, 0x60), i8x16.splat(2)), v128.and(is(block, 0x7c), i8x16.splat(4))),
    ),
  );
}

function wordBits(block: v128): u64 {
  return <u64>i8x16.bitmask(i8x16.gt_u(block, i8x16.splat(0x2f)));
}

/** Writes the places of the bits; sixteen at once, whether there are so many or not, so that nothing depends on their number. */
function putPlaces(bits: u64, at: u32, to: usize): void {
  let left = bits;
  for (let place: u32 = 0; place < 16; place += 1) {
    store<u32>(to + (place << 2), at + <u32>ctz(left));
    left &= left - 1;
  }
  for (let place: u32 = 16; left != 0; place += 1) {
    store<u32>(to + (place << 2), at + <u32>ctz(left));
    left &= left - 1;
  }
}

let hasApostrophes: bool = false;

/** Makes the text canonical and writes where its words begin and end, 64 characters a step; returns their number. */
function divide(length: u32): u32 {
  let startAt = starts;
  let endAt = ends;
  /** Bit 0: the character before the step belongs to a word; to one of letters and digits. */
  let carry: u64 = 0;
  let wordBefore: u64 = 0;
  for (let at: u32 = 0; at <= length; at += 64) {
    const place = text + at;
    const rawA = v128.load(place);
    const rawB = v128.load(place, 16);
    const rawC = v128.load(place, 32);
    const rawD = v128.load(place, 48);
    others = i8x16.splat(0);
    let a = canonical(rawA);
    let b = canonical(rawB);
    let c = canonical(rawC);
    let d = canonical(rawD);
    if (v128.any_true(others)) {
      a = withOthers(rawA, a);
      b = withOthers(rawB, b);
      c = withOthers(rawC, c);
      d = withOthers(rawD, d);
    }
    v128.store(place, a);
    v128.store(place, b, 16);
    v128.store(place, c, 32);
    v128.store(place, d, 48);
    const words = wordBits(a) | (wordBits(b) << 16) | (wordBits(c) << 32) | (wordBits(d) << 48);
    let inside = words;
    if (v128.any_true(v128.or(v128.or(is(a, 2), is(b, 2)), v128.or(is(c, 2), is(d, 2))))) {
      hasApostrophes = true;
      const apostrophes =
        (<u64>i8x16.bitmask(is(a, 2))) |
        ((<u64>i8x16.bitmask(is(b, 2))) << 16) |
        ((<u64>i8x16.bitmask(is(c, 2))) << 32) |
        ((<u64>i8x16.bitmask(is(d, 2))) << 48);
      const next = (words >> 1) | ((<u64>isLetterByte(<u32>load<u8>(place, 64))) << 63);
      inside |= apostrophes & ((words << 1) | wordBefore) & next;
    }
    wordBefore = words >> 63;
    const shifted = (inside << 1) | carry;
    carry = inside >> 63;
    const begun = inside & ~shifted;
    const ended = shifted & ~inside;
    putPlaces(begun, at, startAt);
    putPlaces(ended, at, endAt);
    startAt += <usize>popcnt(begun) << 2;
    endAt += <usize>popcnt(ended) << 2;
  }
  return <u32>((endAt - ends) >> 2);
}

function isLetterByte(unit: u32): bool {
  const low = unit | 0x20;
  return (low >= 0x61 && low <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** The sum of up to sixteen letters: pairs of neighbours first, then each pair by the inverse power of its place. */
function sumOf16(word: v128, length: u32): u32 {
  const weighed = v128.load(pairWeights);
  const sums = i32x4.add(
    i32x4.mul(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(word), weighed), v128.load(inverses)),
    i32x4.mul(i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(word), weighed), v128.load(inverses, 16)),
  );
  const half = i32x4.add(sums, i32x4.shuffle(sums, sums, 2, 3, 0, 1));
  return (i32x4.extract_lane(half, 0) + i32x4.extract_lane(half, 1)) * load<u32>(powers + (length << 2));
}

function powerAt(power: u32): u32 {
  return load<u32>(powers + (power << 2));
}

function gatherHash(start: u32, end: u32): u32 {
  let sum: u32 = 0;
  for (let at = start; at < end; at += 1) {
    const unit = classAt(at);
    if (unit >= firstLetterClass) sum = sum * hashFactor + unit;
  }
  return finish(sum);
}

// What may hide a word -----------------------------------------------------------------------------------------------------------

function isSign(unit: u32): bool {
  return unit == classSign || unit == classWeakSign;
}

/** Signs beside a word that may stand for letters of it: before it, inside a run, or $ and @ behind it. */
function hasSigns(start: u32, end: u32): bool {
  if (start > 0 && isSign(classAt(start - 1))) return true;
  let at = end;
  while (isSign(classAt(at))) {
    if (classAt(at) == classSign) return true;
    at += 1;
  }
  return at > end && classAt(at) >= firstLetterClass;
}

let formCount: u32 = 0;

function lettersOf(form: u32): usize {
  return letters + ((load<u32>(forms + (form << 4), 4) >> 7) << 1);
}

function isSame(own: usize, word: usize, count: u32): bool {
  for (let place: u32 = 0; place < count; place += 1)
    if (<u32>load<u16>(own + (place << 1)) != <u32>load<u8>(word + place)) return false;
  return true;
}

/** Whether one letter was left out, added, replaced, or two neighbours changed places; not the first. */
function isDamage(form: u32, word: usize, length: u32): bool {
  const own = lettersOf(form);
  const ownLength = lengthOf(form);
  const longer = <i32>ownLength - <i32>length;
  if (longer > 1 || longer < -1 || <u32>load<u16>(own) != <u32>load<u8>(word)) return false;
  const shorter = longer < 0 ? ownLength : length;
  let at: u32 = 1;
  while (at < shorter && <u32>load<u16>(own + (at << 1)) == <u32>load<u8>(word + at)) at += 1;
  if (longer == 0) {
    if (at == length) return false;
    if (
      at + 1 < length &&
      <u32>load<u16>(own + (at << 1)) == <u32>load<u8>(word + at, 1) &&
      <u32>load<u16>(own + (at << 1), 2) == <u32>load<u8>(word + at) &&
      isSame(own + ((at + 2) << 1), word + at + 2, length - at - 2)
    )
      return true;
  }
  const theirs = longer >= 0 ? at + 1 : at;
  const mine = longer <= 0 ? at + 1 : at;
  return isSame(own + (theirs << 1), word + mine, length - mine);
}

/** Letters beyond the first 65,536 are two units of one letter: such a form is left to the reader. */
function isWide(form: u32): bool {
  const own = lettersOf(form);
  const length = lengthOf(form);
  for (let at: u32 = 0; at < length; at += 1) if ((<u32>load<u16>(own + (at << 1)) & 0xf800) == 0xd800) return true;
  return false;
}

function addForm(form: u32, word: usize, length: u32): void {
  for (let at: u32 = 0; at < formCount; at += 1) if (load<u32>(scratch + 1024 + (at << 2)) == form) return;
  if (formCount == mostForms || !(isDamage(form, word, length) || isWide(form))) return;
  store<u32>(scratch + 1024 + (formCount << 2), form);
  formCount += 1;
}

function probeDeletion(sum: u32, word: usize, length: u32): void {
  const mixed: u32 = (sum ^ (sum >> 15)) * 0x2c1b3c6d;
  const bits: u32 = (<u32>1 << (mixed & 31)) | (<u32>1 << ((mixed >> 5) & 31));
  if ((load<u32>(deletionFilter + ((mixed >> deletionWordShift) << 2)) & bits) != bits) return;
  const hash = finish(sum);
  let slot = hash & deletionsMask;
  for (;;) {
    const at = deletions + ((<usize>slot) << 3);
    const known = load<u32>(at);
    if (known == 0) break;
    if (known == hash) addForm(load<u32>(at, 4), word, length);
    slot = (slot + 1) & deletionsMask;
  }
}

/** How many forms of the list the letters at `word` may be, damaged; 0 when they are a word of the list themselves. */
function countDamaged(word: usize, length: u32): u32 {
  formCount = 0;
  let sum: u32 = 0;
  for (let at: u32 = 0; at < length; at += 1) sum = sum * hashFactor + <u32>load<u8>(word + at);
  if (probe(finish(sum)) != 0) return 0;
  probeDeletion(sum, word, length);
  // The sum with the first letter left out, then with the next one instead: only one letter changes its place.
  let without: u32 = sum - <u32>load<u8>(word) * powerAt(length - 1);
  for (let at: u32 = 1; at < length; at += 1) {
    const changed: u32 = <u32>load<u8>(word + at - 1) - <u32>load<u8>(word + at);
    without += changed * powerAt(length - 1 - at);
    probeDeletion(without, word, length);
  }
  return formCount;
}

/** Whether phrases are looked for at one of the forms counted last, by itself or beside a neighbour. */
function isAnchored(before: u32, after: u32): bool {
  for (let at: u32 = 0; at < formCount; at += 1) {
    const form = load<u32>(scratch + 1024 + (at << 2));
    const hash = load<u32>(formHashes + (form << 2));
    if (
      listOf(hash) != 0 ||
      listOf(neighbours(before, hash)) != 0 ||
      listOf(neighbours(hash, after)) != 0 ||
      isWide(form)
    )
      return true;
  }
  return formCount == mostForms;
}

/** Any of all this, letter by letter: for long words and those with apostrophes. */
function mayHideSlowly(start: u32, end: u32): bool {
  if (hasSigns(start, end)) return true;
  let length: u32 = 0;
  let digits: u32 = 0;
  let last: u32 = 0;
  let lastButOne: u32 = 0;
  for (let at = start; at < end; at += 1) {
    const unit = classAt(at);
    if (unit < firstLetterClass) continue;
    if (unit == last && unit == lastButOne) return true;
    if (unit < 0x61) digits += 1;
    lastButOne = last;
    last = unit;
    store<u8>(scratch + length, <u8>unit);
    length += 1;
  }
  if (digits != 0) return digits < length;
  return (
    deletions != 0 &&
    length >= damagedTextLetters &&
    length <= maxWordLetters &&
    countDamaged(scratch, length) > 0
  );
}

// Following phrases --------------------------------------------------------------------------------------------------------------

const differs: u32 = 0;
const stands: u32 = 1;
const unclear: u32 = 2;

let beginsAt: u32 = 0;
let endsAt: u32 = 0;
/** Where the text last differed from a phrase. */
let differsAt: i32 = 0;

function lengthOf(form: u32): u32 {
  return load<u32>(forms + (form << 4), 4) & 127;
}

function compareForm(form: u32, start: u32): u32 {
  const at = forms + (form << 4);
  const length = load<u32>(at, 4) & 127;
  const own = lettersOf(form);
  for (let place: u32 = 0; place < length; place += 1) {
    const unit = classAt(start + place);
    if (unit == <u32>load<u16>(own + (place << 1))) continue;
    differsAt = start + place;
    return unit == classApostrophe ? unclear : differs;
  }
  return load<u32>(at, 8) != 0 || load<u32>(at, 12) != 0 ? unclear : stands;
}

function goesOn(at: i32, step: i32): bool {
  return at >= 0 && classAt(at) == classApostrophe && isLetterAt(at + step);
}

/** Over what parts two words; -1 when it is not what the phrase has there, -2 when the reader must say. */
function cross(at: i32, step: i32, parting: u32): i32 {
  const sep = parting & 3;
  if (sep == 2) return -2;
  if (sep != 1) return -1;
  let place = at;
  let count: u32 = 0;
  while (place >= 0 && classAt(place) == classSpace && count <= maxSeparatorUnits) {
    place += step;
    count += 1;
  }
  return count == 0 || count > maxSeparatorUnits || !isLetterAt(place) ? -1 : place;
}

function compare(program: usize, words: u32, anchor: u32, start: u32, end: u32): u32 {
  let answer = stands;
  const own = load<u32>(program + 12 + anchor * 12, 8);
  differsAt = start;
  if (lengthOf(own) != end - start) return differs;
  const here = compareForm(own, start);
  if (here == differs) return differs;
  if (here == unclear) answer = unclear;
  endsAt = end;
  for (let word = anchor + 1; word < words; word += 1) {
    const at = program + 12 + word * 12;
    const form = load<u32>(at, 8);
    differsAt = endsAt;
    const next = cross(endsAt, 1, load<u32>(at));
    if (next < 0) return next == -2 ? unclear : differs;
    const compared = compareForm(form, next);
    if (compared == differs) return differs;
    endsAt = next + lengthOf(form);
    if (compared == unclear || goesOn(endsAt, 1)) return unclear;
    differsAt = endsAt;
    if (isLetterAt(endsAt)) return differs;
  }
  beginsAt = start;
  for (let word: i32 = <i32>anchor - 1; word >= 0; word -= 1) {
    const at = program + 12 + <u32>word * 12;
    const form = load<u32>(at, 8);
    differsAt = <i32>beginsAt - 1;
    const last = cross(<i32>beginsAt - 1, -1, load<u32>(at + 12));
    if (last < 0) return last == -2 ? unclear : differs;
    let first = last;
    while (isLetterAt(first - 1)) first -= 1;
    if (goesOn(first - 1, -1)) return unclear;
    differsAt = first;
    if (<u32>(last - first + 1) != lengthOf(form)) return differs;
    const compared = compareForm(form, first);
    if (compared == differs) return differs;
    if (compared == unclear) answer = unclear;
    beginsAt = first;
  }
  return answer;
}

/** What a difference at `at` means, the first one from the anchor outwards. */
function difference(at: i32): u32 {
  differsAt = at;
  if (at < 0) return differs;
  // More than one space, or an apostrophe: to be compared word by word.
  const unit = classAt(at);
  return unit == classSpace || unit == classApostrophe ? unclear : differs;
}

/** Whether the phrase's letters with single spaces stand around the anchor, `before` of them before it: as most phrases are written. */
function compareText(start: u32, at: u32, before: u32, length: u32): u32 {
  const end = start + length - before;
  const begin = <i32>start - <i32>before;
  if (length <= 16 && begin >= 0) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(text + begin), v128.load(phrases + at)));
    const changes: u32 = ~same & ((<u32>1 << length) - 1);
    if (changes != 0) {
      const behind = changes >> before;
      return difference(behind != 0 ? start + <u32>ctz(behind) : begin + 31 - <i32>clz(changes));
    }
    return standsBetween(begin, end);
  }
  let own = phrases + at + before;
  for (let place = start; place < end; place += 16, own += 16) {
    const left = end - place;
    const wanted: u32 = left < 16 ? (<u32>1 << left) - 1 : 0xffff;
    const same = i8x16.bitmask(i8x16.eq(v128.load(text + place), v128.load(own)));
    if ((same & wanted) != wanted) return difference(place + <u32>ctz(~same & wanted));
  }
  own = phrases + at + before - 1;
  for (let place: i32 = <i32>start - 1; place >= begin; place -= 1, own -= 1) {
    if (place < 0 || classAt(place) != <u32>load<u8>(own)) return difference(place);
  }
  return standsBetween(begin, end);
}

/** The letters of a phrase stand there: whether they are whole words. */
function standsBetween(begin: i32, end: u32): u32 {
  if (isLetterAt(begin - 1)) return difference(begin - 1);
  if (isLetterAt(end)) return difference(end);
  return goesOn(begin - 1, -1) || goesOn(end, 1) ? unclear : stands;
}

function followList(list: u32, start: u32, end: u32): void {
  let at = lists + (list << 2);
  const count = load<u32>(at);
  at += 4;
  for (let item: u32 = 0; item < count; item += 1, at += 20) {
    const offset = load<u32>(at);
    const least = load<u32>(at, 4);
    const written = load<u32>(at, 12);
    if (written != 0) {
      const packed = load<u32>(at, 16);
      const begin = <i32>start - <i32>(packed >> 16);
      const length = packed & 0xffff;
      const compared = compareText(start, written, packed >> 16, length);
      if (compared == stands) {
        put(offset, begin, begin + length);
        continue;
      }
      if (compared == differs) {
        if (isAsking && (least & partlyBit) != 0) put(partlyHere, start, differsAt);
        continue;
      }
    }
    if ((least & closelyBit) != 0) {
      put(lookHere, start, end);
      continue;
    }
    const program = programs + (offset << 2);
    const answer = compare(program, load<u32>(program, 8), least & leastMask, start, end);
    if (answer == stands) put(offset, beginsAt, endsAt);
    else if (answer == unclear) put(lookHere, start, end);
    else if (isAsking && (least & partlyBit) != 0) put(partlyHere, start, differsAt);
  }
}

/** Where the list of the phrases begins that are looked for by a hash; 0 when there are none. */
function listOf(hash: u32): u32 {
  let slot = hash & anchorsMask;
  for (;;) {
    const at = anchors + ((<usize>slot) << 3);
    const list = load<u32>(at, 4);
    if (load<u32>(at) == hash) return list;
    if (list == 0) break;
    slot = (slot + 1) & anchorsMask;
  }
  return 0;
}

function follow(start: u32, end: u32, hash: u32): void {
  const list = listOf(hash);
  if (list != 0) followList(list, start, end);
}

function neighbours(previous: u32, hash: u32): u32 {
  return previous * 0x85ebca6b + hash;
}

/** The word before; behind a word with apostrophes its last parts are in `parts`: a phrase may have begun with one. */
let previousHash: u32 = 0;
let partCount: u32 = 0;

function passesWithParts(hash: u32): bool {
  for (let part: u32 = 0; part < partCount; part += 1)
    if (passes(neighbours(load<u32>(scratch + 512 + (part << 2)), hash))) return true;
  return false;
}

function mayBegin(hash: u32): bool {
  return passes(hash) || passes(neighbours(previousHash, hash)) || passesWithParts(hash);
}

/** Marks a word with apostrophes where it, or a part of it, may be a word of a phrase. */
function markIntricate(start: u32, end: u32): void {
  const whole = gatherHash(start, end);
  let isMarked = mayBegin(whole);
  let part = start;
  for (let at = start; at < end && !isMarked; at += 1) {
    if (classAt(at) != classApostrophe) continue;
    isMarked =
      mayBegin(gatherHash(start, at)) || mayBegin(gatherHash(part, at)) || mayBegin(gatherHash(at + 1, end));
    part = at + 1;
  }
  if (isMarked) put(lookHere, start, end);
  previousHash = whole;
  partCount = 0;
  for (let at = start; at < end; at += 1) {
    if (classAt(at) != classApostrophe) continue;
    store<u32>(scratch + 512 + (partCount << 2), gatherHash(at + 1, end));
    partCount += 1;
  }
}

/** Behind a word with apostrophes. */
function settleParts(start: u32, end: u32, hash: u32): void {
  if (passesWithParts(hash)) put(lookHere, start, end);
  partCount = 0;
}

// The words ----------------------------------------------------------------------------------------------------------------------

let singles: u32 = 0;
let lastSingleEnd: u32 = 0;

/** A long word, or one with apostrophes. */
function takeSlowly(word: u32, start: u32, end: u32, isJudging: bool): void {
  const length = end - start;
  let hasApostrophe = false;
  for (let at = start; at < end; at += 1) if (classAt(at) == classApostrophe) hasApostrophe = true;
  if (hasApostrophe && length <= maxWordUnits) markIntricate(start, end);
  else {
    const hash: u32 = hasApostrophe ? 0 : gatherHash(start, end);
    if (length <= maxWordLetters) {
      const pair = neighbours(previousHash, hash);
      if (passes(hash)) follow(start, end, hash);
      if (passes(pair)) follow(start, end, pair);
    }
    if (partCount != 0) settleParts(start, end, hash);
    previousHash = hash;
  }
  store<u32>(hashes + (word << 2), previousHash);
  if (isJudging && length <= maxWordUnits && mayHideSlowly(start, end)) put(lookHere, start, end);
}

/** Hashes the words and keeps those at which phrases may stand; nothing in the loop depends on which do. */
function take(count: u32, isJudging: bool): void {
  const shift = filterShift;
  let aloneAt = alone;
  let pairedAt = paired;
  for (let word: u32 = 0; word < count; word += 1) {
    const start = load<u32>(starts + (word << 2));
    const end = load<u32>(ends + (word << 2));
    const length = end - start;
    if (length > 16) {
      takeSlowly(word, start, end, isJudging);
      continue;
    }
    const block = v128.and(v128.load(text + start), v128.load(masks + (length << 4)));
    if (hasApostrophes && v128.any_true(is(block, 2))) {
      takeSlowly(word, start, end, isJudging);
      continue;
    }
    const hash = finish(sumOf16(block, length));
    const pair = neighbours(previousHash, hash);
    const bit = hash >> shift;
    const pairBit = pair >> shift;
    store<u32>(hashes + (word << 2), hash);
    store<u32>(pairs + (word << 2), pair);
    store<u32>(aloneAt, word);
    store<u32>(pairedAt, word);
    aloneAt += ((load<u32>(filter + ((bit >> 5) << 2)) >> (bit & 31)) & 1) << 2;
    pairedAt += ((load<u32>(filter + ((pairBit >> 5) << 2)) >> (pairBit & 31)) & 1) << 2;
    if (partCount != 0) settleParts(start, end, hash);
    previousHash = hash;
  }
  for (let at = alone; at < aloneAt; at += 4) {
    const word = load<u32>(at) << 2;
    follow(load<u32>(starts + word), load<u32>(ends + word), load<u32>(hashes + word));
  }
  for (let at = paired; at < pairedAt; at += 4) {
    const word = load<u32>(at) << 2;
    follow(load<u32>(starts + word), load<u32>(ends + word), load<u32>(pairs + word));
  }
  if (isJudging) judgeWords(count);
}

/** Asks each word of up to sixteen letters whether it may hide another; longer ones, and those with apostrophes, were asked before. */
function judgeWords(count: u32): void {
  let oddAt = alone;
  let longAt = paired;
  const none = i8x16.splat(0);
  for (let word: u32 = 0; word < count; word += 1) {
    const start = load<u32>(starts + (word << 2));
    const end = load<u32>(ends + (word << 2));
    const length = end - start;
    if (length > 16) continue;
    const block = v128.and(v128.load(text + start), v128.load(masks + (length << 4)));
    const next = i8x16.shuffle(block, none, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    const after = i8x16.shuffle(block, none, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    const stretch = v128.and(v128.and(i8x16.eq(block, next), i8x16.eq(block, after)), i8x16.ne(block, none));
    const digits = among(block, 0x30, 10);
    const words = i8x16.gt_u(block, i8x16.splat(0x60));
    const isMixed = <u32>v128.any_true(digits) & <u32>v128.any_true(words);
    const isBeside = <u32>((load<u8>(text + start - 1) - 3) < 2) | <u32>((load<u8>(text + end) - 3) < 2);
    store<u32>(oddAt, word);
    oddAt += (<u32>v128.any_true(stretch) | isMixed | isBeside | <u32>(length == 1)) << 2;
    store<u32>(longAt, word);
    longAt += <u32>((length >= damagedTextLetters) & !v128.any_true(digits)) << 2;
  }
  for (let at = alone; at < oddAt; at += 4) {
    const word = load<u32>(at) << 2;
    const start = load<u32>(starts + word);
    const end = load<u32>(ends + word);
    const block = v128.and(v128.load(text + start), v128.load(masks + ((end - start) << 4)));
    if (v128.any_true(is(block, 2))) continue;
    if (end - start == 1) {
      singles = start == lastSingleEnd + 1 ? singles + 1 : 1;
      lastSingleEnd = end;
      if (singles < 3 && !hasSigns(start, end)) continue;
    } else if (!holdsOdd(start, end) && !hasSigns(start, end)) continue;
    put(lookHere, start, end);
  }
  if (deletions == 0) return;
  store<u32>(hashes + (count << 2), 0);
  for (let at = paired; at < longAt; at += 4) {
    const word = load<u32>(at) << 2;
    const start = load<u32>(starts + word);
    const length = load<u32>(ends + word) - start;
    const block = v128.and(v128.load(text + start), v128.load(masks + (length << 4)));
    if (v128.any_true(is(block, 2)) || countDamaged(text + start, length) == 0) continue;
    const before = word == 0 ? noHash : load<u32>(hashes + word - 4);
    put(isAnchored(before, load<u32>(hashes + word + 4)) ? lookHere : maybeDamaged, start, start + length);
  }
}

/** Three equal characters in a row, or digits among letters. */
function holdsOdd(start: u32, end: u32): bool {
  let kinds: u32 = 0;
  for (let at = start; at < end; at += 1) {
    const unit = classAt(at);
    if (at >= start + 2 && unit == classAt(at - 1) && unit == classAt(at - 2)) return true;
    kinds |= <u32>1 << (unit >> 5);
  }
  return kinds == ((1 << 1) | (1 << 3));
}

/** Looks over `length` bytes of ASCII; returns how many results there are, also those that did not fit. */
export function run(length: u32, isJudging: bool): u32 {
  resultAt = results;
  isAsking = isJudging;
  singles = 0;
  lastSingleEnd = 0xfffffff0;
  previousHash = noHash;
  partCount = 0;
  hasApostrophes = false;
  const count = divide(length);
  take(count, isJudging);
  // What a word hashes to is not kept longer than the word.
  memory.fill(hashes, 0, (<usize>count + 1) << 2);
  memory.fill(pairs, 0, <usize>count << 2);
  memory.fill(scratch, 0, 2048);
  return <u32>((resultAt - results) / 12);
}
