#include "bench/memory.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace nahraum::bench {

double peak_megabytes(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace nahraum::bench
