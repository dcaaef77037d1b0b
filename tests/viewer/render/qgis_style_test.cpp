#include "viewer/render/qgis_style.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/viewer/render/drawn_layers.h"

namespace nahraum::render {
namespace {

/// Every element that was opened is closed, in order; no raw & is left.
void expect_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = xml.substr(at + 1, end - at - 1);
    ASSERT_EQ(tag.find('<'), std::string::npos) << tag;
    if (tag[0] == '!' || tag.back() == '/') continue;
    if (tag[0] != '/') {
      open.push_back(tag.substr(0, tag.find_first_of(" \n")));
      continue;
    }
    ASSERT_FALSE(open.empty());
    ASSERT_EQ(open.back(), tag.substr(1));
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
  for (std::size_t at = xml.find('&'); at != std::string::npos; at = xml.find('&', at + 1)) {
    const std::string entity = xml.substr(at, xml.find(';', at) - at);
    EXPECT_TRUE(entity == "&amp" || entity == "&lt" || entity == "&gt" || entity == "&quot" ||
                entity == "&apos")
        << entity;
  }
}

TEST(QgisStyle, GraduatedThatWasOpenedInQgis) {
  const std::string qml =
      qgis_style(drawn::gemeinden(), drawn::rate_style(), geo::Language::German);
  expect_well_formed(qml);
  support::expect_golden("graduated.qml", qml);
}

TEST(QgisStyle, OtherKindsThatWereOpenedInQgis) {
  const geo::Layer kitas = drawn::kitas({{605000, 5645000}, {615000, 5655000}, {618000, 5642000}});
  const std::vector<std::pair<const char*, std::string>> styles{
      {"single.qml", qgis_style(drawn::road(), drawn::single_style({}), geo::Language::English)},
      {"categorised.qml", qgis_style(kitas, drawn::kind_style(), geo::Language::German)},
      {"proportional.qml", qgis_style(kitas, drawn::places_style(), geo::Language::German)}};
  for (const auto& [name, qml] : styles) {
    expect_well_formed(qml);
    support::expect_golden(name, qml);
  }
}

TEST(QgisStyle, MissingValuesAreAClassOnlyWhereThereAreSome) {
  Style style;
  style.symbology = graduated("children", "Kinder", {10, 100}, "Purples", 0);
  const std::string qml = qgis_style(drawn::cells(2, 2), style, geo::Language::German);
  EXPECT_NE(qml.find("attr=\"children\""), std::string::npos);
  EXPECT_EQ(qml.find("keine Angabe"), std::string::npos);
}

TEST(QgisStyle, CategoriesAreTheWordsOfTheFileInItsLanguage) {
  geo::Column covered;
  covered.name = "covered";
  covered.texts = {"ja"};
  covered.texts_en = {"yes"};
  covered.flags = {geo::ValueFlag::None};
  geo::TableBuilder table;
  table.add(std::move(covered));
  const geo::Layer layer("x", geo::Crs::utm32(), {geo::Point{600000, 5640000}},
                         std::move(table).build());
  Categorised kinds;
  kinds.column = "covered";
  kinds.categories = {{"ja", {"drin", "inside"}, {}}};
  Style style;
  style.symbology = kinds;
  const std::string english = qgis_style(layer, style, geo::Language::English);
  EXPECT_NE(english.find("<category value=\"yes\""), std::string::npos);
  EXPECT_EQ(english.find("\"ja\""), std::string::npos);
  const std::string german = qgis_style(layer, style, geo::Language::German);
  EXPECT_NE(german.find("<category value=\"ja\""), std::string::npos);
}

TEST(QgisStyle, HostileNamesStayText) {
  geo::TableBuilder table;
  table.add_text("name", {"</qgis><x a=\"", "e"}, {"a"});
  const geo::Layer layer("x", geo::Crs::utm32(), {geo::Point{600000, 5640000}},
                         std::move(table).build());
  Categorised kinds;
  kinds.column = "name";
  kinds.categories = {{"\"&<'>", {"]]>&<\"", "e"}, {}}};
  Style style;
  style.symbology = kinds;
  style.label.column = "name";
  expect_well_formed(qgis_style(layer, style, geo::Language::German));
}

}  // namespace
}  // namespace nahraum::render
