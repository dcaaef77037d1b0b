#include "geo/travel/detail/row_vector.h"

#include <new>

#include <sys/mman.h>

namespace nahraum::geo::detail {

namespace {

constexpr std::size_t kLine = 64;
constexpr std::size_t kLargePage = 2u << 20u;
/// Below this the unused rest of a large page would be most of it.
constexpr std::size_t kLarge = 256u << 10u;

std::align_val_t alignment(std::size_t bytes) {
  return std::align_val_t(bytes >= kLarge ? kLargePage : kLine);
}

}  // namespace

void* allocate_rows(std::size_t bytes) {
  if (bytes < kLarge) return ::operator new(bytes, alignment(bytes));
  const std::size_t whole = (bytes + kLargePage - 1) / kLargePage * kLargePage;
  void* memory = ::operator new(whole, alignment(bytes));
  // Only a wish: without large pages everything is the same, but slower.
  (void)::madvise(memory, whole, MADV_HUGEPAGE);
  return memory;
}

void free_rows(void* memory, std::size_t bytes) { ::operator delete(memory, alignment(bytes)); }

}  // namespace nahraum::geo::detail
