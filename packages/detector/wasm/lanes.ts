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
let deletions: usize = 0;
let deletionsMask: u32 = 0;
let deletionFilter: usize = 0;
/** Of the hash's factor: inverse powers for sixteen letters, powers for up to 64. */
let inverses: usize = 0;
let powers: usize = 0;
/** Masks of words of 0 to 16 letters. */
let masks: usize = 0;
/** By byte: a letter or digit in lower case, or a class. */
let classes: usize = 0;
let text: usize = 0;
/** Where the words of a block begin and end. */
let starts: usize = 0;
let ends: usize = 0;
let results: usize = 0;
let resultsEnd: usize = 0;
/** Room for the letters of one word, and from its byte 512 on for the hashes of its parts. */
let scratch: usize = 0;

let resultAt: usize = 0;
let textLength: u32 = 0;

const hashFactor: u32 = 0x9e3779b1;
const blockBytes: u32 = 1 << 13;
const classSpace: u32 = 1;
const classApostrophe: u32 = 2;
const firstLetterClass: u32 = 16;
const maxSeparatorUnits: u32 = 64;
const maxWordLetters: u32 = 64;
const maxWordUnits: u32 = 256;
const damagedTextLetters: u32 = 6;
const closelyBit: u32 = 1 << 16;
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
  inverses = load<u32>(at, 56);
  powers = load<u32>(at, 60);
  masks = load<u32>(at, 64);
  classes = load<u32>(at, 68);
  text = load<u32>(at, 72);
  starts = load<u32>(at, 76);
  ends = load<u32>(at, 80);
  results = load<u32>(at, 84);
  resultsEnd = load<u32>(at, 88);
  scratch = load<u32>(at, 92);
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
  let hash = sum ^ (sum >> 16);
  hash *= 0x45d9f3b;
  hash ^= hash >> 16;
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
  return <u32>load<u8>(classes + <u32>load<u8>(text + at));
}

function isLetterAt(at: i32): bool {
  return at >= 0 && classAt(at) >= firstLetterClass;
}

// Reading words ------------------------------------------------------------------------------------------------------------------

/** Bits of the characters of a block that belong to words: letters and digits. */
function wordBits(block: v128): u32 {
  const low = v128.or(block, i8x16.splat(0x20));
  const isLetter = i8x16.lt_u(i8x16.sub(low, i8x16.splat(0x61)), i8x16.splat(26));
  const isDigit = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10));
  return i8x16.bitmask(v128.or(isLetter, isDigit));
}

/** Bits of the apostrophes that keyboards type: ' and `. */
function apostropheBits(block: v128): u32 {
  return i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(0x27)), i8x16.eq(block, i8x16.splat(0x60))));
}

/** Where the words between `from` and `to` begin and end, 64 characters a step; returns their number. */
function divide(from: u32, to: u32): u32 {
  const rowBytes = ends - starts;
  let startAt = starts;
  let endAt = ends;
  let carry: u64 = 0;
  /** Bit 0: the character before the step belongs to a word. */
  let wordBefore: u64 = 0;
  for (let at: u32 = from; at <= to; at += 64) {
    const place = text + at;
    const a = v128.load(place);
    const b = v128.load(place, 16);
    const c = v128.load(place, 32);
    const d = v128.load(place, 48);
    const words =
      (<u64>wordBits(a)) | ((<u64>wordBits(b)) << 16) | ((<u64>wordBits(c)) << 32) | ((<u64>wordBits(d)) << 48);
    const apostrophes =
      (<u64>apostropheBits(a)) |
      ((<u64>apostropheBits(b)) << 16) |
      ((<u64>apostropheBits(c)) << 32) |
      ((<u64>apostropheBits(d)) << 48);
    let inside = words;
    if (apostrophes != 0) {
      const next = (words >> 1) | ((<u64>wordBits(v128.load(place, 64)) & 1) << 63);
      inside |= apostrophes & ((words << 1) | wordBefore) & next;
    }
    wordBefore = words >> 63;
    let edges = inside ^ ((inside << 1) | carry);
    carry = inside >> 63;
    // Beginnings and ends take turns.
    if (edges != 0 && startAt + rowBytes != endAt) {
      store<u32>(endAt, at + <u32>ctz(edges));
      endAt += 4;
      edges &= edges - 1;
    }
    while (edges != 0) {
      store<u32>(startAt, at + <u32>ctz(edges));
      startAt += 4;
      edges &= edges - 1;
      if (edges == 0) break;
      store<u32>(endAt, at + <u32>ctz(edges));
      endAt += 4;
      edges &= edges - 1;
    }
  }
  return <u32>((endAt - ends) >> 2);
}

function lowered(block: v128): v128 {
  const isUpper = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x41)), i8x16.splat(26));
  return v128.or(block, v128.and(isUpper, i8x16.splat(0x20)));
}

function sumOf16(word: v128): u32 {
  const low = i16x8.extend_low_i8x16_u(word);
  const high = i16x8.extend_high_i8x16_u(word);
  const sum = i32x4.add(
    i32x4.add(
      i32x4.mul(i32x4.extend_low_i16x8_u(low), v128.load(inverses)),
      i32x4.mul(i32x4.extend_high_i16x8_u(low), v128.load(inverses, 16)),
    ),
    i32x4.add(
      i32x4.mul(i32x4.extend_low_i16x8_u(high), v128.load(inverses, 32)),
      i32x4.mul(i32x4.extend_high_i16x8_u(high), v128.load(inverses, 48)),
    ),
  );
  const half = i32x4.add(sum, i32x4.shuffle(sum, sum, 2, 3, 0, 1));
  return i32x4.extract_lane(i32x4.add(half, i32x4.shuffle(half, half, 1, 0, 3, 2)), 0);
}

/** Copies letters, lower case and without apostrophes, to `scratch`; returns how many. */
function gather(start: u32, end: u32): u32 {
  let length: u32 = 0;
  for (let at = start; at < end; at += 1) {
    const unit = classAt(at);
    if (unit < firstLetterClass) continue;
    store<u8>(scratch + length, <u8>unit);
    length += 1;
  }
  return length;
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
  return unit == 0x40 || unit == 0x24 || unit == 0x21 || unit == 0x7c || unit == 0x2b;
}

/** Signs beside a word that may stand for letters of it: before it, inside a run, or $ and @ behind it. */
function hasSigns(start: u32, end: u32): bool {
  if (start > 0 && isSign(<u32>load<u8>(text + start - 1))) return true;
  let at = end;
  while (isSign(<u32>load<u8>(text + at))) {
    const unit = <u32>load<u8>(text + at);
    if (unit == 0x40 || unit == 0x24) return true;
    at += 1;
  }
  return at > end && classAt(at) >= firstLetterClass;
}

function isDeletion(hash: u32): bool {
  const bit = hash >> 13;
  if (((load<u32>(deletionFilter + ((bit >> 5) << 2)) >> (bit & 31)) & 1) == 0) return false;
  let slot = hash & deletionsMask;
  for (;;) {
    const known = load<u32>(deletions + ((<usize>slot) << 3));
    if (known == hash) return true;
    if (known == 0) break;
    slot = (slot + 1) & deletionsMask;
  }
  return false;
}

/** What stands in `scratch` is no word of the list, and one letter left out of it gives what one left out of a word of the list gives. */
function isDamaged(length: u32): bool {
  let after: u32 = 0;
  for (let at: u32 = 0; at < length; at += 1) after = after * hashFactor + <u32>load<u8>(scratch + at);
  const whole = finish(after);
  if (isDeletion(whole)) return probe(whole) == 0;
  let before: u32 = 0;
  for (let at: u32 = 0; at < length; at += 1) {
    const unit = <u32>load<u8>(scratch + at);
    const later = load<u32>(powers + ((length - 1 - at) << 2));
    after -= unit * later;
    if (at > 0 && isDeletion(finish(before * later + after))) return probe(whole) == 0;
    before = before * hashFactor + unit;
  }
  return false;
}

/** Any of all this, letter by letter: for long words and those with apostrophes. */
function mayHideSlowly(start: u32, end: u32): bool {
  const length = gather(start, end);
  if (length > maxWordLetters) return false;
  let digits: u32 = 0;
  for (let at: u32 = 0; at < length; at += 1) {
    const unit = load<u8>(scratch + at);
    if (unit < 0x61) digits += 1;
    if (at >= 2 && unit == load<u8>(scratch + at - 1) && unit == load<u8>(scratch + at - 2)) return true;
  }
  if (digits != 0 && digits < length) return true;
  if (hasSigns(start, end)) return true;
  return deletions != 0 && digits == 0 && length >= damagedTextLetters && isDamaged(length);
}

// Following phrases --------------------------------------------------------------------------------------------------------------

const differs: u32 = 0;
const stands: u32 = 1;
const unclear: u32 = 2;

let beginsAt: u32 = 0;
let endsAt: u32 = 0;

function lengthOf(form: u32): u32 {
  return load<u32>(forms + (form << 4), 4) & 127;
}

function compareForm(form: u32, start: u32): u32 {
  const at = forms + (form << 4);
  const packed = load<u32>(at, 4);
  const length = packed & 127;
  const own = letters + ((packed >> 7) << 1);
  for (let place: u32 = 0; place < length; place += 1) {
    const unit = classAt(start + place);
    if (unit != <u32>load<u16>(own + (place << 1))) return unit == classApostrophe ? unclear : differs;
  }
  if (load<u32>(at, 8) != 0) return unclear;
  const cased = load<u32>(at, 12);
  if (cased != 0)
    for (let place: u32 = 0; place < length; place += 1)
      if (<u32>load<u8>(text + start + place) != <u32>load<u16>(letters + ((cased + place) << 1))) return differs;
  return stands;
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
  if (lengthOf(own) != end - start) return differs;
  const here = compareForm(own, start);
  if (here == differs) return differs;
  if (here == unclear) answer = unclear;
  endsAt = end;
  for (let word = anchor + 1; word < words; word += 1) {
    const at = program + 12 + word * 12;
    const form = load<u32>(at, 8);
    const next = cross(endsAt, 1, load<u32>(at));
    if (next < 0) return next == -2 ? unclear : differs;
    const compared = compareForm(form, next);
    if (compared == differs) return differs;
    endsAt = next + lengthOf(form);
    if (compared == unclear || goesOn(endsAt, 1)) return unclear;
    if (isLetterAt(endsAt)) return differs;
  }
  beginsAt = start;
  for (let word: i32 = <i32>anchor - 1; word >= 0; word -= 1) {
    const at = program + 12 + <u32>word * 12;
    const form = load<u32>(at, 8);
    const last = cross(<i32>beginsAt - 1, -1, load<u32>(at + 12));
    if (last < 0) return last == -2 ? unclear : differs;
    let first = last;
    while (isLetterAt(first - 1)) first -= 1;
    if (goesOn(first - 1, -1)) return unclear;
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
  if (at < 0) return differs;
  // More than one space, a hyphen or an apostrophe: to be compared word by word.
  const unit = classAt(at);
  return unit == classSpace || unit == classApostrophe ? unclear : differs;
}

/** Whether the phrase's letters with single spaces stand around the anchor, `before` of them before it: as most phrases are written. */
function compareText(start: u32, at: u32, before: u32, length: u32): u32 {
  const end = start + length - before;
  let own = phrases + at + before;
  for (let place = start; place < end; place += 16, own += 16) {
    const left = end - place;
    const wanted: u32 = left < 16 ? (<u32>1 << left) - 1 : 0xffff;
    const same = i8x16.bitmask(i8x16.eq(lowered(v128.load(text + place)), v128.load(own)));
    if ((same & wanted) != wanted) return difference(place + <u32>ctz(~same & wanted));
  }
  const begin = <i32>start - <i32>before;
  own = phrases + at + before - 1;
  for (let place: i32 = <i32>start - 1; place >= begin; place -= 1, own -= 1) {
    if (place < 0) return differs;
    if (lowerAt(place) != <u32>load<u8>(own)) return difference(place);
  }
  if (isLetterAt(begin - 1) || isLetterAt(end)) return differs;
  return goesOn(begin - 1, -1) || goesOn(end, 1) ? unclear : stands;
}

function lowerAt(at: u32): u32 {
  const unit = <u32>load<u8>(text + at);
  return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
}

function followList(list: u32, start: u32, end: u32): void {
  let at = lists + (list << 2);
  const count = load<u32>(at);
  at += 4;
  for (let item: u32 = 0; item < count; item += 1, at += 20) {
    const offset = load<u32>(at);
    const least = load<u32>(at, 4);
    if ((least & closelyBit) != 0) {
      put(lookHere, start, end);
      continue;
    }
    const written = load<u32>(at, 12);
    if (written != 0) {
      const packed = load<u32>(at, 16);
      const begin = <i32>start - <i32>(packed >> 16);
      const length = packed & 0xffff;
      const compared = compareText(start, written, packed >> 16, length);
      if (compared == stands) put(offset, begin, begin + length);
      else if (compared == differs && isAsking && load<u32>(programs + (offset << 2), 8) > 2) put(partlyHere, start, end);
      if (compared != unclear) continue;
    }
    const program = programs + (offset << 2);
    const answer = compare(program, load<u32>(program, 8), least, start, end);
    if (answer == stands) put(offset, beginsAt, endsAt);
    else if (answer == unclear) put(lookHere, start, end);
    else if (isAsking) put(partlyHere, start, end);
  }
}

function follow(start: u32, end: u32, hash: u32): void {
  let slot = hash & anchorsMask;
  for (;;) {
    const at = anchors + ((<usize>slot) << 3);
    const list = load<u32>(at, 4);
    if (list == 0) return;
    if (load<u32>(at) == hash) {
      followList(list, start, end);
      return;
    }
    slot = (slot + 1) & anchorsMask;
  }
}

function neighbours(previous: u32, hash: u32): u32 {
  const mixed: u32 = ((previous ^ (hash << 7) ^ (hash >> 25)) * 0x2c1b3c6d) ^ hash;
  return mixed ^ (mixed >> 15);
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

// The block's words --------------------------------------------------------------------------------------------------------------

let singles: u32 = 0;
let lastSingleEnd: u32 = 0;

/** A long word, or one with apostrophes. */
function takeSlowly(start: u32, end: u32, isJudging: bool): void {
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
  if (isJudging && length <= maxWordUnits && mayHideSlowly(start, end)) put(lookHere, start, end);
}

function take(count: u32, isJudging: bool): void {
  const shift = filterShift;
  for (let word: u32 = 0; word < count; word += 1) {
    const start = load<u32>(starts + (word << 2));
    const end = load<u32>(ends + (word << 2));
    const length = end - start;
    if (length > 16) {
      takeSlowly(start, end, isJudging);
      continue;
    }
    const mask = v128.load(masks + (length << 4));
    const block = v128.and(lowered(v128.load(text + start)), mask);
    const hash = finish(sumOf16(block) * load<u32>(powers + ((length - 1) << 2)));
    const apostrophes = v128.or(i8x16.eq(block, i8x16.splat(0x27)), i8x16.eq(block, i8x16.splat(0x60)));
    if (v128.any_true(apostrophes)) {
      takeSlowly(start, end, isJudging);
      continue;
    }
    const pair = neighbours(previousHash, hash);
    const bit = hash >> shift;
    const pairBit = pair >> shift;
    const own = load<u32>(filter + ((bit >> 5) << 2)) >> (bit & 31);
    const both = load<u32>(filter + ((pairBit >> 5) << 2)) >> (pairBit & 31);
    if (((own | both) & 1) != 0) {
      if ((own & 1) != 0) follow(start, end, hash);
      if ((both & 1) != 0) follow(start, end, pair);
    }
    if (partCount != 0) settleParts(start, end, hash);
    previousHash = hash;
    if (!isJudging) continue;
    const next = i8x16.shuffle(block, i8x16.splat(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    const after = i8x16.shuffle(block, i8x16.splat(0), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    const stretch = v128.and(v128.and(i8x16.eq(block, next), i8x16.eq(block, after)), mask);
    const digits = i8x16.bitmask(
      v128.and(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10)), mask),
    );
    if (length == 1) {
      singles = start == lastSingleEnd + 1 ? singles + 1 : 1;
      lastSingleEnd = end;
      if (singles >= 3) put(lookHere, start, end);
    }
    if (v128.any_true(stretch) || (digits != 0 && <u32>popcnt(digits) < length) || hasSigns(start, end))
      put(lookHere, start, end);
    else if (length >= damagedTextLetters && digits == 0 && deletions != 0) {
      v128.store(scratch, block);
      if (isDamaged(length)) put(maybeDamaged, start, end);
    }
  }
}

/** A place near `at`, not before it, where no word goes over: blocks are cut there. */
function cutAt(at: u32): u32 {
  let place = at;
  while (place < textLength && (classAt(place) >= firstLetterClass || classAt(place) == classApostrophe)) place += 1;
  return place;
}

/** Looks over `length` bytes of ASCII; returns how many results there are, also those that did not fit. */
export function run(length: u32, isJudging: bool): u32 {
  resultAt = results;
  isAsking = isJudging;
  textLength = length;
  singles = 0;
  lastSingleEnd = 0xfffffff0;
  previousHash = 0;
  partCount = 0;
  let from: u32 = 0;
  while (from < length) {
    const to = from + blockBytes >= length ? length : cutAt(from + blockBytes - 1024);
    if (to - from > blockBytes) return 0xffffffff;
    take(divideUpTo(from, to), isJudging);
    from = to;
  }
  return <u32>((resultAt - results) / 12);
}

/** The words of a block: what lies behind it in the last step is left for the next. */
function divideUpTo(from: u32, to: u32): u32 {
  let count = divide(from, to);
  while (count > 0 && load<u32>(starts + ((count - 1) << 2)) >= to) count -= 1;
  return count;
}
