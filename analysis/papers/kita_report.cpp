#include "analysis/papers/kita_report.h"

#include <algorithm>

#include "analysis/papers/kita_paper.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr double kNearMapMetres = 2500;
constexpr double kWideMapMetres = 7500;

std::size_t row_of(const StudyResult& result, const std::string& id) {
  const std::vector<Kita>& kitas = result.inputs.kitas;
  const auto found =
      std::find_if(kitas.begin(), kitas.end(), [&](const Kita& kita) { return kita.id == id; });
  if (found == kitas.end()) (void)explain_kita(result, id);  // says which are there
  return static_cast<std::size_t>(found - kitas.begin());
}

RichText who_sentence(KitaPaper& paper) {
  const Kita& kita = paper.kita();
  const Text gemeinde = paper.words("kita.gemeinde");
  const Text traeger = paper.kita().traeger.empty() ? Text{"nicht angegeben", "not given"}
                                                    : paper.words("kita.traeger");
  const Said name = say_strong(same_text(kita.name));
  if (gemeinde.de.empty())
    return sentence({"{0} liegt außerhalb der Gemeinden dieser Studie; Träger: {1}.",
                     "{0} stands outside the Gemeinden of this study; provider: {1}."},
                    {name, say(traeger)});
  return sentence({"{0} liegt in {1}; Träger: {2}.", "{0} stands in {1}; provider: {2}."},
                  {name, say(gemeinde), say(traeger)});
}

RichText size_sentence(KitaPaper& paper) {
  const Said places = paper.facts.count(paper.at("kita.places"), noun_places());
  const Said children = paper.facts.count(paper.at("kita.attending"), noun_children());
  if (!paper.knows("kita.places") && !paper.knows("kita.attending"))
    return plain({"Plätze und betreute Kinder sind nicht angegeben oder werden nicht gezeigt.",
                  "Places and children attending are not given or not shown."});
  if (!paper.knows("kita.attending"))
    return sentence({"Sie hat {0}; die Zahl der betreuten Kinder ist nicht angegeben oder wird "
                     "nicht gezeigt.",
                     "It has {0}; the number of children attending is not given or not shown."},
                    {places});
  if (!paper.knows("kita.places"))
    return sentence({"Sie betreut {0}; die Zahl der Plätze ist nicht angegeben.",
                     "It cares for {0}; the number of places is not given."},
                    {children});
  return sentence({"Sie hat {0} und betreut {1}.", "It has {0} and cares for {1}."},
                  {places, children});
}

RichText phase_sentence(KitaPaper& paper) {
  const Text since = paper.words("kita.since");
  if (!paper.kita().is_thekiz())
    return plain({"Sie ist bisher kein ThEKiZ und nicht auf dem Weg dahin.",
                  "So far it is no ThEKiZ and not on the way to become one."});
  const Said phase = say(paper.words("kita.phase"));
  if (since.de.empty())
    return sentence(
        {"Phase: {0}; seit wann, ist nicht angegeben.", "Phase: {0}; since when is not given."},
        {phase});
  return sentence({"Phase: {0}, seit {1}.", "Phase: {0}, since {1}."}, {phase, say(since)});
}

RichText reach_sentence(KitaPaper& paper) {
  const Said walk = paper.facts.count(paper.at("catchment.walk_children"), noun_children());
  const Said all = paper.facts.count(paper.at("catchment.children"), noun_children());
  const auto limit = [&](const ModeLimit& one) {
    const Mode& mode = paper.result.study.mode(one.mode);
    const Text minutes = geo::number_text(one.limit.count());
    return Text{minutes.de + " Minuten " + mode.title.de, minutes.en + " minutes " + mode.title.en};
  };
  const ScoreSpec& score = paper.result.study.score;
  return sentence(
      {"Gezählt sind: {4}. Im Umkreis von {1} {0|wohnt|wohnen} {0}, im Einzugsgebiet "
       "der Kita ({3}) {2}.",
       "Counted are: {4}. Within {1} there {0|lives|live} {0}, in the catchment of the "
       "Kita ({3}) {2}."},
      {walk, say(limit(score.walk)), all, say(limit(score.catchment)), say(counted_group(paper))});
}

RichText covered_sentence(KitaPaper& paper) {
  const Said covered = paper.facts.count(paper.at("catchment.covered"), noun_children());
  if (paper.facts.value(paper.at("catchment.covered")).value == 0)
    return plain(paper.kita().is_thekiz()
                     ? Text{"Im Einzugsgebiet eines anderen ThEKiZ wohnt keines von ihnen.",
                            "None of them lives in the catchment of another ThEKiZ."}
                     : Text{"Im Einzugsgebiet eines ThEKiZ wohnt bisher keines von ihnen.",
                            "So far none of them lives in the catchment of a ThEKiZ."});
  if (paper.kita().is_thekiz())
    return sentence({"Davon {0|wohnt|wohnen} {0} auch im Einzugsgebiet eines anderen ThEKiZ.",
                     "Of these, {0} also {0|lives|live} in the catchment of another ThEKiZ."},
                    {covered});
  return sentence({"Davon {0|wohnt|wohnen} {0} schon im Einzugsgebiet eines ThEKiZ.",
                   "Of these, {0} already {0|lives|live} in the catchment of a ThEKiZ."},
                  {covered});
}

RichText services_sentence(KitaPaper& paper) {
  if (!paper.has("kita.core_all"))
    return not_there({"Angebote rund um die Kita", "Services around the Kita"},
                     {"eine Liste der Angebote, die weitergegeben werden darf",
                      "a list of services that may be passed on"});
  const auto number = [&](const char* line) {
    return paper.facts.figure(paper.at(line), Text{}, 0);
  };
  return sentence({"Von {0} Arten von Kernangeboten für Familien {1|ist|sind} {1} im Haus, {2} im "
                   "Haus oder nah und {3} "
                   "ohne Auto erreichbar.",
                   "Of {0} kinds of core services for families, {1} {1|is|are} in house, {2} in "
                   "house or near, and {3} "
                   "within reach without a car."},
                  {number("kita.core_all"), number("kita.core_in_house"), number("kita.core_near"),
                   number("kita.core_without_car")});
}

/// The last year of the main variant.
std::optional<RichText> later_sentence(KitaPaper& paper) {
  const ForecastYear* last = paper.result.forecast.last();
  if (last == nullptr) return std::nullopt;
  const std::string key = fmt::format("forecast.children.{}.{}", last->year, last->variant + 1);
  const auto whole = [&](const std::string& line) {
    geo::FlaggedValue value = paper.facts.value(paper.at(line));
    if (!value.missing()) value.flag = geo::ValueFlag::None;  // the interval says it
    return say_value(value, Text{}, 0, paper.at(line));
  };
  if (!paper.knows(key)) return std::nullopt;
  return sentence(
      {"Für {0} ergibt die Vorausschau im Einzugsgebiet {1} Kinder (Spanne {2} bis {3}).",
       "For {0} the outlook gives {1} children in the catchment (interval {2} to {3})."},
      {say(same_text(std::to_string(last->year))), whole(key), whole(key + ".low"),
       whole(key + ".high")});
}

RichText voices_sentence(const KitaPaper& paper) {
  switch (families_voices(paper.result, paper.subject)) {
    case Voices::There:
      return plain({"Die Sicht der Familien liegt vor (siehe „Bedarfe der Familien“).",
                    "The view of the families is available (see \"Needs of families\")."});
    case Voices::Internal:
      return plain({"Texte zur Sicht der Familien sind intern und stehen nicht in dieser Fassung.",
                    "Texts on the view of the families are internal and not in this version."});
    case Voices::Missing:
      break;
  }
  return plain(
      {"Die Sicht der Familien liegt nicht vor. Ohne sie lässt sich über Bedarfe nicht "
       "entscheiden.",
       "The view of the families is not available. Without it nothing can be decided "
       "about needs."});
}

std::vector<ReportFigure> summary_maps(const KitaPaper& paper) {
  std::vector<ReportFigure> maps;
  const auto add = [&](const std::string& name, double metres, Text caption) {
    if (has_map(paper.result, name))
      maps.push_back(map_figure("kurz_" + name, std::move(caption),
                                {name, around(paper.kita(), metres), paper.subject}));
  };
  add("kinder", kNearMapMetres,
      {"Wo Kinder rund um die Kita wohnen", "Where children around the Kita live"});
  add("einzugsgebiete", kWideMapMetres,
      {"Einzugsgebiete der Einrichtungen", "Catchments of the facilities"});
  add("sozialindex", kWideMapMetres,
      {"Sozialindex und Angebote im Umkreis", "Social index and services around"});
  return maps;
}

void add(ReportDocument& paper, Sections sections) {
  for (ReportSection& section : sections) paper.sections.push_back(std::move(section));
}

std::string sozialraum_of_kita(const StudyResult& result, std::size_t row) {
  if (!result.inputs.sozialraeume || row >= result.surroundings.kitas.size()) return "";
  const std::int32_t area = result.surroundings.kitas[row].sozialraum;
  if (area < 0) return "";
  return "sozialraum:" + result.inputs.sozialraeume->areas.list[static_cast<std::size_t>(area)].id;
}

}  // namespace

ReportBox KitaPaper::box(const char* place) const { return entered_box(result, subject, place); }

const Text& counted_group(const KitaPaper& paper) {
  return paper.result.study.group(paper.result.study.score.group).title;
}

geo::Box around(const Kita& kita, double metres) {
  return {kita.where.x - metres, kita.where.y - metres, kita.where.x + metres,
          kita.where.y + metres};
}

ReportSection kita_summary(KitaPaper& paper) {
  std::vector<RichText> sentences{
      joined({who_sentence(paper), size_sentence(paper), phase_sentence(paper)}),
      joined({reach_sentence(paper), covered_sentence(paper)}), services_sentence(paper)};
  if (const auto later = later_sentence(paper)) sentences.push_back(*later);
  if (paper.has("organisation.advice"))
    sentences.push_back(sentence({"Eine Organisationsform ist nicht vorgeschrieben. {0}",
                                  "No organisational model is prescribed. {0}"},
                                 {say(paper.words("organisation.advice"))}));
  sentences.push_back(voices_sentence(paper));
  return summary_section(std::move(sentences), summary_maps(paper));
}

Sections kita_sources(KitaPaper& paper) {
  ReportSection first{
      .key = "datenschutz",
      .title = {"Quellen, Methodik, Datenschutzhinweis", "Sources, method, data protection"}};
  first.blocks.emplace_back(notice(
      {"Datenschutz", "Data protection"},
      {plain(
          {"Dieses Papier enthält keine Angaben zu einzelnen Kindern, Familien oder Beschäftigten. "
           "Eingetragene Texte nennen Rollen, keine Namen. Wer Texte ergänzt, achtet darauf, "
           "dass niemand zu erkennen ist.",
           "This paper has no statements on single children, families or staff. Entered texts "
           "name roles, not persons. Who adds texts takes care that nobody can be "
           "recognised."})}));
  first.blocks.emplace_back(data_table(paper.result));
  ReportSection method = method_section(paper.result);
  ReportSection licences = licence_section(paper.result);
  method.level = licences.level = 2;
  return {std::move(first), std::move(method), std::move(licences)};
}

ReportDocument kita_report(const StudyResult& result, const std::string& kita_id,
                           const EarlierStudy* earlier) {
  const std::size_t row = row_of(result, kita_id);
  KitaPaper paper{result,  Facts(result),     row,
                  earlier, "kita:" + kita_id, sozialraum_of_kita(result, row)};
  ReportDocument document = new_paper(result, {"kita",
                                               paper.subject,
                                               {"Ausgangsanalyse: " + paper.kita().name,
                                                "Ausgangsanalyse (baseline): " + paper.kita().name},
                                               {"Ist-Stand, Bedarfe und Sozialraum einer Kita",
                                                "State, needs and Sozialraum of a Kita"}});
  document.sections.push_back(kita_summary(paper));
  for (const auto part :
       {kita_profile, kita_state, kita_needs, kita_area, kita_network, kita_conditions, kita_model,
        kita_process, kita_goals, kita_comparison, kita_sources})
    add(document, part(paper));
  return document;
}

}  // namespace nahraum::analysis
