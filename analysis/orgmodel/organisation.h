#pragma once
// Which organisational model could fit a Kita: rules R1 to R10 of domain.md 3(d). Soft (ramps, no
// thresholds that jump), with reasons and with what to collect where facts are missing. A sorted
// suggestion for talking: mixes are always possible, and nothing here is a decision.
//
//   const OrganisationAdvice advice = suggest_organisation(facts, {});
//
// Strengths are 0..1. "And" is the smaller, "or" the greater of two. A rule whose facts are missing
// gives nothing and names what to collect. The numbers are proposals; the models and their fit are
// from the Fachliche Empfehlungen ThEKiZ (2021).

#include <string>
#include <vector>

#include "geo/core/flag.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class OrganisationModel {
  UnderOneRoof,  ///< Unter einem Dach
  Gallery,       ///< Galerie
  Guide,         ///< Lotse
  Verbund,
  CheckFirst  ///< none fits yet: "Voraussetzung prüfen" (R6)
};
[[nodiscard]] geo::Text organisation_name(OrganisationModel model);

/// What is known of one Kita; missing members are missing. Counts of core categories are of 8.
struct OrganisationFacts {
  geo::FlaggedValue rooms;             ///< usable for families, own and by co-operation
  geo::FlaggedValue services_in;       ///< core categories in the house
  geo::FlaggedValue services_near;     ///< within 15 min on foot
  geo::FlaggedValue services_reach;    ///< within 15 min by car or 30 by bus
  geo::FlaggedValue kids;              ///< attending
  geo::FlaggedValue rural;             ///< 0 town .. 1 rural
  geo::FlaggedValue kitas_near;        ///< other Kitas within 15 min by car
  geo::FlaggedValue traeger_near;      ///< Traeger of these and of its own
  geo::FlaggedValue partners_willing;  ///< 1 yes, 0 no; entered
  geo::FlaggedValue signed_cooperations;
};

struct OrganisationSuggestion {
  OrganisationModel model = OrganisationModel::CheckFirst;
  double strength = 0;           ///< 0..1
  std::string rule;              ///< "R1"
  geo::Text reason;              ///< with the numbers it rests on
  std::vector<geo::Text> notes;  ///< warnings that belong to it (R8, R9)
};

struct OrganisationAdvice {
  std::vector<OrganisationSuggestion> suggestions;  ///< strongest first; weak ones left out
  std::vector<geo::Text> collect;                   ///< facts that are missing and would decide
  geo::Text sentence;                               ///< the whole in one sentence; never empty
};

struct OrganisationOptions {
  double least_strength = 0.25;  ///< weaker suggestions are not shown
  double mix_distance = 0.2;     ///< two first suggestions closer than this: a mix is likely
};

[[nodiscard]] OrganisationAdvice suggest_organisation(const OrganisationFacts& facts,
                                                      const OrganisationOptions& options);

}  // namespace nahraum::analysis
