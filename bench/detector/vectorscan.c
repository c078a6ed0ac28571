/*
 * Scans one text with Vectorscan, each time a byte arrives.
 * Standard input: "<patterns> <bytes>\n", the patterns, one a line, the text, then a byte for each scan that is wanted.
 * Standard output: after the patterns are compiled "ready\n", then "<nanoseconds> <matches>\n" for each scan.
 */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct scan {
  const char *text;
  unsigned long long size;
  const size_t *lengths;
  unsigned long long matches;
};

static int is_word(char unit) {
  return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || (unit >= 'A' && unit <= 'Z');
}

/* A literal's length is known, so its start needs no bookkeeping of Vectorscan's. */
static int on_match(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context) {
  struct scan *scan = context;
  unsigned long long start = to - scan->lengths[id];
  (void)from;
  (void)flags;
  if ((start == 0 || !is_word(scan->text[start - 1])) && (to == scan->size || !is_word(scan->text[to]))) scan->matches++;
  return 0;
}

static void fail(const char *what) {
  fprintf(stderr, "vectorscan: %s\n", what);
  exit(1);
}

int main(void) {
  unsigned count;
  unsigned long long size;
  if (scanf("%u %llu", &count, &size) != 2 || getchar() != '\n') fail("no head");
  const char **patterns = calloc(count, sizeof *patterns);
  unsigned *ids = calloc(count, sizeof *ids);
  unsigned *flags = calloc(count, sizeof *flags);
  size_t *lengths = calloc(count, sizeof *lengths);
  char *text = malloc(size + 1);
  if (!patterns || !ids || !flags || !lengths || !text) fail("no memory");
  for (unsigned at = 0; at < count; at++) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length = getline(&line, &room, stdin);
    if (length < 2) fail("an empty pattern");
    line[length - 1] = '\0';
    patterns[at] = line;
    lengths[at] = (size_t)length - 1;
    ids[at] = at;
  }
  if (fread(text, 1, size, stdin) != size) fail("too little text");
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi(patterns, flags, ids, lengths, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) fail(error->message);
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) fail("no scratch");
  printf("ready\n");
  fflush(stdout);
  while (getchar() != EOF) {
    struct scan scan = {text, size, lengths, 0};
    struct timespec before, after;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    if (hs_scan(database, text, (unsigned)size, 0, scratch, on_match, &scan) != HS_SUCCESS) fail("the scan ended early");
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    printf("%lld %llu\n", (long long)(after.tv_sec - before.tv_sec) * 1000000000 + (after.tv_nsec - before.tv_nsec), scan.matches);
    fflush(stdout);
  }
  return 0;
}
