#pragma once
// A parallel loop whose result does not depend on the number of threads.
//
// The range is cut into chunks of a fixed size that depends on n alone; each chunk is worked by one
// thread; results are combined in chunk order. So floating-point sums are the same bytes on 1, 2 or
// 8 threads.
//
//   const double sum = ordered_reduce<double>({.size = n, .threads = 4}, 0.0,
//       [&](std::size_t begin, std::size_t end) { double s = 0; for (auto i = begin; i < end; ++i)
//       s += x[i]; return s; },
//       [](double& total, double part) { total += part; });

#include <cstddef>
#include <functional>
#include <vector>

namespace nahraum::geo {

struct LoopOptions {
  std::size_t size = 0;
  std::size_t threads = 0;  ///< 0 = as many as the machine has
  std::size_t chunk = 1024;
};

/// Calls work(begin, end) once for each chunk, in any order, on several threads. The first
/// exception (in chunk order) is rethrown.
void ordered_for(const LoopOptions& options,
                 const std::function<void(std::size_t begin, std::size_t end)>& work);

/// Number of chunks the loop will have.
[[nodiscard]] std::size_t chunk_count(const LoopOptions& options);

template <typename Part, typename Total = Part, typename Work, typename Combine>
[[nodiscard]] Total ordered_reduce(const LoopOptions& options, Total total, const Work& work,
                                   const Combine& combine) {
  std::vector<Part> parts(chunk_count(options));
  ordered_for(options, [&](std::size_t begin, std::size_t end) {
    parts[begin / options.chunk] = work(begin, end);
  });
  for (Part& part : parts) combine(total, part);
  return total;
}

}  // namespace nahraum::geo
