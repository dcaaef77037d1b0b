#pragma once
// What one piece of an extract gives (a block of a PBF file, or a whole text file): columns with
// the file's own ids and tag sets numbered within the piece, so that pieces can be worked side by
// side and joined in the order of the file (osm_assembly.h).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/network/tag_sets.h"

namespace nahraum::geo::osm {

/// More members than any turn restriction has; readers may stop there.
inline constexpr std::size_t kMostMembers = 1000;

/// How often something was left out or noticed; told as Findings at the end.
struct Counts {
  std::size_t not_built = 0;
  std::size_t areas = 0;
  std::size_t area_relations = 0;
  std::size_t deleted = 0;
  std::size_t bad_tags = 0;
  std::size_t bad_coordinates = 0;
  std::size_t duplicates = 0;
  std::size_t restriction_via_way = 0;
  std::size_t restriction_kind = 0;
  std::size_t restriction_member = 0;

  void add(const Counts& other);
};

/// Only keys for which `keep(key)`; tags that cannot be stored (broken UTF-8, zeros, longer than
/// OpenStreetMap allows) are left out and counted.
[[nodiscard]] std::vector<Tag> good_tags(std::span<const Tag> tags, bool (*keep)(std::string_view),
                                         Counts& counts);

/// Tag sets of one piece, in the order of their first use.
class PieceTagSets {
 public:
  /// Of good tags only.
  std::uint32_t add(std::span<const Tag> tags);
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::vector<Tag> tags(std::size_t set) const;
  /// "key\0value\0key\0value\0", in the order of the file.
  [[nodiscard]] std::string_view text(std::size_t set) const {
    return {text_.data() + starts_[set], starts_[set + 1] - starts_[set]};
  }

 private:
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<char> text_;
  std::vector<std::uint64_t> starts_{0};
  std::string key_;
};

struct Member {
  char type = 'x';  ///< 'n', 'w', 'r'
  std::int64_t id = 0;
  std::string_view role;
};

/// A forbidden or only allowed turn by the file's ids.
struct RawRestriction {
  std::int64_t relation = 0;
  std::int64_t from = 0;
  std::int64_t via = 0;
  std::int64_t to = 0;
  std::uint32_t set = 0;
  bool only = false;
  bool first = false;  ///< of the rows of one relation
};

/// Ways and restrictions of one piece.
struct WayPiece {
  PieceTagSets tags;
  std::vector<std::int64_t> ids;
  std::vector<std::uint32_t> sets;
  std::vector<std::uint64_t> starts{0};
  std::vector<std::int64_t> refs;
  std::vector<RawRestriction> restrictions;
  Counts counts;

  /// `way_use(tags)` is Street; `set` is of `tags`.
  void add_way(std::int64_t id, std::uint32_t set);
  /// Looks whether it is a restriction and which; anything else is left out.
  void add_relation(std::int64_t id, std::span<const Tag> all, std::span<const Member> members);
};

}  // namespace nahraum::geo::osm
