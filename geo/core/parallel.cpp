#include "geo/core/parallel.h"

#include <algorithm>
#include <exception>
#include <optional>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace nahraum::geo {

std::size_t chunk_count(const LoopOptions& options) {
  return (options.size + options.chunk - 1) / options.chunk;
}

void ordered_for(const LoopOptions& options,
                 const std::function<void(std::size_t begin, std::size_t end)>& work) {
  const std::size_t chunks = chunk_count(options);
  std::vector<std::exception_ptr> failures(chunks);
  const auto run_chunk = [&](std::size_t chunk) {
    try {
      const std::size_t begin = chunk * options.chunk;
      work(begin, std::min(begin + options.chunk, options.size));
    } catch (...) {
      failures[chunk] = std::current_exception();
    }
  };
  if (options.threads == 1 || chunks < 2) {
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) run_chunk(chunk);
  } else {
    const int limit =
        options.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options.threads);
    // Asked for more threads than there are cores, oneTBB would complain on stderr and give fewer.
    std::optional<tbb::global_control> control;
    if (limit > 0) {
      control.emplace(tbb::global_control::max_allowed_parallelism, options.threads);
    }
    tbb::task_arena arena(limit);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, chunks, run_chunk); });
  }
  // The same failure is reported whichever thread met it first.
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace nahraum::geo
