#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "geo/io/recipe.h"

namespace nahraum::geo {
namespace {

using Cells = std::vector<std::string_view>;

constexpr NumberFormat kGerman{.decimal = ',', .thousands = '.'};
constexpr NumberFormat kBlanks{.decimal = ',', .thousands = ' '};

void expect_value(std::string_view cell, const NumberFormat& format, double value,
                  ValueFlag flag = ValueFlag::None) {
  const auto read = parse_number(cell, format);
  ASSERT_TRUE(read) << cell;
  EXPECT_EQ(read->value, value) << cell;
  EXPECT_EQ(read->flag, flag) << cell;
}

void expect_missing(std::string_view cell, ValueFlag flag) {
  const auto read = parse_number(cell, kGerman);
  ASSERT_TRUE(read) << cell;
  EXPECT_TRUE(read->missing()) << cell;
  EXPECT_EQ(read->flag, flag) << cell;
}

TEST(ParseNumber, GermanNumbers) {
  expect_value("1234", kGerman, 1234);
  expect_value("1.234", kGerman, 1234);
  expect_value("1.234.567,25", kGerman, 1234567.25);
  expect_value("12,6", kGerman, 12.6);
  expect_value(",5", kGerman, 0.5);
  expect_value("+7", kGerman, 7);
  expect_value("007", kGerman, 7);
}

TEST(ParseNumber, BlanksOfAllKindsSeparateThousands) {
  expect_value(" 213 981", kBlanks, 213981);
  expect_value("2\u00A0126\u202F846", kBlanks, 2126846);
  expect_value("- 12 530", kBlanks, -12530);
  expect_value("− 12,6", kBlanks, -12.6);
  expect_value("–\u00A0530", kBlanks, -530);
}

TEST(ParseNumber, SymbolsOfDin55301) {
  expect_value("-", kGerman, 0, ValueFlag::ExactZero);
  expect_value(" – ", kGerman, 0, ValueFlag::ExactZero);
  expect_missing(".", ValueFlag::Secret);
  expect_missing("•", ValueFlag::Secret);
  expect_missing("*", ValueFlag::Secret);
  expect_missing("...", ValueFlag::Later);
  expect_missing("…", ValueFlag::Later);
  expect_missing("x", ValueFlag::NotApplicable);
  expect_missing("/", ValueFlag::Unreliable);
  expect_missing("", ValueFlag::Missing);
  expect_missing("\u00A0", ValueFlag::Missing);
  expect_missing("k. A.", ValueFlag::Missing);
  expect_value("(12,5)", kGerman, 12.5, ValueFlag::Limited);
  expect_value("1.234 p", kGerman, 1234, ValueFlag::Preliminary);
  expect_value("12r", kGerman, 12, ValueFlag::Revised);
  expect_value("0,5s", kGerman, 0.5, ValueFlag::Estimated);
  expect_value("12,5 %", kGerman, 12.5);
}

TEST(ParseNumber, ZeroIsMoreThanNothingWhereADashIsNothing) {
  NumberFormat format = kGerman;
  expect_value("0", format, 0, ValueFlag::None);
  format.dash_is_zero = true;
  expect_value("0", format, 0, ValueFlag::RoundedZero);
  expect_value("0,0", format, 0, ValueFlag::RoundedZero);
}

TEST(ParseNumber, WhatIsNoNumberIsNotGuessed) {
  for (const std::string_view cell :
       {"abc",  "1.23",  "12.34.567", "1,2,3",      "31.12.2024", "1.3.2023", "12 1)", "5,",
        "--5",  "- -",   "1e",        "e5",         "<3",         "#WERT!",   "nan",   "inf",
        "0x10", "12-",   "1.234.56",  ".123.456",   "1..234",     "(",        "()",    "p",
        "%",    "0.123", "'5",        "1\u00A0234", "1e999"}) {
    EXPECT_FALSE(parse_number(cell, kGerman)) << cell;
  }
}

NumberFormat detect(const Cells& cells) { return detect_number_format(cells); }

TEST(DetectNumberFormat, SureCases) {
  EXPECT_EQ(detect({"12,6", "1.234,5"}).decimal, ',');
  EXPECT_EQ(detect({"12,6", "1.234,5"}).thousands, '.');
  EXPECT_EQ(detect({"12.6", "1,234.5"}).decimal, '.');
  EXPECT_EQ(detect({"12.6", "1,234.5"}).thousands, ',');
  EXPECT_EQ(detect({" 53.02", " 5.46", "-"}).decimal, '.');
  EXPECT_EQ(detect({" 53.02", " 5.46"}).thousands, 0);
  EXPECT_EQ(detect({" 90 164", " 44 904"}).thousands, ' ');
  EXPECT_EQ(detect({"1 234.50", " 9.12"}).decimal, '.');
  EXPECT_EQ(detect({"1 234.50", " 9.12"}).thousands, ' ');
  EXPECT_EQ(detect({"0.123", "0.456"}).decimal, '.');
  EXPECT_EQ(detect({"9,43751", "54,78252"}).decimal, ',');
  EXPECT_EQ(detect({"1.234.567"}).thousands, '.');
  EXPECT_EQ(detect({"7", "8"}).thousands, 0);
  EXPECT_TRUE(detect({"7", "-"}).dash_is_zero);
  EXPECT_FALSE(detect({"7", "-3"}).dash_is_zero);
  for (const Cells& cells : {Cells{"12,6", "1.234,5"}, Cells{"12.6"}, Cells{" 90 164"},
                             Cells{"1.234.567"}, Cells{"12", "abc"}, Cells{}}) {
    EXPECT_FALSE(detect(cells).ambiguous) << (cells.empty() ? "" : cells.front());
  }
}

TEST(DetectNumberFormat, LonePointIsGermanThousandsAndSaidToBeAmbiguous) {
  const NumberFormat format = detect({"1.234", "999"});
  EXPECT_EQ(format.thousands, '.');
  EXPECT_TRUE(format.ambiguous);
  // One other cell settles it for the whole column.
  EXPECT_EQ(detect({"1.234", "0.5"}).decimal, '.');
  EXPECT_FALSE(detect({"1.234", "0.5"}).ambiguous);
  EXPECT_FALSE(detect({"1.234", "0,5"}).ambiguous);
}

TEST(DetectNumberFormat, PriorsDecideOnlyTies) {
  EXPECT_EQ(detect_number_format({"1.234"}, NumberPrior::Point).decimal, '.');
  EXPECT_EQ(detect_number_format({"1.234", "0,5"}, NumberPrior::Point).decimal, ',');
  EXPECT_EQ(detect_number_format({"1,234"}, NumberPrior::German).decimal, ',');
  EXPECT_EQ(detect_number_format({"1,234"}, NumberPrior::Whole).thousands, ',');
  EXPECT_EQ(detect_number_format({"1.234"}, NumberPrior::Whole).thousands, '.');
}

TEST(DetectNumberFormat, ContradictionsTakeTheMajority) {
  const NumberFormat format = detect({"1,5", "2,5", "3.5"});
  EXPECT_EQ(format.decimal, ',');
  EXPECT_FALSE(parse_number("3.5", format));
}

TEST(DetectNumberFormat, DatesAndTelephoneNumbersHaveNoSay) {
  EXPECT_EQ(detect({"31.12.2024", "0361 12345", "5.5"}).decimal, '.');
  EXPECT_EQ(detect({"31.12.2024", "0361 12345"}).thousands, 0);
}

}  // namespace
}  // namespace nahraum::geo
