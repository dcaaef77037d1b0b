#pragma once
// The study file: which sources, which groups of children, which limits, which criteria
// (docs/study-format.md).
//
//   const Study study = load_study("musterkreis.toml", {});
//
// Validation names file, line, key, the value met and the range allowed, for every mistake of the
// file at once (Error{Input} with the first as message and all as Findings in the report of
// `check`). Keys that are not known are errors too: a typing mistake must not be silently ignored.
// Keys, allowed ranges, defaults and help texts come from one table (parameters.h), which also
// feeds the CLI help, the docs and the viewer's forms.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/need/indicator_catalogue.h"
#include "analysis/population/group.h"
#include "analysis/scenario/scenario.h"
#include "analysis/study/forecast_spec.h"
#include "analysis/study/formation_spec.h"
#include "analysis/study/judgement_spec.h"
#include "analysis/study/keys/list_spec.h"
#include "analysis/study/need_spec.h"
#include "analysis/study/release_spec.h"
#include "analysis/study/report_spec.h"
#include "analysis/study/siting_spec.h"
#include "analysis/study/supply_spec.h"
#include "analysis/study/verbund_spec.h"
#include "geo/core/findings.h"
#include "geo/core/units.h"
#include "geo/crs/crs.h"
#include "geo/network/service_days.h"

namespace nahraum::analysis {

enum class Distribution { Open, Internal };

/// [[source]]: one file with all that must be said about it.
struct Source {
  std::string id;
  std::string file;  ///< relative to the root
  geo::Text title;
  std::string publisher;
  std::string licence;
  std::string note;            ///< printed word for word on maps
  std::string reference_date;  ///< ISO date
  std::string territorial_status;
  Distribution distribution = Distribution::Open;
  std::string encoding;         ///< tables: "" = detect
  std::size_t header_row = 0;   ///< tables: 0 = detect
  std::string sheet;            ///< XLSX
  std::string layer;            ///< vector files
  std::optional<geo::Crs> crs;  ///< declared where the file names none (tables with coordinates,
                                ///< Shapefile without .prj)
};

/// [boundaries]: the Gemeinden (or other units) of the study, a partition of its area.
struct BoundariesSpec {
  std::string source;
  std::string key = "AGS";
  std::string name = "GEN";
  std::size_t key_length = 8;
  std::string key_prefix;  ///< "" = all
};

/// [[census]]
struct CensusSpec {
  std::string source;
  std::vector<std::string> attributes;  ///< empty = those the groups need
  std::int32_t cell_size = 0;           ///< 0 = the finest
};

/// [[indicator]]: a rate per unit of [boundaries], joined by key.
struct IndicatorSpec {
  std::string key;
  geo::Text title{};
  std::string source;
  std::string key_column;
  std::string numerator;
  std::string denominator;  ///< "" = the numerator column is the value itself
  double per = 100;         ///< 100 = percent
  std::string unit = "%";
  std::string filter_column;  ///< "" = all rows
  std::string filter_value;
  std::string catalogue;  ///< key in the catalogue, "" = none named
  Direction direction = Direction::Neutral;
  double min_base = 0;   ///< rates on fewer are marked
  bool social = false;   ///< social data (domain.md 2.1.4)
  bool coarser = false;  ///< a larger area's value where there is no own
  bool count = false;    ///< without denominator: a number of things, not a finished value
  double rounding = 0;   ///< step the numbers of the source are rounded to; 0 = they are not
  std::string largest;   ///< columns of the two largest contributions to the numerator, for the
  std::string second;    ///< dominance rule; "" = not known
  std::vector<std::string> parts;  ///< indicators whose numerators add up to this one's
};

/// [streets]: one network for all modes that travel on it.
struct StreetsSpec {
  std::string source;
  geo::Metres ring{5000};       ///< read this far around the boundaries: ways cross the county line
  geo::Metres snap_limit{500};  ///< farther from every usable street = not connected, a Finding
};

/// [timetable]: a GTFS feed.
struct TimetableSpec {
  std::string source;
  std::string land = "TH";  ///< whose holidays count: two letters
};

/// How the minutes of a mode come about.
enum class TravelKind { StraightLine, Streets, Timetable };

/// The part of a [[mode]] that is about buses and trains.
struct TimetableUse {
  geo::DayType day = geo::DayType::SchoolDay;
  std::string date;            ///< ISO date; "" = a day of this type, worked out from the feed
  int arrive_from = 8 * 3600;  ///< seconds of the day: families arrive between these
  int arrive_to = 10 * 3600;
  double percentile = 50;         ///< of the travel times over the window
  geo::Minutes counted_wait{10};  ///< waiting counts at most so long
  geo::Metres max_walk{600};      ///< to the first and from the last stop
  int max_rides = 3;
};

/// [[mode]]
struct Mode {
  std::string key;  ///< "foot"
  geo::Text title;
  TravelKind travel = TravelKind::StraightLine;
  std::string profile;  ///< Streets, Timetable (the walks): name in the catalogue or a file
  TimetableUse timetable;
  geo::KilometresPerHour speed{4.0};  ///< StraightLine
  double detour = 1.25;               ///< StraightLine
  std::vector<geo::Minutes> limits;

  /// Straight-line reach within `limit`.
  [[nodiscard]] geo::Metres reach(geo::Minutes limit) const {
    return geo::Metres(speed.distance_in(limit).value / detour);
  }
};

struct ModeLimit {
  std::string mode;
  geo::Minutes limit{15};
};

/// [coverage] and [gaps]
struct CoverageSpec {
  std::string group = "u6";
  std::vector<ModeLimit> limits;      ///< empty = every mode with every limit
  std::string facilities = "thekiz";  ///< "thekiz" or "kitas"
  double gap_min_children = 10;       ///< clusters with fewer are listed under "small"
  double gap_link_metres = 250;       ///< cells nearer than this belong to one cluster
};

/// [score]
struct ScoreSpec {
  std::string criteria_file;  ///< "" = shipped default
  std::string group = "u6";
  ModeLimit catchment{"bicycle", geo::Minutes(15)};
  ModeLimit walk{"foot", geo::Minutes(15)};
  std::string travel_mode = "car";  ///< B3
  double min_data_share = 0.6;      ///< below it no rank is given
};

struct Study {
  std::filesystem::path file;  ///< the study file itself
  std::filesystem::path root;  ///< sources are relative to it
  geo::Text title;
  std::string kreis;  ///< 5-digit key or "" (several)
  geo::Crs crs = geo::Crs::utm32();
  std::string date;  ///< "Stand", ISO date; printed instead of the clock
  std::uint64_t seed = 1;
  std::vector<Source> sources;
  BoundariesSpec boundaries;
  std::vector<CensusSpec> census;
  std::vector<Group> groups;
  std::optional<ListSpec> kitas;
  std::optional<ListSpec> services;
  std::optional<ListSpec> cooperations;
  std::optional<ListSpec> thekiz;
  std::optional<ListSpec> verbuende;
  std::optional<ListSpec> verbund_members;
  std::vector<IndicatorSpec> indicators;
  std::optional<StreetsSpec> streets;
  std::optional<TimetableSpec> timetable;
  std::vector<Mode> modes;
  CoverageSpec coverage;
  ScoreSpec score;
  SupplySpec supply;
  ReleaseSpec release;
  JudgementSpec judgement;
  NeedSpec need;
  VerbundSpec verbund;
  SitingSpec siting;
  ReportSpec report;
  std::optional<ForecastSpec> forecast;
  std::vector<FormationSpec> formations;  ///< [[verbund_formation]]
  ScenarioBook scenarios;                 ///< [[scenario]]
  /// The one that is run (with_scenario); null = the study as it is.
  std::shared_ptr<const Scenario> scenario{};

  [[nodiscard]] const Source& source(
      const std::string& id) const;  ///< throws Error{Internal} (ids are validated)
  [[nodiscard]] const Group& group(const std::string& key) const;
  [[nodiscard]] const Mode& mode(const std::string& key) const;
};

struct LoadOptions {
  std::filesystem::path root;  ///< empty = folder of the study file
};

/// Throws Error{Input} with file and line.
[[nodiscard]] Study load_study(const std::filesystem::path& file, const LoadOptions& options);
/// As load_study, but every mistake becomes a Finding (code "study.*", severity Error); nothing
/// when there is any.
[[nodiscard]] std::optional<Study> check_study(const std::filesystem::path& file,
                                               const LoadOptions& options, geo::Findings& findings);

}  // namespace nahraum::analysis
