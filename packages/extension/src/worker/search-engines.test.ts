import { expect, test } from 'vitest';
import { isRepetition } from './repetition.ts';
import { searchedFor } from './search-engines.ts';

const searches: readonly (readonly [address: string, query: string])[] = [
  ['https://www.google.co.uk/search?q=tide+times&hl=en', 'tide times'],
  ['https://www.google.com/search?hl=en#q=tide+times', 'tide times'],
  ['https://www.google.de/search?q=alpha&tbm=isch', 'alpha'],
  ['https://www.bing.com/images/search?q=tide%20times', 'tide times'],
  ['https://duckduckgo.com/?q=tide+times&ia=web', 'tide times'],
  ['https://uk.search.yahoo.com/search?p=tide', 'tide'],
  ['https://www.ecosia.org/search?q=tide', 'tide'],
  ['https://www.qwant.com/?q=tide', 'tide'],
  ['https://www.startpage.com/sp/search?query=tide', 'tide'],
  ['https://search.brave.com/search?q=tide', 'tide'],
  ['https://yandex.ru/search/?text=tide', 'tide'],
  ['https://www.baidu.com/s?wd=%E6%BD%AE', '潮'],
  ['https://www.youtube.com/results?search_query=tide', 'tide'],
  ['https://www.tiktok.com/search?q=tide', 'tide'],
  ['https://vimeo.com/search?q=tide', 'tide'],
  ['https://www.twitch.tv/search?term=tide', 'tide'],
  ['https://en.wikipedia.org/w/index.php?search=tide', 'tide'],
  ['https://www.reddit.com/r/sea/search/?q=tide', 'tide'],
  ['https://www.amazon.co.uk/s?k=tide', 'tide'],
];

test.each(searches)('%s is a search', (address, query) => {
  expect(searchedFor(address)?.query).toBe(query);
});

test.each([
  'https://www.google.com/maps/@51,0',
  'https://www.google.com/search?hl=en',
  'https://mail.google.com/mail/?q=tide',
  'https://google.com.evil.example/search?q=tide',
  'https://example.org/search?q=tide',
  'https://www.youtube.com/watch?v=abc',
  'chrome://settings/?search=tide',
  'no address',
])('%s is none', (address) => {
  expect(searchedFor(address)).toBeNull();
});

test('a host of one’s own is an engine only where it is named', () => {
  expect(searchedFor('http://127.0.0.1:8080/search?q=tide', ['127.0.0.1:8080'])?.query).toBe('tide');
  expect(searchedFor('http://127.0.0.1:8080/form?q=tide', ['127.0.0.1:8080'])).toBeNull();
  expect(searchedFor('http://127.0.0.1:8080/search?q=tide')).toBeNull();
});

test('going back and reloading repeat a search', () => {
  expect(isRepetition({ transitionType: 'form_submit', transitionQualifiers: ['forward_back'] })).toBe(true);
  expect(isRepetition({ transitionType: 'reload', transitionQualifiers: [] })).toBe(true);
  expect(isRepetition({ transitionType: 'form_submit', transitionQualifiers: [] })).toBe(false);
});
