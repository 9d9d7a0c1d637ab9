/* Runs a command and writes what it cost to a file: CPU and wall time in microseconds, the largest
 * resident size in KiB.
 *
 * A program of its own, because the kernel counts to a process what its parent held when it was made,
 * and an interpreter holds more than what is measured here.
 *
 *   cc -O2 -o measure measure.c && ./measure FIGURES COMMAND [WORD ...]
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int count, char **words) {
  struct timespec begin, end;
  struct rusage used;
  int status;
  if (count < 3) return 2;
  FILE *figures = fopen(words[1], "we");
  if (!figures) return 2;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  pid_t child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    execvp(words[2], words + 2);
    _exit(127);
  }
  if (wait4(child, &status, 0, &used) < 0) return 2;
  clock_gettime(CLOCK_MONOTONIC, &end);
  long long wall = (end.tv_sec - begin.tv_sec) * 1000000LL + (end.tv_nsec - begin.tv_nsec) / 1000;
  fprintf(figures, "%lld %lld %ld\n", microseconds(used.ru_utime) + microseconds(used.ru_stime), wall,
          used.ru_maxrss);
  return fclose(figures) ? 2 : WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
