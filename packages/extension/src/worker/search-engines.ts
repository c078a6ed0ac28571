// Which address is a search, and what was searched for. Hosts are compared by their registrable part, as the engines own many countries'.

interface Engine {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly parameters: readonly string[];
}

const engines: readonly Engine[] = [
  {
    host: /^(www\.|images\.|news\.|video\.|scholar\.|m\.)?google\.([a-z]{2,3}|com?\.[a-z]{2})$/,
    path: /^\/(search|webhp|images|imghp|scholar)?$/,
    parameters: ['q', 'as_q', 'as_epq'],
  },
  { host: /^maps\.google\.|^(www\.)?google\.[a-z.]{2,6}$/, path: /^\/maps/, parameters: ['q', 'query'] },
  {
    host: /^([a-z]+\.)?bing\.com$/,
    path: /^\/(search|images\/search|videos\/search|news\/search|shop|maps|chat)/,
    parameters: ['q'],
  },
  { host: /^([a-z-]+\.)?duckduckgo\.com$/, path: /^\/(html|lite)?\/?$/, parameters: ['q'] },
  { host: /^([a-z]+\.)*search\.yahoo\.com$/, path: /./, parameters: ['p', 'q'] },
  { host: /^([a-z]+\.)?ecosia\.org$/, path: /^\/(search|images|videos|news)/, parameters: ['q'] },
  { host: /^(www\.|lite\.)?qwant\.com$/, path: /./, parameters: ['q'] },
  { host: /^([a-z0-9-]+\.)?startpage\.com$/, path: /./, parameters: ['query', 'q'] },
  { host: /^search\.brave\.com$/, path: /^\/(search|images|videos|news|ask)/, parameters: ['q'] },
  { host: /^([a-z]+\.)?(yandex\.[a-z.]{2,6}|ya\.ru)$/, path: /search/, parameters: ['text'] },
  { host: /^(www\.|m\.)?baidu\.com$/, path: /^\/(s|from)/, parameters: ['wd', 'word'] },
  {
    host: /^(www\.)?(mojeek\.(com|co\.uk)|swisscows\.com|presearch\.com|kagi\.com|metager\.(org|de)|you\.com|phind\.com)$/,
    path: /./,
    parameters: ['q', 'query', 'eingabe'],
  },
  { host: /^(www\.)?perplexity\.ai$/, path: /^\/search/, parameters: ['q'] },
  { host: /^(www\.)?ask\.com$/, path: /^\/web/, parameters: ['q'] },
  {
    host: /^search\.(aol\.[a-z.]+|naver\.com|seznam\.cz)$|^(www\.)?kiddle\.co$|^(www\.)?kidrex\.org$/,
    path: /./,
    parameters: ['q', 'query'],
  },
  {
    host: /^(www\.|m\.|music\.)?(youtube\.com|youtubekids\.com)$/,
    path: /^\/(results|search)/,
    parameters: ['search_query', 'q'],
  },
  { host: /^(www\.)?tiktok\.com$/, path: /^\/search/, parameters: ['q'] },
  { host: /^(www\.)?vimeo\.com$/, path: /^\/search/, parameters: ['q'] },
  { host: /^(www\.)?dailymotion\.com$/, path: /^\/search/, parameters: ['q', 'query'] },
  { host: /^(www\.|m\.)?twitch\.tv$/, path: /^\/search/, parameters: ['term'] },
  {
    host: /^([a-z-]+\.)?(m\.)?wikipedia\.org$/,
    path: /^\/(w\/index\.php|wiki\/Special:Search)/,
    parameters: ['search'],
  },
  { host: /^(www\.|old\.|new\.)?reddit\.com$/, path: /\/search/, parameters: ['q'] },
  { host: /^(www\.)?amazon\.([a-z]{2,3}|com?\.[a-z]{2})$/, path: /^\/(s$|s\/)/, parameters: ['k', 'field-keywords'] },
  { host: /^(www\.)?ebay\.([a-z]{2,3}|com?\.[a-z]{2})$/, path: /^\/sch/, parameters: ['_nkw'] },
  { host: /^(www\.)?(x|twitter)\.com$/, path: /^\/search/, parameters: ['q'] },
  { host: /^(www\.)?(pinterest\.[a-z.]{2,6})$/, path: /^\/search/, parameters: ['q'] },
  { host: /^(www\.)?(instagram|facebook)\.com$/, path: /^\/(explore\/search|search)/, parameters: ['q'] },
  { host: /^(www\.)?(quora|github|stackoverflow)\.com$/, path: /^\/search/, parameters: ['q'] },
];

/** What was searched for at this address, or `null`. `ownHosts` (with port) count as engines at `/search`. */
export function searchedFor(address: string, ownHosts: readonly string[] = []): { query: string; host: string } | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.toLowerCase();
  const parameters = ownHosts.includes(url.host)
    ? url.pathname === '/search'
      ? ['q']
      : []
    : engines
        .filter((engine) => engine.host.test(host) && engine.path.test(url.pathname))
        .flatMap((engine) => engine.parameters);
  // Some engines keep the query behind the `#`, where no server sees it.
  const fragment = new URLSearchParams(url.hash.replace(/^#[!/]*\??/, ''));
  for (const name of parameters) {
    const query = (fragment.get(name) ?? url.searchParams.get(name) ?? '').trim();
    if (query !== '') return { query: query.slice(0, 2_000), host };
  }
  return parameters.length > 0 ? queryInPath(url, host) : null;
}

/** `reddit.com/search/cats`, `vimeo.com/search/cats` and their like keep it in the path. */
function queryInPath(url: URL, host: string): { query: string; host: string } | null {
  const found = /\/search\/(?!top|all|pins|users|videos|user|video)([^/?]{2,})/.exec(url.pathname)?.[1];
  if (!found) return null;
  try {
    return { query: decodeURIComponent(found.replace(/\+/g, ' ')), host };
  } catch {
    return null;
  }
}
