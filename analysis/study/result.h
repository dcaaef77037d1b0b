#pragma once
// What a run of a study gives: values only, no files. CLI and viewer show and write the same thing.

#include <memory>
#include <string>
#include <vector>

#include "analysis/access/coverage.h"
#include "analysis/score/measures.h"
#include "analysis/score/score.h"
#include "analysis/study/forecast_result.h"
#include "analysis/study/formation_result.h"
#include "analysis/study/judgement_result.h"
#include "analysis/study/need_result.h"
#include "analysis/study/population_result.h"
#include "analysis/study/read/inputs.h"
#include "analysis/study/siting_result.h"
#include "analysis/study/supply_result.h"
#include "analysis/study/surroundings_result.h"
#include "analysis/study/verbund_result.h"

namespace nahraum::analysis {

/// Coverage by one kind of facility within one limit of one mode.
struct CoverageResult {
  std::string facilities;  ///< "thekiz", "verbund", "kitas"
  std::string mode;
  geo::Minutes limit{0};
  std::vector<Coverage> by_unit;  ///< rows of boundaries, then the whole study
  /// Rows of the Sozialraeume, then the cells in any of them; empty without [sozialraeume].
  std::vector<Coverage> by_sozialraum{};
};

/// Coverage by the members of one Verbund within the walk limit and the catchment limit.
struct VerbundCoverage {
  VerbundIndex verbund;
  Count walk;       ///< children within the walk limit of any member
  Count catchment;  ///< children within the catchment limit of any member
};

/// Layers of the result in the working CRS, as they go to GeoPackage, map and viewer. Names and
/// columns: docs/architecture.md.
struct ResultLayers {
  geo::Layer units;     ///< Gemeinden with population, children, coverage, indicators
  geo::Layer cells;     ///< populated cells with children, residents, minutes to the next facility,
                        ///< covered 0/1
  geo::Layer kitas;     ///< every Kita with phase, reach, rank, points, interval
  geo::Layer services;  ///< may be empty
  geo::Layer gaps;      ///< clusters as areas with children
  geo::Layer catchments;    ///< drawn areas of the facilities within the walk limit; may be empty
  geo::Layer sozialraeume;  ///< planning areas as unions of their members; may be empty
};

struct StudyResult {
  Study study;
  StudyInputs inputs;
  PopulationResult population;
  std::vector<CoverageResult> coverage;
  std::vector<VerbundCoverage> verbund_coverage;
  std::vector<Gap> gaps;
  std::vector<KitaReach> reach;       ///< one a Kita
  std::vector<KitaIndex> candidates;  ///< Kitas that are ranked
  CriteriaSet criteria;
  Measures measures;  ///< one value a candidate
  Ranking ranking;
  JudgementResult judgement;
  NeedResult need;
  SupplyResult supply;
  SurroundingsResult surroundings;
  VerbundResult verbund;
  SitingResult siting;
  ForecastResult forecast;
  FormationResult formation;
  ResultLayers layers;
  geo::Table ranking_table;   ///< as printed: rank, Kita, points, interval, nodes
  geo::Table coverage_table;  ///< unit x (facility, mode, limit)
  geo::Table verbund_table;
  geo::Table gap_table;
  geo::Table sozialindex_table;  ///< planning areas and units: figures, index, interval
  geo::Table chain_table;        ///< Praeventionskette: unit x age phase x category
  geo::Table services_table;     ///< services with all their fields, placed ones and outreach
  geo::Table network_table;      ///< partners: Kita x service
  geo::Table duplicates_table;   ///< like services close to each other
  geo::Table findings_table;
  std::string
      provenance_json;  ///< canonical: sorted keys, no clock (docs/architecture.md, provenance)
};

/// How the minutes of a mode came about: "auf Straßen, Profil child (4,0 km/h)", "4,0 km/h,
/// Umwegfaktor 1,25", "Bus und Bahn am 13.09.2022, Ankunft 08:00 bis 10:00".
[[nodiscard]] geo::Text travel_text(const StudyResult& result, const Mode& mode);

struct RunOptions {
  std::size_t threads = 0;
};

/// Reads, computes, assembles. Same inputs, parameters and seed: the same values bit by bit on any
/// number of threads. Throws Error; Cancelled when progress was cancelled.
[[nodiscard]] StudyResult run_study(const Study& study, const RunOptions& options,
                                    geo::Progress& progress);

}  // namespace nahraum::analysis
