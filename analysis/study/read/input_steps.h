#pragma once
// The parts of read_inputs(), one a kind of source. Each fills its part of StudyInputs.

#include <optional>
#include <set>
#include <string>

#include "analysis/need/crosswalk.h"
#include "analysis/study/read/input_context.h"

namespace nahraum::analysis {

void read_study_boundaries(InputContext& context);
/// Needs boundaries: cells are read for their area and a ring around it.
void read_study_census(InputContext& context);
/// Returns the ids of Kitas that are in the list but were rejected for their place.
[[nodiscard]] std::set<std::string> read_kitas(InputContext& context);
void read_thekiz(InputContext& context, const std::set<std::string>& rejected);
void read_verbuende(InputContext& context, const std::set<std::string>& rejected);
/// Needs Kitas for services that are hosted by one.
void read_services(InputContext& context, const std::set<std::string>& rejected);
/// Needs Kitas and services.
void read_cooperations(InputContext& context, const std::set<std::string>& rejected);
/// Planning areas. Needs boundaries.
void read_sozialraeume(InputContext& context);
/// Mean and SD by indicator, when [index] measures against a table.
void read_index_references(InputContext& context);
/// Needs Sozialraeume: their own rows and those of Ortsteile are kept for them.
void read_indicators(InputContext& context);
/// Changes of territory; nothing without [crosswalk].
[[nodiscard]] std::optional<Crosswalk> study_crosswalk(InputContext& context);
/// Children and births by Gemeinde, for later years. Needs boundaries.
void read_forecast(InputContext& context);
/// Readiness, documented needs, centres. Needs Kitas.
void read_statements(InputContext& context);
/// Texts people entered for the papers. Needs Kitas and Sozialraeume.
void read_report_texts(InputContext& context);
/// Streets and timetable, with the profile and the day of each mode. Needs boundaries and Kitas.
void read_networks(InputContext& context);

/// Row of boundaries of each point, -1 = outside every unit.
[[nodiscard]] std::vector<std::int32_t> units_of(const geo::Layer& boundaries,
                                                 const std::vector<geo::Point>& points);
/// Index of the Kita with this id; invalid when there is none.
[[nodiscard]] KitaIndex find_kita(const std::vector<Kita>& kitas, const std::string& id);

inline constexpr std::size_t kInputSteps = 5;
/// read_inputs() as the first steps of a longer run: names its steps, does not begin().
[[nodiscard]] StudyInputs read_inputs_in_steps(const Study& study, geo::Progress& progress);

}  // namespace nahraum::analysis
