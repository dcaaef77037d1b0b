#include "geo/network/tag_sets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(TagSets, EachCombinationIsStoredOnce) {
  TagSetBuilder builder;
  const TagSetIndex street = builder.add({{"oneway", "yes"}, {"highway", "residential"}});
  const TagSetIndex path = builder.add({{"highway", "path"}});
  EXPECT_EQ(builder.add({{"highway", "residential"}, {"oneway", "yes"}}), street);
  EXPECT_EQ(builder.add({}), TagSetIndex(0));
  EXPECT_EQ(builder.size(), 3U);
  const TagSets sets = builder.build();
  EXPECT_EQ(sets.size(), 3U);
  EXPECT_THAT(sets.tags(street),
              ElementsAre(Pair("highway", "residential"), Pair("oneway", "yes")));
  EXPECT_THAT(sets.tags(path), ElementsAre(Pair("highway", "path")));
  EXPECT_THAT(sets.tags(TagSetIndex(0)), IsEmpty());
  EXPECT_EQ(sets.value(street, "oneway"), "yes");
  EXPECT_EQ(sets.value(street, "one"), "");
  EXPECT_EQ(sets.value(path, "oneway"), "");
}

TEST(TagSets, OfARepeatedKeyTheLastCounts) {
  TagSetBuilder builder;
  const TagSetIndex set = builder.add({{"b", "1"}, {"a", "1"}, {"b", "2"}, {"a", "3"}, {"b", "0"}});
  const TagSets sets = builder.build();
  EXPECT_THAT(sets.tags(set), ElementsAre(Pair("a", "3"), Pair("b", "0")));
}

TEST(TagSets, AnEmptyValueIsAValue) {
  TagSetBuilder builder;
  const TagSetIndex set = builder.add({{"surface", ""}, {"highway", "path"}});
  const TagSets sets = builder.build();
  EXPECT_THAT(sets.tags(set), ElementsAre(Pair("highway", "path"), Pair("surface", "")));
}

TEST(TagSets, WithoutTagsThereIsTheEmptySet) {
  const TagSets none;
  EXPECT_EQ(none.size(), 1U);
  EXPECT_THAT(none.tags(TagSetIndex(0)), IsEmpty());
  EXPECT_EQ(none.value(TagSetIndex(0), "highway"), "");
}

TagSets stored(std::string_view text, std::vector<std::uint32_t> starts) {
  return {std::vector<char>(text.begin(), text.end()), std::move(starts)};
}

TEST(TagSets, ReadBackFromItsParts) {
  TagSetBuilder builder;
  builder.add({{"highway", "service"}});
  builder.add({{"barrier", "gate"}, {"access", "no"}});
  const TagSets made = builder.build();
  const TagSets again(made.text(), made.starts());
  EXPECT_EQ(again.value(TagSetIndex(2), "barrier"), "gate");
}

TEST(TagSets, DamagedPartsAreRefused) {
  using std::string_view_literals::operator""sv;
  EXPECT_NO_THROW(stored("a\0b\0"sv, {0, 0, 4}));
  EXPECT_THROW(stored("", {}), Error);
  EXPECT_THROW(stored("", {0}), Error);
  EXPECT_THROW(stored("a\0b\0"sv, {0, 4}), Error);           // set 0 is not empty
  EXPECT_THROW(stored("a\0b\0"sv, {0, 0, 3}), Error);        // not to the end
  EXPECT_THROW(stored("a\0b\0"sv, {0, 0, 5}), Error);        // beyond the end
  EXPECT_THROW(stored("a\0b\0"sv, {0, 0, 900, 4}), Error);   // a start outside
  EXPECT_THROW(stored("a\0b\0"sv, {0, 0, 4, 0, 4}), Error);  // backwards
  EXPECT_THROW(stored("a\0b"sv, {0, 0, 3}), Error);          // not closed
  EXPECT_THROW(stored("a\0"sv, {0, 0, 2}), Error);           // key without value
  EXPECT_THROW(stored("\0b\0"sv, {0, 0, 3}), Error);         // no key
  EXPECT_THROW(stored("b\0x\0a\0y\0"sv, {0, 0, 8}), Error);  // not ascending
  EXPECT_THROW(stored("a\0x\0a\0y\0"sv, {0, 0, 8}), Error);  // twice
  TagSetBuilder builder;
  EXPECT_THROW(builder.add({{"a\0b"sv, "c"}}), Error);
  EXPECT_THROW(builder.add({{"a", "b\0c"sv}}), Error);
  EXPECT_THROW(builder.add({{"", "b"}}), Error);
}

}  // namespace
}  // namespace nahraum::geo
