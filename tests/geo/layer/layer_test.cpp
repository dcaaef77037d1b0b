#include "geo/layer/layer.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::geo {
namespace {

using ::testing::HasSubstr;

const double kNaN = std::numeric_limits<double>::quiet_NaN();

Table kitas() {
  TableBuilder builder;
  builder.add_text("kita_id", {"Kita-Nr.", "Kita no."}, {"0001", "0002", "0003"})
      .add_integer("places", {"Plätze", "Places"}, "Plätze", {80, kNaN, 40})
      .source_rows({2, 3, 5});
  return std::move(builder).build();
}

TEST(Table, ColumnsByNameWithFlags) {
  const Table table = kitas();
  EXPECT_EQ(table.row_count(), 3U);
  EXPECT_EQ(table.column_count(), 2U);
  EXPECT_EQ(table.text("kita_id")[2], "0003");
  EXPECT_EQ(table.at("places").type, ColumnType::Integer);
  EXPECT_TRUE(table.at("places").value(1).missing());
  EXPECT_FALSE(table.at("places").value(2).missing());
  EXPECT_EQ(table.find("nothing"), nullptr);
  EXPECT_EQ(table.source_row(2), 5U);
  EXPECT_EQ(table.source_row(9), 0U);
  EXPECT_EQ(Table().row_count(), 0U);
  EXPECT_EQ(Table().find("x"), nullptr);
}

TEST(Table, NamesTheMissingColumnAndThosePresent) {
  try {
    (void)kitas().at("traeger");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_THAT(error.message().de, HasSubstr("traeger"));
    EXPECT_THAT(error.message().de, HasSubstr("kita_id, places"));
  }
}

TEST(Table, RefusesWhatDoesNotFit) {
  const auto build = [](auto... columns) {
    TableBuilder builder;
    (builder.add(columns), ...);
    return std::move(builder).build();
  };
  Column a;
  a.name = "a";
  a.texts = {"x", "y"};
  a.flags = {ValueFlag::None, ValueFlag::None};
  Column b = a;
  EXPECT_THROW((void)build(a, b), Error);  // two of one name
  b.name = "b";
  EXPECT_EQ(build(a, b).row_count(), 2U);
  b.texts.pop_back();
  EXPECT_THROW((void)build(a, b), Error);  // flags are longer
  b.flags.pop_back();
  EXPECT_THROW((void)build(a, b), Error);  // shorter column
  Column number;
  number.name = "n";
  number.type = ColumnType::Number;
  number.numbers = {1, kNaN};
  number.flags = {ValueFlag::None, ValueFlag::None};
  EXPECT_THROW((void)build(number), Error);  // missing without a flag
  number.flags[1] = ValueFlag::Secret;
  EXPECT_EQ(build(number).column(0).value(1).flag, ValueFlag::Secret);
}

TEST(Table, CopiesShareTheColumns) {
  const Table table = kitas();
  const Table copy = table;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(&table.column(0), &copy.column(0));
}

Layer places() {
  return {"kitas",
          Crs::wgs84(),
          {Point{11.0235, 50.9757}, std::monostate{}, Point{10.3193, 50.9747}},
          kitas()};
}

TEST(Layer, KnowsItsBoundsAndKind) {
  const Layer layer = places();
  EXPECT_EQ(layer.kind(), GeometryKind::Point);
  EXPECT_EQ(layer.bounds(), (Box{10.3193, 50.9747, 11.0235, 50.9757}));
  EXPECT_EQ(layer.size(), 3U);
  EXPECT_THROW(Layer("kitas", Crs::wgs84(), {Point{}}, kitas()), Error);
  EXPECT_EQ(Layer().size(), 0U);
  EXPECT_TRUE(Layer().bounds().empty());
  EXPECT_EQ(Layer().kind(), GeometryKind::None);
}

TEST(Layer, TransformsEveryRowAndNamesTheOneThatFails) {
  const Layer moved = transformed(places(), Crs::utm32());
  EXPECT_EQ(moved.crs(), Crs::utm32());
  EXPECT_NEAR(std::get<Point>(moved.geometry(0)).x, 642056.2, 0.1);
  EXPECT_EQ(kind_of(moved.geometry(1)), GeometryKind::None);
  const Layer bad("kitas", Crs::wgs84(), {Point{11, 50}, Point{11, 50}, Point{kNaN, 50}}, kitas());
  try {
    (void)transformed(bad, Crs::utm32());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Crs);
    EXPECT_EQ(error.row(), 5U);
    EXPECT_EQ(error.layer(), "kitas");
  }
}

TEST(Layer, RowsCanBeTakenByNumberAndByGround) {
  const Layer two = selected(places(), {2, 0});
  EXPECT_EQ(two.size(), 2U);
  EXPECT_EQ(two.geometry(1), places().geometry(0));
  EXPECT_EQ(two.table().column(0).texts[0], places().table().column(0).texts[2]);
  EXPECT_EQ(two.table().source_row(1), places().table().source_row(0));
  EXPECT_EQ(two.table().column(1).flags.size(), 2U);
  // A row without place meets no ground.
  EXPECT_EQ(rows_meeting(places(), places().bounds()), (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(rows_meeting(places(), Box{0, 0, 1, 1}), std::vector<std::size_t>{});
}

TEST(Layer, TakesAnotherTable) {
  TableBuilder builder;
  builder.add_number("score", {"Punkte", "Score"}, "", 1, {1.5, 2.5, 3.5});
  const Layer scored = with_table(places(), "scores", std::move(builder).build());
  EXPECT_EQ(scored.name(), "scores");
  EXPECT_EQ(scored.table().number("score")[2], 3.5);
  EXPECT_EQ(scored.bounds(), places().bounds());
}

}  // namespace
}  // namespace nahraum::geo
