#include "viewer/app/window/words.h"

#include <gtest/gtest.h>

#include "viewer/app/map/map_furniture.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/window/command_line.h"

namespace nahraum::app {
namespace {

using geo::Language;

geo::Column column_of(std::vector<double> numbers, std::vector<geo::ValueFlag> flags) {
  geo::Column column;
  column.name = "children";
  column.title = {"Kinder", "Children"};
  column.unit = "Personen";
  column.type = geo::ColumnType::Number;
  column.decimals = 1;
  column.numbers = std::move(numbers);
  column.flags = std::move(flags);
  return column;
}

TEST(Words, NumbersAsInGermanyAndFlagsInWords) {
  using geo::ValueFlag;
  const double none = std::numeric_limits<double>::quiet_NaN();
  const geo::Column column =
      column_of({1234.5, 12, none}, {ValueFlag::None, ValueFlag::Limited, ValueFlag::Secret});
  EXPECT_EQ(cell_text(column, 0, Language::German), QStringLiteral("1.234,5"));
  EXPECT_EQ(cell_text(column, 0, Language::English), QStringLiteral("1,234.5"));
  EXPECT_EQ(cell_text(column, 1, Language::German), QStringLiteral("(12,0)"));
  EXPECT_EQ(cell_text(column, 2, Language::German),
            qstring(geo::flag_name(ValueFlag::Secret), Language::German));
  EXPECT_EQ(column_title(column, Language::German), QStringLiteral("Kinder (Personen)"));
}

TEST(Words, ScalesAreReadAsPeopleWriteThem) {
  EXPECT_EQ(parse_scale(QStringLiteral("1:25.000")), 25000);
  EXPECT_EQ(parse_scale(QStringLiteral("25000")), 25000);
  EXPECT_EQ(parse_scale(QStringLiteral("1 : 25 000")), 25000);
  EXPECT_EQ(parse_scale(QStringLiteral("viel")), 0);
  EXPECT_EQ(scale_text(25000, Language::German), QStringLiteral("1:25.000"));
  EXPECT_EQ(scale_text(1234567, Language::German), QStringLiteral("1:1.230.000"));
}

TEST(Words, ScaleBarIsARoundLengthThatFits) {
  const render::View view = render::View(geo::Crs::utm32(), {800, 600}, 4).with_scale(100'000);
  const ScaleBar bar = scale_bar(view, 150);
  EXPECT_EQ(bar.metres, 2000);  // 150 units at 25 m each are 3750 m
  EXPECT_DOUBLE_EQ(bar.surface, 80);
  EXPECT_EQ(length_text(2000, Language::German), QStringLiteral("2 km"));
  EXPECT_EQ(length_text(500, Language::German), QStringLiteral("500 m"));
}

TEST(Words, MissingNumbersSortLastBothWays) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  geo::TableBuilder builder;
  builder.add(column_of({none, 9, 100},
                        {geo::ValueFlag::Missing, geo::ValueFlag::None, geo::ValueFlag::None}));
  TableModel model(Language::German);
  model.set_table(std::move(builder).build());
  TableOrder order;
  order.setSourceModel(&model);
  const auto rows = [&] {
    std::vector<int> result;
    for (int i = 0; i < 3; ++i) result.push_back(order.mapToSource(order.index(i, 0)).row());
    return result;
  };
  order.sort(0, Qt::AscendingOrder);
  EXPECT_EQ(rows(), (std::vector<int>{1, 2, 0}));  // 9 before 100: numbers, not words
  order.sort(0, Qt::DescendingOrder);
  EXPECT_EQ(rows(), (std::vector<int>{2, 1, 0}));
}

TEST(CommandLine, WordsAreReadOrRefusedWithASentence) {
  const auto parse = [](const char* words) {
    return parse_command_line(QString::fromUtf8(words).split(QLatin1Char(' ')));
  };
  const CommandLine plain = parse("nahraum-viewer a.toml --root daten --language en");
  ASSERT_TRUE(plain.study.has_value());
  EXPECT_EQ(plain.study->file, "a.toml");
  EXPECT_EQ(plain.study->root, "daten");
  EXPECT_EQ(plain.language, Language::English);
  EXPECT_EQ(plain.exit_code, -1);
  const CommandLine picture = parse("nahraum-viewer a.toml --screenshot b.png --size 800x600");
  EXPECT_EQ(picture.screenshot, QStringLiteral("b.png"));
  EXPECT_EQ(picture.size, QSize(800, 600));
  EXPECT_EQ(picture.pages, QStringList(QStringLiteral("map")));
  EXPECT_FALSE(picture.appearance.has_value());
  const CommandLine pages =
      parse("nahraum-viewer --screenshot b.png --page start,import --appearance dark");
  EXPECT_EQ(pages.exit_code, -1) << "these pages are seen without a study";
  EXPECT_EQ(pages.pages.size(), 2);
  EXPECT_EQ(pages.appearance, Appearance::Dark);
  EXPECT_GT(parse("nahraum-viewer a.toml --screenshot b.png --page all").pages.size(), 10);
  EXPECT_EQ(parse("nahraum-viewer --help").exit_code, 0);
  for (const char* word : {"--appearance", "--page", "verbuende"})
    EXPECT_TRUE(parse("nahraum-viewer --help").message.contains(QLatin1String(word))) << word;
  for (const char* wrong :
       {"nahraum-viewer --size 8x6", "nahraum-viewer --language fr", "nahraum-viewer a.toml b.toml",
        "nahraum-viewer --screenshot b.png", "nahraum-viewer --unknown",
        "nahraum-viewer a.toml --page fenster", "nahraum-viewer --appearance bunt"}) {
    EXPECT_EQ(parse(wrong).exit_code, 2) << wrong;
    EXPECT_FALSE(parse(wrong).message.isEmpty()) << wrong;
  }
}

}  // namespace
}  // namespace nahraum::app
