#pragma once
// An earlier study as its results folder tells it (what `nahraum run` wrote): for papers that say
// what has changed since.
//
//   geo::Findings findings;
//   const EarlierStudy before = read_earlier("ergebnisse-2024", findings);
//   const Comparability can = comparability(before, result);
//   if (can.ranks) say(before.kita("0042")->rank, result …);
//
// Read are herkunft.json, abdeckung.csv, rangfolge.csv, sozialindex.csv, luecken.csv (German or
// English) and the layer "kitas" of ergebnis.gpkg. The folder comes from others: only these names
// are opened, no links, no archives, with limits on bytes and rows, through the guarded readers.
// A table that is not there (withheld, not computed, taken out) leaves its part empty, with a
// Finding. Nothing is recomputed: numbers are rounded as they were printed.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/study/result.h"
#include "geo/core/findings.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

struct EarlierKita {
  std::string id;
  std::string name{};
  std::string gemeinde{};
  std::string phase{};  ///< "none", "on_the_way", "thekiz", "konsultation"; "" = not known
  geo::FlaggedValue rank{}, points{}, points_lowest{}, points_highest{};
  geo::FlaggedValue rank_low{}, rank_high{};         ///< 5 % and 95 % of the draws
  geo::FlaggedValue reach_children{}, reach_walk{};  ///< in the catchment, within the walk
  geo::FlaggedValue places{}, attending{};
};

/// Children within one limit. `mode` is the key of the study ("foot").
struct EarlierCoverage {
  std::string unit;        ///< key of a Gemeinde; "" = the whole study
  std::string facilities;  ///< "thekiz", "verbund", "kitas"
  std::string mode;
  double minutes = 0;
  geo::FlaggedValue children, covered, share;  ///< persons, persons, percent
};

struct EarlierArea {
  std::string key;  ///< of a Gemeinde, or the id of a Sozialraum
  std::string name;
  bool sozialraum = false;  ///< else a Gemeinde
  geo::FlaggedValue residents, children;
  geo::FlaggedValue index, index_lowest, index_highest;  ///< 0..100
};

/// Settings that must be the same for two numbers to be compared, each as canonical text.
struct StudySettings {
  std::string kreis;
  std::string territory;   ///< territorial status of the boundaries, ISO date; "" = not stated
  std::string boundaries;  ///< hash of their file, for studies that state none
  std::string census;      ///< hashes of the census files
  std::string group;       ///< target group of [coverage], with its attributes
  std::string criteria;    ///< id and version
  std::string score;       ///< group, catchment, walk, travel mode
  std::string index;       ///< "" = none
  std::string gaps;
  std::map<std::string, std::string> modes;  ///< by key; without titles, limits and day
};
/// Of a herkunft.json or StudyResult::provenance_json. Throws Error{Input} when it is none.
[[nodiscard]] StudySettings settings_of(const std::string& provenance_json);

struct EarlierStudy {
  geo::Text title;
  std::string date;  ///< "Stand", ISO
  bool is_public = false;
  std::string version;  ///< of the program
  StudySettings settings;
  std::map<std::string, std::string> source_dates;  ///< id -> ISO date
  std::vector<EarlierKita> kitas;                   ///< by id
  std::vector<EarlierCoverage> coverage;
  std::vector<EarlierArea> areas;
  std::optional<std::size_t> gaps;     ///< clusters with at least the least number of children
  std::optional<double> gap_children;  ///< in them

  [[nodiscard]] const EarlierKita* kita(const std::string& id) const;
  [[nodiscard]] const EarlierCoverage* covered(const std::string& unit,
                                               const std::string& facilities,
                                               const std::string& mode, double minutes) const;
  [[nodiscard]] const EarlierArea* area(const std::string& key, bool sozialraum) const;
};

/// Throws Error{Input} for a folder without a readable herkunft.json of this program, for links,
/// for files beyond the limits. Cost: linear in the files.
[[nodiscard]] EarlierStudy read_earlier(const std::filesystem::path& folder,
                                        geo::Findings& findings);

/// What of the two can be laid side by side, and in words why the rest cannot.
struct Comparability {
  bool areas = false;        ///< same territorial status: Gemeinden by key
  bool coverage = false;     ///< areas, same group; each mode besides: `mode()`
  bool same_census = false;  ///< the same children: a difference of coverage is one of sites
  bool ranks = false;        ///< same criteria and the same rules of [score]
  bool index = false;        ///< same indicators, weights and reference, same areas
  bool gaps = false;         ///< coverage and the same rules for gaps
  std::map<std::string, bool> modes{};  ///< by key: same way of travel in both
  std::vector<geo::Text> reasons{};     ///< sentences, in this order; empty = all of it
  [[nodiscard]] bool mode(const std::string& key) const {
    const auto found = modes.find(key);
    return coverage && found != modes.end() && found->second;
  }
};
/// Throws Error{Input} for a study of another county.
[[nodiscard]] Comparability comparability(const EarlierStudy& before, const StudyResult& now);

}  // namespace nahraum::analysis
