#include "analysis/papers/papers.h"

#include <algorithm>
#include <set>

#include "analysis/papers/kita_report.h"
#include "analysis/papers/kreis_report.h"
#include "analysis/papers/sozialraum_report.h"
#include "analysis/report/empty_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

std::string safe(const std::string& id) {
  std::string name;
  for (const char c : id) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    name += plain || c == '-' ? std::string(1, c)
                              : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return name;
}

/// Rows of Gemeinden with a Kita in them, in the order of the boundaries.
std::vector<std::string> units_with_kita(const StudyResult& result) {
  if (!result.study.kitas || result.layers.kitas.size() == 0) return {};
  const std::vector<std::string>& of_kitas = result.layers.kitas.table().text(columns::kCellUnit);
  const std::set<std::string> with_kita(of_kitas.begin(), of_kitas.end());
  std::vector<std::string> units;
  for (const std::string& key : result.layers.units.table().text(columns::kUnitKey))
    if (with_kita.contains(key)) units.push_back(key);
  return units;
}

Text with(const char* german, const char* english, const std::string& name) {
  return {std::string(german) + " " + name, std::string(english) + " " + name};
}

std::string sozialraum_name(const StudyResult& result, const std::string& id) {
  if (!result.inputs.sozialraeume) return id;
  for (const Sozialraum& one : result.inputs.sozialraeume->areas.list)
    if (one.id == id) return one.name;
  return id;
}

std::string kita_name(const StudyResult& result, const std::string& id) {
  for (const Kita& kita : result.inputs.kitas)
    if (kita.id == id) return kita.name;
  return id;
}

std::string unit_name(const StudyResult& result, const std::string& key) {
  const geo::Table& units = result.layers.units.table();
  const std::vector<std::string>& keys = units.text(columns::kUnitKey);
  const auto there = std::find(keys.begin(), keys.end(), key);
  if (there == keys.end()) return key;
  return units.text(columns::kUnitName)[static_cast<std::size_t>(there - keys.begin())];
}

}  // namespace

std::vector<PaperRequest> papers_of(const StudyResult& result, const PaperOptions& options) {
  std::vector<PaperRequest> papers{{PaperKind::Kreis, {}}, {PaperKind::Lsz, {}}};
  if (options.earlier != nullptr) papers.push_back({PaperKind::Changes, {}});
  if (result.layers.sozialraeume.size() > 0) {
    for (const Sozialraum& one : result.inputs.sozialraeume->areas.list)
      papers.push_back({PaperKind::Sozialraum, one.id});
  } else {
    for (const std::string& key : units_with_kita(result)) papers.push_back({PaperKind::Unit, key});
  }
  for (const Kita& kita : result.inputs.kitas) papers.push_back({PaperKind::Kita, kita.id});
  return papers;
}

std::string paper_name(const PaperRequest& request) {
  switch (request.kind) {
    case PaperKind::Sozialraum:
      return "sozialraum_" + safe(request.id);
    case PaperKind::Unit:
      return "gemeinde_" + safe(request.id);
    case PaperKind::Kita:
      return "kita_" + safe(request.id);
    case PaperKind::Kreis:
      return "kreis";
    case PaperKind::Lsz:
      return "lsz";
    case PaperKind::Changes:
      return "veraenderung";
  }
  return "kreis";
}

Text paper_title(const StudyResult& result, const PaperRequest& request) {
  switch (request.kind) {
    case PaperKind::Sozialraum:
      return with("Sozialraumanalyse", "Analysis of Sozialraum",
                  sozialraum_name(result, request.id));
    case PaperKind::Unit:
      return with("Sozialraumanalyse Gemeinde", "Analysis of Gemeinde", request.id);
    case PaperKind::Kita:
      return with("Ausgangsanalyse", "Baseline of", kita_name(result, request.id));
    case PaperKind::Kreis:
      return {"Kreisbericht", "County report"};
    case PaperKind::Lsz:
      return {"Planungstabelle nach Handlungsfeldern", "Plan table by field of action"};
    case PaperKind::Changes:
      return {"Veränderung seit einer früheren Studie", "Changes since an earlier study"};
  }
  return {};
}

Text paper_subject(const StudyResult& result, const PaperRequest& request) {
  switch (request.kind) {
    case PaperKind::Sozialraum:
      return geo::same_text(sozialraum_name(result, request.id));
    case PaperKind::Unit:
      return geo::same_text(unit_name(result, request.id));
    case PaperKind::Kita:
      return geo::same_text(kita_name(result, request.id));
    case PaperKind::Kreis:
    case PaperKind::Lsz:
    case PaperKind::Changes:
      break;
  }
  return {};
}

namespace {

ReportDocument written(const StudyResult& result, const PaperRequest& request,
                       const PaperOptions& options) {
  switch (request.kind) {
    case PaperKind::Sozialraum:
      return sozialraum_report(result, request.id);
    case PaperKind::Unit:
      return sozialraum_report(result, "unit:" + request.id);
    case PaperKind::Kita:
      return kita_report(result, request.id, options.earlier);
    case PaperKind::Lsz:
      return lsz_report(result);
    case PaperKind::Changes:
      if (options.earlier == nullptr)
        throw geo::Error(
            geo::ErrorKind::Usage,
            text("Für die Veränderung fehlt der Ergebnisordner der früheren Studie.",
                 "For the changes the results folder of the earlier study is missing."));
      return change_report(result, *options.earlier);
    case PaperKind::Kreis:
      break;
  }
  return kreis_report(result, {.earlier = options.earlier});
}

}  // namespace

ReportDocument paper(const StudyResult& result, const PaperRequest& request,
                     const PaperOptions& options) {
  ReportDocument document = written(result, request, options);
  drop_empty_columns(document);
  return document;
}

}  // namespace nahraum::analysis
