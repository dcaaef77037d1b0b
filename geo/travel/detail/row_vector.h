#pragma once
// A vector for rows that are read in no order: it begins at a cache line, so that rows of whole
// lines are never split, and large ones ask for large pages, so that finding a row does not cost
// more than reading it.

#include <cstddef>
#include <vector>

namespace nahraum::geo::detail {

/// Throws std::bad_alloc.
[[nodiscard]] void* allocate_rows(std::size_t bytes);
void free_rows(void* memory, std::size_t bytes);

template <typename T>
struct RowAllocator {
  using value_type = T;

  RowAllocator() = default;
  template <typename Other>
  explicit(false) RowAllocator(const RowAllocator<Other>& /*other*/) {}
  [[nodiscard]] T* allocate(std::size_t n) { return static_cast<T*>(allocate_rows(n * sizeof(T))); }
  void deallocate(T* memory, std::size_t n) { free_rows(memory, n * sizeof(T)); }
  friend bool operator==(const RowAllocator&, const RowAllocator&) { return true; }
};

template <typename T>
using RowVector = std::vector<T, RowAllocator<T>>;

}  // namespace nahraum::geo::detail
