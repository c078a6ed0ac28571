// Where the pupil's pages stand in the scripted run.

/** Hosts of the pupil's pages; all of them lead to the run's own page server. */
export const hosts = {
  school: 'homework.example',
  /** On the shipped list of sites that are never watched. */
  never: 'www.childline.org.uk',
  /** A search engine of the shipped list. */
  search: 'www.kiddle.co',
} as const;
