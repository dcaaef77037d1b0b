#pragma once
// Index types that cannot be mixed up, and vectors addressed by them.
//
//   using CellIndex = StrongId<struct CellTag>;
//   IdVector<CellIndex, double> children(grid.size());

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace nahraum::geo {

template <typename Tag>
struct StrongId {
  std::uint32_t value = kNone;

  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  constexpr StrongId() = default;
  constexpr explicit StrongId(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

/// A vector that only its own id can index.
template <typename Id, typename T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(std::size_t size, const T& value = T()) : items_(size, value) {}
  explicit IdVector(std::vector<T> items) : items_(std::move(items)) {}

  [[nodiscard]] T& operator[](Id id) { return items_[id.value]; }
  [[nodiscard]] const T& operator[](Id id) const { return items_[id.value]; }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  Id push_back(T item) {
    items_.push_back(std::move(item));
    return Id(items_.size() - 1);
  }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }
  [[nodiscard]] auto begin() { return items_.begin(); }
  [[nodiscard]] auto end() { return items_.end(); }
  [[nodiscard]] const std::vector<T>& items() const { return items_; }

 private:
  std::vector<T> items_;
};

}  // namespace nahraum::geo

template <typename Tag>
struct std::hash<nahraum::geo::StrongId<Tag>> {
  std::size_t operator()(nahraum::geo::StrongId<Tag> id) const noexcept { return id.value; }
};
