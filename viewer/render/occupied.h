#pragma once
// Boxes already taken by labels and markers, in square buckets, so that asking whether a place is
// free costs the few boxes near it.

#include <cstdint>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::render {

class Occupied {
 public:
  explicit Occupied(const geo::Box& frame);
  /// No box taken so far meets it.
  [[nodiscard]] bool free(const geo::Box& box) const;
  void take(const geo::Box& box);

 private:
  /// First and last bucket on each axis.
  struct Range {
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
  };
  [[nodiscard]] Range buckets_of(const geo::Box& box) const;

  geo::Box frame_;
  std::size_t columns_;
  std::size_t rows_;
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::vector<geo::Box> boxes_;
};

}  // namespace nahraum::render
