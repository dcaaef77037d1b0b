#include "geo/io/detail/huge_pages.h"

#include <cstdint>

#include <sys/mman.h>

namespace nahraum::geo::detail {

void prefer_huge_pages(const void* memory, std::size_t bytes) {
  constexpr std::uintptr_t kPage = 2 << 20;
  // Only whole pages, so that neighbours in memory are not touched.
  const auto begin = (reinterpret_cast<std::uintptr_t>(memory) + kPage - 1) / kPage * kPage;
  const auto end = (reinterpret_cast<std::uintptr_t>(memory) + bytes) / kPage * kPage;
  if (memory == nullptr || end <= begin) return;
  (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace nahraum::geo::detail
