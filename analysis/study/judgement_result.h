#pragma once
// What a run says beyond the ranking: pathways, need and readiness, how firm the places are, which
// organisational model could fit.

#include <vector>

#include "analysis/orgmodel/organisation.h"
#include "analysis/robust/draws.h"
#include "analysis/robust/place.h"
#include "analysis/score/measures.h"
#include "analysis/score/pathway.h"
#include "analysis/study/steps/stop_departures.h"
#include "geo/layer/table.h"

namespace nahraum::analysis {

/// One ranked candidate under three kinds of doubt.
struct Firmness {
  RankStability both;     ///< weights around the set ones and inexact data
  RankStability weights;  ///< any weights at all, data as they are
  RankStability data;     ///< set weights, inexact data
  PlaceAnswer place;
};

/// Lists are one a candidate unless said otherwise.
struct JudgementResult {
  std::vector<StopDepartures> departures;  ///< one a Kita; empty without timetable
  std::vector<KitaFacts> facts;            ///< one a Kita
  std::vector<Pathway> pathways;
  std::vector<NeedReadiness> need_readiness;
  std::vector<std::optional<Firmness>> firmness;  ///< nothing for those without rank
  std::vector<CloseCall> close_calls;
  NoiseModel noise;  ///< how inexact the measures are; for draws with other weights
  std::vector<OrganisationFacts> organisation_facts;  ///< one a Kita
  std::vector<OrganisationAdvice> organisation;       ///< one a Kita
  geo::Table stability_table;                         ///< "stabilitaet"
  geo::Table need_readiness_table;                    ///< "bedarf_bereitschaft"
  geo::Table motivation_table;                        ///< "pfad_motivation": the third list
  geo::Table organisation_table;                      ///< "organisationsform"
};

}  // namespace nahraum::analysis
