#include "geo/core/numbers.h"

#include <gtest/gtest.h>

namespace nahraum::geo {
namespace {

TEST(Numbers, PeopleReadThemInTheirLanguage) {
  EXPECT_EQ(german_number(1234567.891, 2), "1.234.567,89");
  EXPECT_EQ(german_number(-999, 0), "−999");
  EXPECT_EQ(german_number(-0.001, 1), "0,0");
  EXPECT_EQ(people_number(1234.5, 1, Language::English), "1,234.5");
  EXPECT_EQ(german_number(100, 0), "100");
  EXPECT_EQ(german_number(100000, 0), "100.000");
}

TEST(Numbers, PlainFormReadsBackToTheSameDouble) {
  for (const double value : {0.1, 1.0 / 3, 1e300, -2.5, 0.0, 123456789.123}) {
    EXPECT_EQ(parse_plain_number(plain_number(value)), value);
  }
  EXPECT_EQ(plain_number(-0.0), "0");
  EXPECT_EQ(plain_number(100000), "100000");
  EXPECT_EQ(plain_number(-0.0001), "-0.0001");
  EXPECT_EQ(plain_number(1e20), "1e+20");
}

TEST(Numbers, StrictParserTakesTheWholeTextOrNothing) {
  EXPECT_FALSE(parse_plain_number(""));
  EXPECT_FALSE(parse_plain_number("1,5"));
  EXPECT_FALSE(parse_plain_number("1 "));
  EXPECT_FALSE(parse_plain_number("nan"));
  EXPECT_FALSE(parse_plain_number("inf"));
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_FALSE(parse_integer("12.0"));
}

}  // namespace
}  // namespace nahraum::geo
