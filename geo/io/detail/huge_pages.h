#pragma once
// Large arrays in large pages: fewer faults on the first touch, fewer misses on scattered access.
//
//   std::vector<std::int64_t> column;  resize_huge(column, n);

#include <cstddef>
#include <vector>

namespace nahraum::geo::detail {

/// A wish, not a command: what the system cannot or need not do is left.
void prefer_huge_pages(const void* memory, std::size_t bytes);

/// As resize() of an empty vector.
template <typename T>
void resize_huge(std::vector<T>& items, std::size_t size, const T& value = T()) {
  items.reserve(size);
  prefer_huge_pages(items.data(), items.capacity() * sizeof(T));
  items.resize(size, value);
}

}  // namespace nahraum::geo::detail
