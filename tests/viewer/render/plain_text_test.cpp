#include "viewer/render/plain_text.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::render {
namespace {

using namespace std::string_literals;

TEST(PlainText, OrdinaryNamesStayAsTheyAre) {
  for (const char* name :
       {"Bad Frankenhausen/Kyffhäuser", "Łódź", "東京", "👨‍👩‍👧", "</svg>"})
    EXPECT_EQ(drawable(name), name);
}

TEST(PlainText, ControlCharactersBecomeBlanks) {
  EXPECT_EQ(drawable("a\nb\tc\r\x7f"), "a b c  ");
  EXPECT_EQ(drawable("a\u2028b\u0085c"), "a b c");
}

TEST(PlainText, MarksThatTurnTheDirectionAreLeftOut) {
  EXPECT_EQ(drawable("Kita \u202Egnp.exe\u202C"), "Kita gnp.exe");
  EXPECT_EQ(drawable("\uFEFFa\u2067b\u2069\u200F"), "ab");
}

TEST(PlainText, ZeroBytesAndBrokenUtf8AreRefused) {
  for (const std::string& text : {"a\0b"s, "\xff"s, "M\xfchlhausen"s, "\xc0\x80"s, "\xed\xa0\x80"s,
                                  "\xe2\x82"s, "\xf5\x80\x80\x80"s, "\x80"s})
    EXPECT_THROW((void)drawable(text), geo::Error);
}

TEST(PlainText, ShortenedCountsCharactersNotBytes) {
  EXPECT_EQ(shortened("Käse", 4), "Käse");
  EXPECT_EQ(shortened("ÄÖÜäöü", 4), "ÄÖÜ…");
  EXPECT_EQ(length_of(shortened(std::string(10'000, 'x'), 60)), 60U);
}

TEST(PlainText, XmlIsEscaped) {
  EXPECT_EQ(xml_text("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&apos;");
}

}  // namespace
}  // namespace nahraum::render
