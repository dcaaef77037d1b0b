#include "analysis/papers/area_paper.h"

#include <algorithm>

#include "analysis/papers/sozialraum_report.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr double kMargin = 0.06;  // of the larger side, around an area on its map

std::string with_kind(const std::string& id) {
  return id.starts_with("unit:") || id.starts_with("sozialraum:") ? id : "sozialraum:" + id;
}

ReportDocument cover_of(const AreaPaper& paper) {
  const bool unit = paper.area.kind == StudyArea::Kind::Unit;
  const std::string kind =
      unit ? "Gemeinde" : paper.result.inputs.sozialraeume->areas.list[paper.area.row].kind;
  ReportDocument document = new_paper(paper.result, {"sozialraum",
                                                     paper.area.subject,
                                                     {"Sozialraumanalyse: " + paper.area.name,
                                                      "Social-space analysis: " + paper.area.name},
                                                     paper.result.study.title});
  std::vector<std::pair<Text, Text>> cover{
      {{"Sozialraum", "Sozialraum"}, same_text(paper.area.name + " (" + paper.area.id + ")")}};
  if (!kind.empty()) cover.push_back({{"Art", "Kind"}, same_text(kind)});
  document.cover.insert(document.cover.begin(), cover.begin(), cover.end());
  return document;
}

void append(std::vector<ReportSection>& sections, std::vector<ReportSection> more) {
  for (ReportSection& section : more) sections.push_back(std::move(section));
}

}  // namespace

ReportMap AreaPaper::map(const std::string& name) const {
  ReportMap map{.map = name, .extent = {}, .subject = area.subject};
  if (!area.box.empty())
    map.extent = area.box.grown(kMargin * std::max(area.box.width(), area.box.height()));
  return map;
}

void AreaPaper::add_map(const std::string& name, Text caption,
                        std::vector<ReportBlock>& blocks) const {
  if (has_map(result, name))
    blocks.emplace_back(map_figure("karte_" + name, std::move(caption), map(name)));
}

Noun group_noun(const Group& group) {
  constexpr std::string_view kChildrenDe = "Kinder ", kChildrenEn = "Children ";
  Noun noun{group.title, group.title, Gender::Neuter};
  if (group.title.de.starts_with(kChildrenDe))
    noun.one.de = "Kind " + group.title.de.substr(kChildrenDe.size());
  if (group.title.en.starts_with(kChildrenEn)) {
    noun.one.en = "child " + group.title.en.substr(kChildrenEn.size());
    noun.many.en = "children " + group.title.en.substr(kChildrenEn.size());
  }
  return noun;
}

const CoverageResult* main_coverage(const StudyResult& result) {
  const CoverageResult* first = nullptr;
  for (const CoverageResult& one : result.coverage) {
    if (one.facilities != result.study.coverage.facilities) continue;
    if (one.mode == result.study.score.walk.mode &&
        one.limit.count() == result.study.score.walk.limit.count())
      return &one;
    if (first == nullptr) first = &one;
  }
  return first;
}

std::string coverage_key(const std::string& prefix, const CoverageResult& coverage) {
  return prefix + "." +
         columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit);
}

Text facility_words(const std::string& facilities) {
  if (facilities == "thekiz") return {"ein ThEKiZ", "a ThEKiZ"};
  if (facilities == "verbund") return {"einen Verbund", "a Verbund"};
  return {"eine Kita", "a Kita"};
}

Text limit_words(const StudyResult& result, const CoverageResult& coverage) {
  const Text& mode = result.study.mode(coverage.mode).title;
  const Text minutes = geo::number_text(coverage.limit.count());
  return {fmt::format("{} in {} Minuten", mode.de, minutes.de),
          fmt::format("{} within {} minutes", mode.en, minutes.en)};
}

Text of_the_whole() { return {"des gesamten Untersuchungsgebiets", "of the whole study area"}; }

std::vector<std::string> sozialraum_papers(const StudyResult& result) {
  std::vector<std::string> subjects;
  if (result.inputs.sozialraeume) {
    for (const Sozialraum& one : result.inputs.sozialraeume->areas.list)
      subjects.push_back("sozialraum:" + one.id);
    return subjects;
  }
  for (const std::string& key : result.layers.units.table().text(columns::kUnitKey))
    subjects.push_back("unit:" + key);
  return subjects;
}

ReportDocument sozialraum_report(const StudyResult& result, const std::string& id) {
  AreaPaper paper(result, with_kind(id));
  ReportDocument document = cover_of(paper);
  std::vector<ReportSection>& sections = document.sections;
  sections.push_back(area_summary(paper));
  sections.push_back(area_delimitation(paper));
  sections.push_back(area_infrastructure(paper));
  append(sections, area_population(paper));
  sections.push_back(area_social(paper));
  append(sections, area_supply(paper));
  sections.push_back(area_kitas(paper));
  append(sections, area_coverage(paper));
  sections.push_back(area_voices(paper));
  sections.push_back(area_network(paper));
  sections.push_back(area_assessment(paper));
  sections.push_back(area_candidates(paper));
  sections.push_back(method_section(result));
  sections.push_back(licence_section(result));
  sections.push_back(area_annex(paper, document));
  check_document(document);
  return document;
}

}  // namespace nahraum::analysis
