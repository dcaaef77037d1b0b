#pragma once
// A read-only array that may live in a vector of its own or in a mapped file: what large networks
// are made of, so that a stored one is reopened without copying.
//
//   FlatArray<std::uint32_t> heads(std::move(vector));     // owns
//   auto heads = FlatArray<std::uint32_t>::view(span, mapping);  // keeps the mapping alive
//
// Copying shares the memory (O(1)); nothing can be changed through it. T is trivially copyable.

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace nahraum::geo {

template <typename T>
class FlatArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatArray() = default;
  explicit(false) FlatArray(std::vector<T> items) {
    auto owned = std::make_shared<const std::vector<T>>(std::move(items));
    items_ = *owned;
    owner_ = std::move(owned);
  }
  /// `owner` keeps the memory of `items` alive.
  [[nodiscard]] static FlatArray view(std::span<const T> items, std::shared_ptr<const void> owner) {
    FlatArray array;
    array.items_ = items;
    array.owner_ = std::move(owner);
    return array;
  }

  [[nodiscard]] const T& operator[](std::size_t index) const { return items_[index]; }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] const T* data() const { return items_.data(); }
  [[nodiscard]] const T* begin() const { return items_.data(); }
  [[nodiscard]] const T* end() const { return items_.data() + items_.size(); }
  [[nodiscard]] const T& back() const { return items_.back(); }
  [[nodiscard]] std::span<const T> span() const { return items_; }
  /// Entries [starts[row], starts[row + 1]) of a compressed row array.
  [[nodiscard]] std::span<const T> row(std::size_t begin, std::size_t end) const {
    return items_.subspan(begin, end - begin);
  }

 private:
  std::shared_ptr<const void> owner_;
  std::span<const T> items_;
};

}  // namespace nahraum::geo
