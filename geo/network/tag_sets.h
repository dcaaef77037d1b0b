#pragma once
// Distinct combinations of tags ("highway=residential", "oneway=yes"), each stored once. A county
// has a million street pieces but only a few thousand combinations, so profiles are worked out per
// combination and can be changed without reading the extract again.
//
//   TagSetBuilder builder;  const TagSetIndex set = builder.add({{"highway", "service"}});
//   const TagSets sets = builder.build();
//   sets.value(set, "highway") == "service"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/core/flat_array.h"
#include "geo/core/strong_id.h"

namespace nahraum::geo {

/// 0 is always the set without tags.
using TagSetIndex = StrongId<struct TagSetTag>;
using Tag = std::pair<std::string_view, std::string_view>;

/// Immutable. Keys of a set are ascending and distinct.
class TagSets {
 public:
  TagSets();
  /// As stored in a file: "key\0value\0key\0value\0" of set i at text[starts[i] .. starts[i+1]).
  /// Throws Error{Input} when that is not what the bytes are.
  TagSets(FlatArray<char> text, FlatArray<std::uint32_t> starts);

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::vector<Tag> tags(TagSetIndex set) const;
  /// "" when the set has no such key.
  [[nodiscard]] std::string_view value(TagSetIndex set, std::string_view key) const;
  [[nodiscard]] const FlatArray<char>& text() const { return text_; }
  [[nodiscard]] const FlatArray<std::uint32_t>& starts() const { return starts_; }

 private:
  FlatArray<char> text_;
  FlatArray<std::uint32_t> starts_;
};

class TagSetBuilder {
 public:
  TagSetBuilder();
  /// Order of tags does not matter; of a repeated key the last counts; views need only live
  /// during the call.
  TagSetIndex add(std::vector<Tag> tags);
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] TagSets build() const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> index_;
  std::vector<std::string> keys_;
};

}  // namespace nahraum::geo
