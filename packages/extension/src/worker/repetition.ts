// Which navigations show an old search again.

type Transition = Pick<
  chrome.webNavigation.WebNavigationTransitionCallbackDetails,
  'transitionType' | 'transitionQualifiers'
>;

/** Going back or reloading shows an old search again; nobody searched. */
export const isRepetition = (details: Transition): boolean =>
  details.transitionType === 'reload' || details.transitionQualifiers.includes('forward_back');
