#pragma once
// Keys of one Gebietsstand read with boundaries of another: which share of an old area went into
// which new one (domain.md 3(b) AreaCrosswalk).
//
//   const Crosswalk changes = checked_crosswalk({{"16056000", "16063105", 1}}, findings);
//
// Real case: Eisenach, 16056000 until 30 June 2021, 16063105 since (data/catalogue/
// gebietsaenderungen.csv). Shares are those of residents (counts and rates) or of area; those of
// one key must add up to 1, else the key is not used and a Finding says so.

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

struct CrosswalkRow {
  std::string from;
  std::string to;
  double share = 1;
  std::size_t row = 0;  ///< line of the file
};

struct Crosswalk {
  std::map<std::string, std::vector<CrosswalkRow>> by_from;
  [[nodiscard]] const std::vector<CrosswalkRow>* find(const std::string& key) const {
    const auto found = by_from.find(key);
    return found == by_from.end() ? nullptr : &found->second;
  }
};

/// Findings: crosswalk.shares (not 1), crosswalk.share (outside 0..1), crosswalk.twice.
[[nodiscard]] Crosswalk checked_crosswalk(const std::vector<CrosswalkRow>& rows,
                                          geo::Findings& findings);

/// One row of a table of values: rate known by numerator and denominator, or as a value alone.
struct KeyedValue {
  std::string key;
  geo::FlaggedValue numerator;
  geo::FlaggedValue denominator;  ///< missing where the table has none
  std::size_t row = 0;
  std::string moved_from{};  ///< key in the table when the crosswalk changed it
};

/// Rows brought to the keys `wanted` (those of the boundaries). A row whose key is wanted stays. A
/// key that is not wanted and that the crosswalk knows becomes rows of its successors, counts by
/// share (finished values stay as they are). Where the table has the successor's own key as well,
/// the table mixes two Gebietsstaende: the row with the key of the boundaries counts, the other is
/// left out (Finding crosswalk.two_states). Parts that come together are added; of finished values
/// the mean by share. Order: by key.
struct CrosswalkInput {
  std::span<const KeyedValue> rows;
  std::span<const std::string> wanted;
  bool has_denominator = false;  ///< else the numerator is a finished value
  bool counts = false;           ///< without denominator: the value is a count, divided by share
};
[[nodiscard]] std::vector<KeyedValue> rekeyed(const CrosswalkInput& input,
                                              const Crosswalk& crosswalk, geo::Findings& findings);

}  // namespace nahraum::analysis
