#pragma once
// The first step of a run: all files of a study read, checked and placed, with a row-by-row report.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/model/cooperation.h"
#include "analysis/study/study.h"
#include "geo/core/progress.h"
#include "geo/grid/census_grid.h"
#include "geo/layer/layer.h"
#include "geo/network/timetable.h"
#include "geo/streets/prepared_streets.h"

namespace nahraum::analysis {

/// What became of one source, for provenance and `check`.
struct SourceReport {
  std::string source_id;
  std::string file;
  std::uint64_t bytes = 0;
  std::string sha256;
  std::size_t rows_in = 0;
  std::size_t rows_used = 0;
  std::size_t rows_rejected = 0;  ///< in = used + rejected + outside
  std::size_t rows_outside = 0;   ///< of cells outside the study area
  std::string detail;             ///< "Zensus 2011; 16.202 Zeilen", encoding, driver
};

/// Cells of one grid with their place in the study.
struct PlacedGrid {
  geo::CensusGrid grid;
  std::vector<geo::Point> centres;  ///< working CRS, one a cell
  std::vector<std::int32_t> unit;   ///< row of `boundaries`, -1 = outside every unit
};

struct IndicatorTable {
  IndicatorSpec spec;
  std::vector<geo::FlaggedValue> values;  ///< one a row of boundaries
  std::vector<geo::FlaggedValue> numerators;
  std::vector<geo::FlaggedValue> denominators;
};

/// What a [[mode]] travels on, ready to be searched.
struct ModeNetwork {
  geo::Profile profile;         ///< Streets; Timetable: of the walks
  std::optional<geo::Day> day;  ///< Timetable
};

struct StudyInputs {
  geo::Layer boundaries;                     ///< columns key, name, bez, area_km2
  std::map<std::int32_t, PlacedGrid> grids;  ///< by cell size in metres
  std::vector<Kita> kitas;
  std::vector<Service> services;  ///< with a place
  /// Without a place, marked as coming to the families: they serve the whole study.
  std::vector<Service> mobile_services;
  std::vector<Cooperation> cooperations;  ///< services counted through both lists
  std::vector<Verbund> verbuende;
  std::vector<IndicatorTable> indicators;
  std::shared_ptr<const geo::PreparedStreets> streets;  ///< null without [streets]
  std::shared_ptr<const geo::Timetable> timetable;      ///< null without [timetable]
  std::map<std::string, ModeNetwork> networks;          ///< by key of the mode
  std::vector<SourceReport> sources;
  std::vector<std::string> crs_operations;  ///< for provenance
  geo::Findings findings;
};

/// Throws Error for what cannot be read at all; everything else is a Finding. Cost: linear in the
/// files.
[[nodiscard]] StudyInputs read_inputs(const Study& study, geo::Progress& progress);

}  // namespace nahraum::analysis
