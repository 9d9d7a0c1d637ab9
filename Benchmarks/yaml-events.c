/* The floor under any YAML linter: every file named on standard input, read whole and run through
 * libyaml's parser to the last event.
 *
 *   cc -O2 -o yaml-events yaml-events.c -lyaml && find DIR -name '*.yaml' | ./yaml-events
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static unsigned long events, refused;

static int parse(const unsigned char *text, size_t size) {
  yaml_parser_t parser;
  yaml_event_t event;
  int done = 0;
  if (!yaml_parser_initialize(&parser)) abort();
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, text, size);
  while (!done) {
    if (!yaml_parser_parse(&parser, &event)) break;
    events++;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return done;
}

int main(void) {
  static unsigned char text[1 << 20];
  char path[4096];
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) abort();
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    if (!parse(text, size)) refused++;
  }
  printf("%lu events, %lu files refused\n", events, refused);
  return 0;
}
