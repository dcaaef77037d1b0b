#include "geo/core/findings.h"

#include <gtest/gtest.h>

namespace nahraum::geo {
namespace {

TEST(Findings, KeepsEverySentenceUpToTheLimitAndCountsTheRest) {
  Findings findings;
  findings.set_file("a.csv");
  for (std::size_t row = 1; row <= Findings::kKeptPerCode + 7; ++row) {
    findings.add(Severity::Warning, "x", text("Zeile {}", "row {}", row), row);
  }
  EXPECT_EQ(findings.kept().size(), Findings::kKeptPerCode);
  EXPECT_EQ(findings.count("x"), Findings::kKeptPerCode + 7);
}

TEST(Findings, AppendAddsCountsOfOneCode) {
  Findings a;
  Findings b;
  a.set_file("f");
  b.set_file("f");
  a.add(Severity::Info, "x", same_text("1"));
  b.add_counted(Severity::Error, "x", same_text("2"), 41);
  a.append(b);
  EXPECT_EQ(a.total(), 42u);
  ASSERT_EQ(a.summary().size(), 1u);
  EXPECT_EQ(a.summary()[0].severity, Severity::Error);
}

TEST(Findings, SentenceNamesTheFileAndTheRow) {
  Findings findings;
  findings.set_file("kitas.csv");
  const Finding f = findings.add(Severity::Info, "x", text("Nanu.", "Oh."), 3);
  EXPECT_EQ(sentence(f, Language::German), "kitas.csv, Zeile 3: Nanu.");
  EXPECT_EQ(sentence(f, Language::English), "kitas.csv, row 3: Oh.");
}

}  // namespace
}  // namespace nahraum::geo
