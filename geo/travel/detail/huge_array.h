#pragma once
// Uninitialised memory for large arrays that are written before they are read, on huge pages where
// the system has them: first touch and random access cost half as much as on small pages.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace nahraum::geo::detail {

/// At least `bytes`, aligned to 64; freed with the last copy of the pointer. Throws std::bad_alloc.
[[nodiscard]] std::shared_ptr<std::byte> huge_memory(std::size_t bytes);

/// `T` is trivial. Movable, not copyable.
template <typename T>
class HugeArray {
 public:
  HugeArray() = default;
  explicit HugeArray(std::size_t size) : memory_(huge_memory(size * sizeof(T))), size_(size) {}
  [[nodiscard]] T* data() const { return reinterpret_cast<T*>(memory_.get()); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<T> span() const { return {data(), size_}; }
  [[nodiscard]] std::shared_ptr<const void> owner() const { return memory_; }

 private:
  std::shared_ptr<std::byte> memory_;
  std::size_t size_ = 0;
};

}  // namespace nahraum::geo::detail
