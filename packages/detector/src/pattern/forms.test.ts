// `word~` finds what people write of a word, and nothing that nobody writes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { englishForms } from './forms.ts';
import { irregularVerbs, wholeFamilies } from './irregular-forms.ts';

test.each([
  ['kill', 'kill kills killed killing killin'],
  ['die', 'die dies died dying dyin'],
  ['stab', 'stab stabs stabbed stabbing stabbin'],
  ['cut', 'cut cuts cutting cuttin'],
  ['hang', 'hang hangs hung hanged hanging hangin'],
  ['shoot', 'shoot shoots shot shooting shootin'],
  ['steal', 'steal steals stole stolen stealing stealin'],
  ['take', 'take takes took taken taking takin'],
  ['bully', 'bully bullies bullied bullying bullyin'],
  ['hate', 'hate hates hated hating hatin'],
  ['kidnap', 'kidnap kidnaps kidnapped kidnapping kidnappin'],
  ['travel', 'travel travels travelled traveled travelling traveling travellin travelin'],
  ['traffic', 'traffic traffics trafficked trafficking traffickin'],
  ['punch', 'punch punches punched punching punchin'],
  ['destroy', 'destroy destroys destroyed destroying destroyin'],
  ['agree', 'agree agrees agreed agreeing agreein'],
  ['drown', 'drown drowns drowned drowning drownin'],
  ['poison', 'poison poisons poisoned poisoning poisonin'],
  ['murder', 'murder murders murdered murdering murderin'],
  ['beat', 'beat beats beaten beating beatin'],
  ['lie', 'lie lies lied lay lain lying lyin'],
  ['quit', 'quit quits quitting quittin'],
  ['feed', 'feed feeds fed feeding feedin'],
  ['knife', 'knife knifes knives knifed knifing knifin'],
  ['wound', 'wound wounds wounded wounding woundin'],
  ['embed', 'embed embeds embedded embedding embeddin'],
  ['go', 'go goes went gone going goin'],
  ['thief', 'thief thieves'],
  ['gunman', 'gunman gunmen'],
  ['killer', 'killer killers'],
  ['killing', 'killing killings killin'],
  ['addiction', 'addiction addictions'],
  ['terrorist', 'terrorist terrorists'],
  ['weapon', 'weapon weapons'],
  ['bless', 'bless blesses blessed blessing blessin'],
  ['worthless', 'worthless'],
  ['quiz', 'quiz quizzes quizzed quizzing quizzin'],
  ['buzz', 'buzz buzzes buzzed buzzing buzzin'],
  ['archive', 'archive archives archived archiving archivin'],
  ['stomach', 'stomach stomachs stomached stomaching stomachin'],
  ['veto', 'veto vetoes vetoed vetoing vetoin'],
  ['sync', 'sync syncs synced syncing syncin'],
  ['sob', 'sob sobs sobbed sobbing sobbin'],
  ['analyse', 'analyse analyses analysed analysing analysin'],
  ['remedy', 'remedy remedies remedied remedying remedyin'],
  ['sled', 'sled sleds sledded sledding sleddin'],
  ['finesse', 'finesse finesses finessed finessing finessin'],
  ['dismiss', 'dismiss dismisses dismissed dismissing dismissin'],
  ['mention', 'mention mentions mentioned mentioning mentionin'],
  ['kick', 'kick kicks kicked kicking kickin'],
  ['comic', 'comic comics'],
  ['restore', 'restore restores restored restoring restorin'],
  ['tier', 'tier tiers tiered tiering tierin'],
  ['catcher', 'catcher catchers'],
  ['actor', 'actor actors'],
  ['listen', 'listen listens listened listening listenin'],
  ['list', 'list lists listed listing listin'],
  ['hoist', 'hoist hoists hoisted hoisting hoistin'],
  ['policeman', 'policeman policemen'],
  ['command', 'command commands commanded commanding commandin'],
  ['ping', 'ping pings pinged pinging pingin'],
  ['died', 'died'],
  ['watched', 'watched'],
  ['ok', 'ok'],
  ['hmm', 'hmm'],
  ['killed', 'killed'],
  ['me', 'me'],
  ['kms', 'kms'],
  ['', ''],
  ["don't", "don't"],
  ['Kill', 'Kill'],
  ['zabić', 'zabić'],
])('%s', (word, forms) => {
  expect(englishForms(word)).toEqual(forms.split(' '));
});

test('no -ing without its g is taken for another word', () => {
  expect(englishForms('hero')).not.toContain('heroin');
  expect(englishForms('aspire')).toEqual(['aspire', 'aspires', 'aspired', 'aspiring']);
});

test('no verb of the table has a regular past besides', () => {
  expect(irregularVerbs.size).toBeGreaterThanOrEqual(120);
  for (const absurd of ['cutted', 'shooted', 'hitted', 'stealed', 'putted', 'taked', 'hurted', 'runned']) {
    for (const word of irregularVerbs.keys()) expect(englishForms(word)).not.toContain(absurd);
  }
  for (const word of [...irregularVerbs.keys(), ...wholeFamilies.keys()]) {
    expect(englishForms(word).every((form) => /^[a-z]+$/.test(form))).toBe(true);
  }
});

test('the word stands first, once, and forms are small letters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aeioubcdklnrstyhqugw'), minLength: 1, maxLength: 12 }),
      (word) => {
        const forms = englishForms(word);
        expect(forms[0]).toBe(word);
        expect(new Set(forms).size).toBe(forms.length);
        expect(forms.length).toBeLessThanOrEqual(10);
        expect(forms.every((form) => /^[a-z]+$/.test(form))).toBe(true);
      },
    ),
  );
});
