// The batch engine's scout, in AssemblyScript: reads ASCII sixteen characters at a time, looks words up, and finds plain phrases.
// Its meaning is that of src/scouting/scout.ts; what it cannot decide it passes on as a place to look at. Memory is the host's: a compiled list,
// the text, rows of words and rows of results, laid out by src/scouting/wasm-scout.ts.

/** Tables of the compiled list, and where the text and the rows stand. */
let vocabulary: usize = 0;
let vocabularyMask: u32 = 0;
let filter: usize = 0;
let anchorLists: usize = 0;
let anchorBits: usize = 0;
let pairs: usize = 0;
let pairsMask: u32 = 0;
let lists: usize = 0;
let patterns: usize = 0;
let programs: usize = 0;
let formSkeletons: usize = 0;
let formLetters: usize = 0;
let formLengths: usize = 0;
let formCased: usize = 0;
let formMarks: usize = 0;
let letters: usize = 0;
let deletions: usize = 0;
let deletionsMask: u32 = 0;
let deletionFilter: usize = 0;
/** Of the hash's factor: inverse powers for sixteen letters, powers for up to 64; and masks of words of 0 to 16 letters. */
let inverses: usize = 0;
let powers: usize = 0;
let masks: usize = 0;
const hashFactor: u32 = 0x9e3779b1;
let text: usize = 0;
/** Rows of words: start, end, number, kind (see `kind…`). */
let starts: usize = 0;
let ends: usize = 0;
let ids: usize = 0;
let kinds: usize = 0;
let results: usize = 0;
let resultsEnd: usize = 0;
let resultAt: usize = 0;
/** Room for the letters of one word. */
let scratch: usize = 0;

/** What parts a word from the one before (two bits), and that it must be looked at more closely. */
const sepMask: u8 = 3;
const kindIntricate: u8 = 4;

export function configure(at: usize): void {
  vocabulary = load<u32>(at);
  vocabularyMask = load<u32>(at, 4);
  filter = load<u32>(at, 8);
  anchorLists = load<u32>(at, 12);
  anchorBits = load<u32>(at, 16);
  pairs = load<u32>(at, 20);
  pairsMask = load<u32>(at, 24);
  lists = load<u32>(at, 28);
  patterns = load<u32>(at, 32);
  programs = load<u32>(at, 36);
  formSkeletons = load<u32>(at, 40);
  formLetters = load<u32>(at, 44);
  formLengths = load<u32>(at, 48);
  formCased = load<u32>(at, 52);
  formMarks = load<u32>(at, 56);
  letters = load<u32>(at, 60);
  deletions = load<u32>(at, 64);
  deletionsMask = load<u32>(at, 68);
  deletionFilter = load<u32>(at, 72);
  inverses = load<u32>(at, 76);
  powers = load<u32>(at, 80);
  masks = load<u32>(at, 84);
  text = load<u32>(at, 88);
  starts = load<u32>(at, 92);
  ends = load<u32>(at, 96);
  ids = load<u32>(at, 100);
  kinds = load<u32>(at, 104);
  results = load<u32>(at, 108);
  resultsEnd = load<u32>(at, 112);
  scratch = load<u32>(at, 116);
}

function finish(sum: u32, length: u32): u32 {
  let hash = sum + length * 0x3c6ef372;
  hash ^= hash >> 16;
  hash *= 0x45d9f3b;
  hash ^= hash >> 16;
  return hash == 0 ? 1 : hash;
}

function lookUp(hash: u32): u32 {
  const bit = hash >> 14;
  if (((load<u32>(filter + ((bit >> 5) << 2)) >> (bit & 31)) & 1) == 0) return 0;
  let slot = hash & vocabularyMask;
  for (;;) {
    const at = vocabulary + ((<usize>slot) << 3);
    const found = load<u32>(at);
    if (found == hash) return load<u32>(at, 4);
    if (found == 0) break;
    slot = (slot + 1) & vocabularyMask;
  }
  return 0;
}

/** Bits of the characters of a block that belong to words: letters and digits. */
function wordBits(block: v128): u32 {
  const low = v128.or(block, i8x16.splat(0x20));
  const isLetter = i8x16.lt_u(i8x16.sub(low, i8x16.splat(0x61)), i8x16.splat(26));
  const isDigit = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10));
  return i8x16.bitmask(v128.or(isLetter, isDigit));
}

/** Bits of the apostrophes that keyboards type: ' and `. */
function apostropheBits(block: v128): u32 {
  return i8x16.bitmask(
    v128.or(i8x16.eq(block, i8x16.splat(0x27)), i8x16.eq(block, i8x16.splat(0x60))),
  );
}

function bits64(at: usize, isApostrophe: bool): u64 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  if (isApostrophe)
    return (
      (<u64>apostropheBits(a)) |
      ((<u64>apostropheBits(b)) << 16) |
      ((<u64>apostropheBits(c)) << 32) |
      ((<u64>apostropheBits(d)) << 48)
    );
  return (
    (<u64>wordBits(a)) | ((<u64>wordBits(b)) << 16) | ((<u64>wordBits(c)) << 32) | ((<u64>wordBits(d)) << 48)
  );
}

/** Where words begin and end, 64 characters a step. The text is followed by 64 zero bytes at least. Returns their number. */
function divide(length: u32): u32 {
  let startAt = starts;
  let endAt = ends;
  let carry: u64 = 0;
  /** Bit 0: the character before the block belongs to a word. */
  let wordBefore: u64 = 0;
  for (let at: u32 = 0; at <= length; at += 64) {
    const words = bits64(text + at, false);
    const apostrophes = bits64(text + at, true);
    let inside = words;
    if (apostrophes != 0) {
      const next = (words >> 1) | ((<u64>wordBits(v128.load(text + at + 64)) & 1) << 63);
      inside |= apostrophes & ((words << 1) | wordBefore) & next;
    }
    wordBefore = words >> 63;
    let edges = inside ^ ((inside << 1) | carry);
    carry = inside >> 63;
    while (edges != 0) {
      const place = at + <u32>ctz(edges);
      edges &= edges - 1;
      // Beginnings and ends take turns.
      if (startAt == endAt - (ends - starts)) {
        store<u32>(startAt, place);
        startAt += 4;
      } else {
        store<u32>(endAt, place);
        endAt += 4;
      }
    }
  }
  return <u32>((endAt - ends) >> 2);
}

/** Space 1, break 2; nothing cannot stand between two words of ASCII. */
function sepOf(from: u32, to: u32): u8 {
  if (to - from == 1 && load<u8>(text + from) == 0x20) return 1;
  if (to - from > 64) return 2;
  for (let at = from; at < to; at += 1) {
    const unit = load<u8>(text + at);
    if (unit != 0x20 && unit != 0x2d && unit != 0x5f && !(unit >= 9 && unit <= 13)) return 2;
  }
  return 1;
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

function lowerAt(at: u32): u32 {
  const unit = <u32>load<u8>(text + at);
  return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
}

/** Copies a word's letters, lower case and without apostrophes, to `scratch`; returns how many. */
function gather(from: u32, to: u32): u32 {
  let length: u32 = 0;
  for (let at = from; at < to; at += 1) {
    const unit = lowerAt(at);
    if (unit == 0x27 || unit == 0x60) continue;
    store<u8>(scratch + length, <u8>unit);
    length += 1;
  }
  return length;
}

/** The hash of what was gathered; 0 for more than any word of a list has. */
function gatheredHash(length: u32): u32 {
  if (length == 0 || length > 64) return 0;
  let sum: u32 = 0;
  for (let place: u32 = 0; place < length; place += 1) sum = sum * hashFactor + <u32>load<u8>(scratch + place);
  return finish(sum, length);
}

function isWordAt(at: u32): bool {
  const unit = <u32>load<u8>(text + at);
  return (unit | 0x20) - 0x61 < 26 || unit - 0x30 < 10;
}

function isSign(unit: u8): bool {
  return unit == 0x40 || unit == 0x24 || unit == 0x21 || unit == 0x7c || unit == 0x2b;
}

/** Signs beside a word that may stand for letters of it: before it, inside a run, or $ and @ behind it. */
function hasSigns(start: u32, end: u32): bool {
  if (start > 0 && isSign(load<u8>(text + start - 1))) return true;
  let at = end;
  while (isSign(load<u8>(text + at))) {
    const unit = load<u8>(text + at);
    if (unit == 0x40 || unit == 0x24) return true;
    at += 1;
  }
  return at > end && isWordAt(at);
}

/** Whether a word of the list may be what stands in `scratch`, with a letter damaged: one letter left out of both gives the same hash. */
function mayBeDamaged(length: u32): bool {
  let after: u32 = 0;
  for (let place: u32 = 0; place < length; place += 1) after = after * hashFactor + <u32>load<u8>(scratch + place);
  if (isDeletion(finish(after, length))) return true;
  let before: u32 = 0;
  for (let place: u32 = 0; place < length; place += 1) {
    const unit = <u32>load<u8>(scratch + place);
    const later = load<u32>(powers + ((length - 1 - place) << 2));
    after -= unit * later;
    if (place > 0 && isDeletion(finish(before * later + after, length - 1))) return true;
    before = before * hashFactor + unit;
  }
  return false;
}

function isDeletion(hash: u32): bool {
  const bit = hash >> 13;
  if (((load<u32>(deletionFilter + ((bit >> 5) << 2)) >> (bit & 31)) & 1) == 0) return false;
  let slot = hash & deletionsMask;
  for (;;) {
    const found = load<u32>(deletions + ((<usize>slot) << 3));
    if (found == hash) return true;
    if (found == 0) break;
    slot = (slot + 1) & deletionsMask;
  }
  return false;
}

function put(pattern: u32, start: u32, end: u32): void {
  if (resultAt + 12 > resultsEnd) {
    // Full: one place more than there is room for tells the host.
    resultAt = resultsEnd + 12;
    return;
  }
  store<u32>(resultAt, pattern);
  store<u32>(resultAt, start, 4);
  store<u32>(resultAt, end, 8);
  resultAt += 12;
}

function look(start: u32, end: u32): void {
  put(0xffffffff, start, end);
}

/** Looks every word up, and (when `isJudging`) marks where a word may be hidden. */
function number(count: u32, isJudging: bool): void {
  let lastEnd: u32 = 0;
  let singles: u32 = 0;
  let lastSingleEnd: u32 = 0xfffffff0;
  for (let word: u32 = 0; word < count; word += 1) {
    const start = load<u32>(starts + (word << 2));
    const end = load<u32>(ends + (word << 2));
    const length = end - start;
    let kind: u8 = word == 0 ? 2 : sepOf(lastEnd, start);
    lastEnd = end;
    let id: u32 = 0;
    if (length <= 16) {
      const mask = v128.load(masks + (length << 4));
      const block = v128.and(lowered(v128.load(text + start)), mask);
      const apostrophes = v128.or(i8x16.eq(block, i8x16.splat(0x27)), i8x16.eq(block, i8x16.splat(0x60)));
      if (!v128.any_true(apostrophes)) {
        id = lookUp(finish(sumOf16(block) * load<u32>(powers + ((length - 1) << 2)), length));
        if (isJudging) {
          const next = i8x16.shuffle(block, i8x16.splat(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
          const after = i8x16.shuffle(block, i8x16.splat(0), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
          const stretch = v128.and(v128.and(i8x16.eq(block, next), i8x16.eq(block, after)), mask);
          const digits = v128.and(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10)), mask);
          const digitBits = i8x16.bitmask(digits);
          const isMixed = digitBits != 0 && <u32>popcnt(digitBits) < length;
          if (v128.any_true(stretch) || isMixed || hasSigns(start, end)) look(start, end);
          else if (length == 1) {
            singles = digitBits == 0 ? (start == lastSingleEnd + 1 ? singles + 1 : 1) : 0;
            if (singles >= 3) look(start, end);
            lastSingleEnd = end;
          } else if (id == 0 && length >= 6 && digitBits == 0 && deletions != 0) {
            v128.store(scratch, block);
            if (mayBeDamaged(length)) look(start, end);
          }
        }
        store<u32>(ids + (word << 2), id);
        store<u8>(kinds + word, kind);
        continue;
      }
    }
    if (length <= 256) {
      id = slowWord(start, end, isJudging);
      if (isElided) kind |= kindIntricate;
    }
    store<u32>(ids + (word << 2), id);
    store<u8>(kinds + word, kind);
  }
}

/** Set by `slowWord`: the word has an apostrophe inside. */
let isElided: bool = false;

/** A long word, or one with apostrophes: its number, letter by letter. */
function slowWord(start: u32, end: u32, isJudging: bool): u32 {
  isElided = false;
  let digits: u32 = 0;
  let isStretched = false;
  for (let at = start; at < end; at += 1) {
    const unit = lowerAt(at);
    if (unit == 0x27 || unit == 0x60) {
      isElided = true;
    }
    if (unit >= 0x30 && unit <= 0x39) digits += 1;
    if (at >= start + 2 && unit == lowerAt(at - 1) && unit == lowerAt(at - 2)) isStretched = true;
  }
  const length = gather(start, end);
  const hash = gatheredHash(length);
  if (hash == 0) return 0;
  const id = lookUp(hash);
  if (!isJudging) return id;
  if (isStretched || (digits != 0 && digits < length) || hasSigns(start, end)) look(start, end);
  else if (id == 0 && length >= 6 && digits == 0 && deletions != 0 && mayBeDamaged(length)) look(start, end);
  return id;
}

function pairList(first: u32, second: u32): i32 {
  let hash: u32 = (first * 0x9e3779b1) ^ (second * 0x85ebca6b);
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6d;
  hash ^= hash >> 13;
  let slot = hash & pairsMask;
  for (;;) {
    const at = pairs + (<usize>slot) * 12;
    const found = load<u32>(at);
    if (found == first && load<u32>(at, 4) == second) return load<i32>(at, 8);
    if (found == 0) break;
    slot = (slot + 1) & pairsMask;
  }
  return -1;
}

/** Whether a word of the text is a form, letter by letter. */
function isForm(word: u32, form: u32): bool {
  const start = load<u32>(starts + (word << 2));
  const length = load<u32>(ends + (word << 2)) - start;
  if (load<u32>(formLengths + (form << 2)) != length) return false;
  let at = letters + (load<u32>(formLetters + (form << 2)) << 1);
  for (let place: u32 = 0; place < length; place += 1, at += 2)
    if (<u32>load<u16>(at) != lowerAt(start + place)) return false;
  const cased = load<u32>(formCased + (form << 2));
  if (cased != 0) {
    at = letters + (cased << 1);
    for (let place: u32 = 0; place < length; place += 1, at += 2)
      if (<u32>load<u16>(at) != <u32>load<u8>(text + start + place)) return false;
  }
  return true;
}

/** Follows the phrases of one list; in what it cannot decide (steps, breaks, apostrophes) the host looks itself. */
function follow(list: u32, word: u32, count: u32): void {
  const items = load<u32>(lists + (list << 2));
  let at = lists + ((list + 1) << 2);
  for (let item: u32 = 0; item < items; item += 1, at += 12) {
    const pattern = load<u32>(at);
    const least = load<u32>(at, 4);
    const program = programs + (load<u32>(patterns + (pattern << 2)) << 2);
    const words = load<u32>(program, 8);
    const begin = load<u32>(starts + (word << 2));
    if (words == 0) {
      look(begin, begin);
      continue;
    }
    if (word < least || word - least + words > count) continue;
    const first = word - least;
    let isFound = true;
    let isUnclear = false;
    for (let one: u32 = 0; one < words; one += 1) {
      const place = program + 12 + one * 12;
      const form = load<u32>(place, 8);
      const here = first + one;
      const kind = load<u8>(kinds + here);
      // Of a word with apostrophes a part may be meant.
      if ((kind & kindIntricate) != 0) isUnclear = true;
      else if (load<u32>(ids + (here << 2)) != load<u32>(formSkeletons + (form << 2))) {
        isFound = false;
        break;
      }
      const parting = load<u32>(place);
      if (one > 0 && (kind & sepMask) != <u8>(parting & 3)) {
        isFound = false;
        break;
      }
      if ((one > 0 && (parting & 3) == 2) || load<u32>(formMarks + (form << 2)) != 0) isUnclear = true;
      else if ((kind & kindIntricate) == 0 && !isForm(here, form)) {
        isFound = false;
        break;
      }
    }
    if (!isFound) continue;
    if (isUnclear) look(begin, begin);
    else put(pattern, load<u32>(starts + (first << 2)), load<u32>(ends + ((first + words - 1) << 2)));
  }
}

/** Whether a phrase may hold this part of a word: it is an anchor, or makes a pair with a neighbour. */
function isAnchored(from: u32, to: u32, word: u32, count: u32): bool {
  const hash = gatheredHash(gather(from, to));
  const id = hash == 0 ? 0 : lookUp(hash);
  if (id == 0) return false;
  if ((load<u32>(anchorBits + (id << 2)) & 1) != 0) return true;
  const before = word > 0 ? load<u32>(ids + ((word - 1) << 2)) : 0;
  if (before != 0 && (pairList(before << 1, id) >= 0 || pairList((before << 1) | 1, id) >= 0)) return true;
  const after = word + 1 < count ? load<u32>(ids + ((word + 1) << 2)) : 0;
  return after != 0 && (pairList(id << 1, after) >= 0 || pairList((id << 1) | 1, after) >= 0);
}

function isApostrophe(at: u32): bool {
  const unit = load<u8>(text + at);
  return unit == 0x27 || unit == 0x60;
}

/** Whether a phrase may begin or end at an apostrophe inside the word. */
function hasAnchoredPart(word: u32, count: u32): bool {
  const start = load<u32>(starts + (word << 2));
  const end = load<u32>(ends + (word << 2));
  for (let at = start; at < end; at += 1) {
    if (!isApostrophe(at)) continue;
    if (isAnchored(at + 1, end, word, count) || isAnchored(start, at, word, count)) return true;
    let next = at + 1;
    while (next < end && !isApostrophe(next)) next += 1;
    if (next < end && isAnchored(at + 1, next, word, count)) return true;
  }
  return false;
}

function find(count: u32, isJudging: bool): void {
  for (let word: u32 = 0; word < count; word += 1) {
    if ((load<u8>(kinds + word) & kindIntricate) != 0 && hasAnchoredPart(word, count)) {
      const at = load<u32>(starts + (word << 2));
      look(at, at);
    }
    const id = load<u32>(ids + (word << 2));
    if (id == 0) continue;
    const bits = load<u32>(anchorBits + (id << 2));
    if (bits == 0) continue;
    const begin = load<u32>(starts + (word << 2));
    if ((bits & 1) != 0) {
      if (isJudging) look(begin, begin);
      else follow(load<u32>(anchorLists + (id << 2)), word, count);
    }
    if ((bits & 2) != 0 && word > 0) {
      const other = load<u32>(ids + ((word - 1) << 2));
      const list = other == 0 ? -1 : pairList(other << 1, id);
      if (list >= 0) {
        if (isJudging) look(begin, begin);
        else follow(list, word, count);
      }
    }
    if ((bits & 4) != 0 && word + 1 < count) {
      const other = load<u32>(ids + ((word + 1) << 2));
      const list = other == 0 ? -1 : pairList((id << 1) | 1, other);
      if (list >= 0) {
        if (isJudging) look(begin, begin);
        else follow(list, word, count);
      }
    }
  }
}

/** Reads `length` bytes of ASCII; returns how many results stand in `results`, one more than fit when there were too many. */
export function run(length: u32, isJudging: bool): u32 {
  resultAt = results;
  const count = divide(length);
  number(count, isJudging);
  find(count, isJudging);
  return <u32>((resultAt - results) / 12);
}
