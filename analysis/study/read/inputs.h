#pragma once
// The first step of a run: all files of a study read, checked and placed, with a row-by-row report.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/disclosure/problem.h"
#include "analysis/model/cooperation.h"
#include "analysis/model/kita.h"
#include "analysis/need/area_values.h"
#include "analysis/need/planning_areas.h"
#include "analysis/need/standardise.h"
#include "analysis/study/read/forecast_input.h"
#include "analysis/study/read/judgement_inputs.h"
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
  /// The two largest contributions to each numerator, 0 where not known; empty = not given.
  std::vector<disclosure::Contributors> contributors{};
  std::vector<AreaValue> areas;             ///< one a row of boundaries: level, base, row
  std::map<std::string, AreaValue> by_key;  ///< rows of members of Sozialraeume (Ortsteile) and of
                                            ///< Sozialraeume themselves
};

/// Planning areas of the study: by keys, or drawn.
struct SozialraumInput {
  PlanningAreas areas;                   ///< by keys; drawn: the list alone
  std::vector<std::string> part_keys;    ///< Ortsteile
  std::vector<std::string> part_names;   ///< their names, else their keys
  std::vector<geo::MultiPolygon> parts;  ///< their borders, CRS of the study
  std::vector<geo::MultiPolygon> drawn;  ///< one a Sozialraum; empty when by keys
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
  std::optional<SozialraumInput> sozialraeume;
  std::optional<ForecastInput> forecast;
  std::map<std::string, Reference> index_references;    ///< by indicator, from a table
  std::shared_ptr<const geo::PreparedStreets> streets;  ///< null without [streets]
  std::shared_ptr<const geo::Timetable> timetable;      ///< null without [timetable]
  std::map<std::string, ModeNetwork> networks;          ///< by key of the mode
  JudgementInputs judgement;
  std::vector<EnteredText> texts;  ///< in the order of the file
  std::vector<SourceReport> sources;
  std::vector<std::string> crs_operations;  ///< for provenance
  geo::Findings findings;
};

/// Throws Error for what cannot be read at all; everything else is a Finding. Cost: linear in the
/// files.
[[nodiscard]] StudyInputs read_inputs(const Study& study, geo::Progress& progress);

}  // namespace nahraum::analysis
