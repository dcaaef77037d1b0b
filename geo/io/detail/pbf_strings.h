#pragma once
// The outside of a primitive block: its strings, its groups, its units.

#include <string_view>
#include <vector>

#include "geo/io/detail/pbf_fields.h"
#include "geo/network/tag_sets.h"

namespace nahraum::geo::pbf {

struct Block {
  std::vector<std::string_view> strings;
  std::vector<std::string_view> groups;
  std::int64_t granularity = 100;
  std::int64_t lat_offset = 0;
  std::int64_t lon_offset = 0;

  [[nodiscard]] std::string_view string(std::uint64_t index) const {
    require(index < strings.size());
    return strings[index];
  }
  /// Units of 1e-7 degree; far outside the Earth when the numbers do not fit.
  [[nodiscard]] std::int64_t units(std::int64_t value, std::int64_t offset) const {
    if (granularity == 100 && offset == 0) return value;
    constexpr std::int64_t kFar = 1'000'000'000'000'000'000;
    std::int64_t nano = 0;
    const bool fits = !__builtin_mul_overflow(value, granularity, &nano) &&
                      !__builtin_add_overflow(nano, offset, &nano) && nano < kFar && nano > -kFar;
    return fits ? (nano + (nano < 0 ? -50 : 50)) / 100 : kFar;
  }
};

[[nodiscard]] Block read_block(std::string_view bytes);

/// Tags given as two columns of string numbers of the same length.
void read_tags(const Block& block, std::string_view keys, std::string_view values,
               std::vector<Tag>& tags);
/// Info.visible, which only files of former versions set; missing = visible.
[[nodiscard]] bool is_visible(std::string_view info);

}  // namespace nahraum::geo::pbf
