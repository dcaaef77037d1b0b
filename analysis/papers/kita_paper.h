#pragma once
// What the parts of kita_report share; each function makes one section with those below it.

#include <optional>
#include <string>
#include <vector>

#include "analysis/papers/common_sections.h"
#include "analysis/papers/earlier.h"
#include "analysis/papers/facts.h"

namespace nahraum::analysis {

struct KitaPaper {
  const StudyResult& result;
  Facts facts;
  std::size_t row = 0;  ///< in the list of Kitas
  const EarlierStudy* earlier = nullptr;
  std::string subject{};     ///< "kita:0042"
  std::string sozialraum{};  ///< "sozialraum:pb1"; "" = in none

  [[nodiscard]] const Kita& kita() const { return result.inputs.kitas[row]; }
  [[nodiscard]] NumberOrigin at(std::string line) const { return {subject, std::move(line)}; }
  [[nodiscard]] geo::Text words(const std::string& line) { return facts.words(at(line)); }
  [[nodiscard]] bool has(const std::string& line) { return facts.line(at(line)) != nullptr; }
  [[nodiscard]] bool knows(const std::string& line) { return facts.known(at(line)); }
  /// The box of a place of report/entered_texts.h.
  [[nodiscard]] ReportBox box(const char* place) const;
};

using Sections = std::vector<ReportSection>;

[[nodiscard]] ReportSection kita_summary(KitaPaper& paper);
[[nodiscard]] Sections kita_profile(KitaPaper& paper);     ///< 1 Steckbrief
[[nodiscard]] Sections kita_state(KitaPaper& paper);       ///< 2 Ist-Stand
[[nodiscard]] Sections kita_needs(KitaPaper& paper);       ///< 3 Bedarfe der Familien
[[nodiscard]] Sections kita_area(KitaPaper& paper);        ///< 4 Sozialraum
[[nodiscard]] Sections kita_network(KitaPaper& paper);     ///< 5 Kooperationspartner
[[nodiscard]] Sections kita_conditions(KitaPaper& paper);  ///< 6 Voraussetzungen
[[nodiscard]] Sections kita_model(KitaPaper& paper);       ///< 7 Modellprüfung
[[nodiscard]] Sections kita_process(KitaPaper& paper);     ///< 8 Prozessbegleitung
[[nodiscard]] Sections kita_goals(KitaPaper& paper);       ///< 9 Ziele und Handlungsschritte
[[nodiscard]] Sections kita_comparison(KitaPaper& paper);  ///< 10 Vergleich
[[nodiscard]] Sections kita_sources(KitaPaper& paper);     ///< 11 Quellen, Datenschutzhinweis

/// "Kinder unter 6 Jahren": whom [score] counts.
[[nodiscard]] const geo::Text& counted_group(const KitaPaper& paper);
/// Children in the catchment, counted and by the forecast, as a chart; nothing without a forecast.
[[nodiscard]] std::optional<ReportFigure> forecast_figure(KitaPaper& paper);
/// Square around the Kita, half a side in metres.
[[nodiscard]] geo::Box around(const Kita& kita, double metres);

}  // namespace nahraum::analysis
