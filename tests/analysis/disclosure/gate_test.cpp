#include "analysis/disclosure/gate.h"

#include <cmath>
#include <sstream>
#include <type_traits>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {
namespace {

template <typename T, typename = void>
struct Prints : std::false_type {};
template <typename T>
struct Prints<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<T>())>>
    : std::true_type {};

static_assert(!std::is_convertible_v<Confidential<geo::Table>, geo::Table>);
static_assert(!std::is_convertible_v<Confidential<std::int64_t>, std::int64_t>);
static_assert(!Prints<Confidential<std::int64_t>>::value);
static_assert(!fmt::is_formattable<Confidential<std::int64_t>>::value);
static_assert(!std::is_constructible_v<Released<geo::Table>, geo::Table>);
static_assert(!std::is_default_constructible_v<Released<geo::Table>>);
static_assert(!std::is_constructible_v<InternalUse<geo::Table>, geo::Table>);

geo::Table table() {
  geo::TableBuilder builder;
  builder.add_text("key", geo::same_text("Schlüssel"), {"A", "B"});
  builder.add_number("rate", geo::same_text("Quote"), "%", 1, {1.5, 20});
  geo::Column level;
  level.name = "class";
  level.texts = {"niedrig", "hoch"};
  level.texts_en = {"low", "high"};
  level.flags.assign(2, geo::ValueFlag::None);
  builder.add(std::move(level));
  return std::move(builder).build();
}

TEST(ReleaseGate, TakesOutWhatRestsOnAHiddenFigure) {
  HiddenFigures hidden;
  hidden.add("A", "sgb2");
  const Released<geo::Table> out =
      ReleaseGate::release(table(), {"key", {{"rate", {"sgb2"}}, {"class", {"sgb2"}}}}, hidden);
  EXPECT_TRUE(std::isnan(out->number("rate")[0]));
  EXPECT_EQ(out->at("rate").flags[0], geo::ValueFlag::Secret);
  EXPECT_EQ(out->text("class")[0], "");
  EXPECT_EQ(out->at("class").words(0, geo::Language::English), "");
  EXPECT_EQ(out->at("class").words(1, geo::Language::English), "high");
  EXPECT_EQ(out->number("rate")[1], 20);
  EXPECT_EQ(out->text("class")[1], "hoch");
}

TEST(ReleaseGate, ANameThatDriftedDoesNotOpenIt) {
  EXPECT_THROW((void)ReleaseGate::release(table(), {"key", {{"quote", {"sgb2"}}}}, {}), geo::Error);
  EXPECT_THROW((void)ReleaseGate::release(table(), {"id", {{"rate", {"sgb2"}}}}, {}), geo::Error);
}

TEST(ReleaseGate, BlocksWhatCannotBeProtected) {
  AreaTables tables{.units = 2};
  tables.areas = {{"A", {0}}, {"B", {1}}, {"beide", {0, 1}, {}, false}};
  tables.measures = {{"sgb2", {2, 1}}};
  tables.facts = {{2, 0, {3, 3}}};
  try {
    (void)ReleaseGate::decide(Confidential<AreaTables>(tables), {});
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Blocked);
    EXPECT_EQ(geo::exit_code(error.kind()), 4);
    EXPECT_NE(error.message().de.find("A, sgb2"), std::string::npos);
    EXPECT_EQ(error.message().de.find(" 2 Kinder"), std::string::npos);
  }
}

TEST(ReleaseGate, HidesTheCellAndItsCover) {
  AreaTables tables{.units = 3};
  tables.areas = {{"A", {0}}, {"B", {1}}, {"C", {2}}, {"alle", {0, 1, 2}, {}, false}};
  tables.measures = {{"sgb2", {2, 40, 90}}};
  tables.facts = {{3, 0, {132, 132}}};
  const GateResult gate = ReleaseGate::decide(Confidential<AreaTables>(tables), {});
  EXPECT_TRUE(gate.hidden.contains("A", "sgb2"));
  EXPECT_EQ(gate.hidden.size(), 2U);
}

}  // namespace
}  // namespace nahraum::analysis::disclosure
